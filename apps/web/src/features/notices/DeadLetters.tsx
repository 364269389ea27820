import { useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { type DeadLetter, deadLettersQuery, settleDeadLetters } from '../../api/notices.js'
import { useCommand } from '../../api/use-command.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { ReasonDialog } from '../../components/form/ReasonDialog.js'
import { type Column, DataList } from '../../components/list/DataList.js'
import { pageSize, useListSearch } from '../../components/list/use-list-search.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { ProcessLink } from './ProcessLink.js'

const t = m.notice.dead

interface Ticking {
  ticked: ReadonlySet<string>
  toggle: (id: string) => void
}

const titleOf = ({ titles }: DeadLetter): string => titles[0] ?? ''

const columnsOf = ({ ticked, toggle }: Ticking): Column<DeadLetter>[] => [
  {
    key: 'tick',
    title: '',
    onCard: 'bare',
    width: 40,
    cell: letter => (
      <Checkbox
        aria-label={t.tick(titleOf(letter))}
        checked={ticked.has(letter.id)}
        onChange={() => toggle(letter.id)}
      />
    ),
  },
  {
    key: 'what',
    title: t.columns.what,
    onCard: 'heading',
    cell: letter => (
      <>
        <ProcessLink processId={letter.processId}>{titleOf(letter)}</ProcessLink>
        {letter.titles.length > 1 && <div className="cell-sub">{t.and(letter.titles.length)}</div>}
      </>
    ),
  },
  {
    key: 'to',
    title: t.columns.to,
    width: 200,
    cell: ({ recipientName, channelName }) => `${recipientName} · ${channelName}`,
  },
  {
    key: 'why',
    title: t.columns.why,
    cell: ({ faultLabel, reason, attempts }) => (
      <>
        {[faultLabel, reason].filter(Boolean).join('：')}
        <div className="cell-sub">{t.attempts(attempts)}</div>
      </>
    ),
  },
  {
    key: 'at',
    title: t.columns.at,
    width: 150,
    cell: ({ createdAt }) => <span className="figure nowrap">{formatInstant(createdAt)}</span>,
  },
]

/** What nobody tries any more until somebody says so: retried or given up, some at a time. */
export const DeadLetters = () => {
  const { message } = App.useApp()
  const { offset, goTo } = useListSearch()
  const letters = useQuery(deadLettersQuery({ offset, limit: pageSize }))
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [isDropping, setDropping] = useState(false)
  const toggle = (id: string) =>
    setTicked(before => new Set(before.has(id) ? [...before].filter(each => each !== id) : [...before, id]))
  const ids = [...ticked]
  const command = useCommand(settleDeadLetters, ({ done }, { name }) => {
    setTicked(new Set())
    setDropping(false)
    void message.success(name === 'retry' ? t.retried(done.length) : t.dropped(done.length))
  })
  return (
    <>
      <div className="toolbar">
        <Button
          type="primary"
          disabled={ids.length === 0}
          loading={command.isPending}
          onClick={() => command.run({ name: 'retry', ids })}
        >
          {t.retry}
        </Button>
        <Button disabled={ids.length === 0} onClick={() => setDropping(true)}>
          {t.drop}
        </Button>
        {ids.length > 0 && <span className="muted">{t.picked(ids.length)}</span>}
      </div>
      {!isDropping && <FormProblem problem={command.problem} />}
      <DataList
        label={t.label}
        query={letters}
        columns={columnsOf({ ticked, toggle })}
        keyOf={({ id }) => id}
        empty={[t.empty[0] ?? '', t.empty[1] ?? '']}
        list={{ offset, goTo }}
      />
      {isDropping && (
        <ReasonDialog
          title={t.dropTitle(ids.length)}
          about={t.dropHint}
          okText={t.drop}
          most={200}
          command={command}
          onSend={reason => command.run({ name: 'drop', ids, reason })}
          onClose={() => setDropping(false)}
        />
      )}
    </>
  )
}
