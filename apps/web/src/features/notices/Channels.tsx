import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { type Channel, changeChannel, channelsQuery, removeChannel, testChannel } from '../../api/notices.js'
import { useCommand } from '../../api/use-command.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { ReasonDialog } from '../../components/form/ReasonDialog.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { Rows } from '../../components/list/Rows.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { m } from '../../messages/index.js'
import { useRequest } from '../../api/use-request.js'
import { channelColumns } from './channel-columns.js'
import { ChannelDialog } from './ChannelDialog.js'
import '../../components/list/data-list.css'
import './notices.css'

const t = m.notice.channel

/** A test is sent once for each press. */
const useTest = () => {
  const { message } = App.useApp()
  return useRequest(testChannel, ({ taken, faultLabel, detail }) => {
    if (taken) void message.success(t.testTaken(detail))
    else void message.error(t.testFailed(faultLabel ?? '', detail), 8)
  })
}

const Removal = ({ channel, onClose }: { channel: Channel; onClose: () => void }) => {
  const command = useToldCommand((reason: string) => removeChannel(channel.id, reason), t.removed, onClose)
  return (
    <ReasonDialog
      title={t.removeTitle(channel.name)}
      about={t.removeHint}
      okText={t.remove}
      most={200}
      command={command}
      onSend={command.run}
      onClose={onClose}
    />
  )
}

/** Every way out of the platform that this administrator looks after. */
export const Channels = () => {
  const channels = useQuery(channelsQuery)
  const [edited, setEdited] = useState<Channel | 'new'>()
  const [removed, setRemoved] = useState<Channel>()
  const test = useTest()
  const turn = useCommand(
    ({ id, isOn }: Channel) => changeChannel(id, { isOn: !isOn }),
    () => undefined,
  )
  if (!channels.isSuccess) return <NotLoaded query={channels} />
  const columns = channelColumns({
    edit: setEdited,
    turn: turn.run,
    test: ({ id }) => test.run(id),
    remove: setRemoved,
  })
  return (
    <>
      <div className="toolbar">
        <Button type="primary" onClick={() => setEdited('new')}>
          {t.add}
        </Button>
      </div>
      <FormProblem problem={test.problem ?? turn.problem} />
      <div className="data-list">
        <Rows label={t.label} columns={columns} rows={channels.data.items} keyOf={({ id }) => id} />
      </div>
      {edited && (
        <ChannelDialog channel={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
      {removed && <Removal channel={removed} onClose={() => setRemoved(undefined)} />}
    </>
  )
}
