import { FastForwardOutlined } from '@ant-design/icons'
import { App, Dropdown } from 'antd'
import { fastForward } from '../../api/session.js'
import { useCommand } from '../../api/use-command.js'
import { m } from '../../messages/index.js'

/** 快进: moves the demo's business time, so that reminders and escalations happen before one's eyes. */
export const FastForward = () => {
  const { message } = App.useApp()
  const command = useCommand(fastForward, ({ moved, left }) => {
    if (left > 0) void message.info(m.shell.fastForwardPartly(moved, left))
    else void message.success(m.shell.fastForwarded(moved))
  })
  const items = m.shell.fastForwards.map(({ hours, label }) => ({
    key: String(hours),
    label,
    onClick: () => command.run(hours),
  }))
  return (
    <>
      {command.isPending && <span role="status">{m.shell.fastForwarding}</span>}
      {command.problem && !command.isPending && <span role="alert">{command.problem.message}</span>}
      <Dropdown menu={{ items }} trigger={['click']} disabled={command.isPending}>
        <button type="button" className="demo-button">
          <FastForwardOutlined /> {m.shell.fastForward}
        </button>
      </Dropdown>
    </>
  )
}
