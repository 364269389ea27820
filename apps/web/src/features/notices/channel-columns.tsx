import { Button } from 'antd'
import type { Channel } from '../../api/notices.js'
import type { Column } from '../../components/list/Rows.js'
import { StatusTag } from '../../components/StatusTag.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'

const t = m.notice.channel

export interface ChannelCommands {
  edit: (channel: Channel) => void
  turn: (channel: Channel) => void
  test: (channel: Channel) => void
  remove: (channel: Channel) => void
}

const Actions = ({ channel, commands }: { channel: Channel; commands: ChannelCommands }) => {
  const may = (name: Channel['allowedCommands'][number]) => channel.allowedCommands.includes(name)
  return (
    <div className="notice-actions">
      {may('test') && (
        <Button size="small" onClick={() => commands.test(channel)}>
          {t.test}
        </Button>
      )}
      {may('change') && (
        <>
          <Button size="small" onClick={() => commands.edit(channel)}>
            {t.edit}
          </Button>
          <Button size="small" onClick={() => commands.turn(channel)}>
            {channel.isOn ? t.turnOff : t.turnOn}
          </Button>
        </>
      )}
      {may('remove') && (
        <Button size="small" danger onClick={() => commands.remove(channel)}>
          {t.remove}
        </Button>
      )}
    </div>
  )
}

const State = ({ channel: { isOn, flaw, restsUntil } }: { channel: Channel }) => (
  <>
    <StatusTag tone={!isOn ? 'stopped' : flaw ? 'returned' : 'done'} label={isOn ? t.on : t.off} />
    {flaw && <div className="cell-sub">{flaw}</div>}
    {restsUntil && <div className="cell-sub">{t.resting(formatInstant(restsUntil))}</div>}
  </>
)

export const channelColumns = (commands: ChannelCommands): Column<Channel>[] => [
  {
    key: 'name',
    title: t.columns.name,
    onCard: 'heading',
    cell: ({ name, kindLabel, addressHint, perMinute, gapMinutes }) => (
      <>
        <div className="cell-heading">{name}</div>
        <div className="cell-sub">
          <span>{kindLabel}</span>
          {addressHint && <span className="figure">{addressHint}</span>}
          <span>{t.pace(perMinute, gapMinutes)}</span>
        </div>
      </>
    ),
  },
  {
    key: 'where',
    title: t.columns.where,
    cell: ({ unit, servesBelow }) =>
      unit ? `${unit.name}${servesBelow ? `（${t.below}）` : ''}` : t.wholePlatform,
  },
  {
    key: 'figures',
    title: t.columns.figures,
    cell: ({ sentToday, waiting, deadLetters }) => (
      <>
        {t.figures(sentToday, waiting)}
        {deadLetters > 0 && <div className="cell-sub">{t.deadLetters(deadLetters)}</div>}
      </>
    ),
  },
  { key: 'state', title: t.columns.state, onCard: 'bare', cell: channel => <State channel={channel} /> },
  {
    key: 'actions',
    title: '',
    onCard: 'bare',
    cell: channel => <Actions channel={channel} commands={commands} />,
  },
]
