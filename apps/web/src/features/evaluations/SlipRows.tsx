import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { commandEvaluation } from '../../api/evaluation-results.js'
import type { EvaluationCommunity } from '../../api/evaluations.js'
import type { Slip } from '../../api/evaluation-slips.js'
import { ReasonDialog } from '../../components/form/ReasonDialog.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { Pager } from '../../components/list/Pager.js'
import { type Column, Rows } from '../../components/list/Rows.js'
import { pageSize, useListSearch } from '../../components/list/use-list-search.js'
import { Panel } from '../../components/Panel.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { StatusTag } from '../../components/StatusTag.js'
import { m } from '../../messages/index.js'
import { useSlipOrders } from './use-slip-orders.js'
import '../../components/list/data-list.css'

const t = m.evaluationSlip.list

type Filter = keyof typeof t.filters
const filters = Object.keys(t.filters) as Filter[]
const passes: Record<Filter, (slip: Slip) => boolean> = {
  all: () => true,
  open: ({ state, voted }) => state === 'drawn' && !voted,
  voted: ({ voted }) => voted,
  gone: ({ state }) => state !== 'drawn',
}

interface Asked {
  what: 'replace' | 'revoke'
  number: number
}

const State = ({ state, stateLabel, printed, voted, paper, withdrawal }: Slip) => {
  if (state !== 'drawn') return <StatusTag tone="stopped" label={stateLabel} />
  return (
    <>
      <StatusTag
        tone={voted ? 'done' : printed ? 'active' : 'waiting'}
        label={voted ? t.voted : printed ? t.printed : t.unprinted}
      />
      {paper && <p className="cell-sub">{t.paper[paper]}</p>}
      {withdrawal && <p className="cell-sub">{m.evaluationSlip.withdrawal.waiting}</p>}
    </>
  )
}

const columnsOf = (ask: ((asked: Asked) => void) | undefined): Column<Slip>[] => [
  {
    key: 'number',
    title: t.columns.number,
    onCard: 'heading',
    cell: ({ number, replaces }) => (
      <>
        <span className="cell-heading figure">{t.number(number)}</span>
        {replaces !== undefined && <p className="cell-sub">{t.replaces(replaces)}</p>}
      </>
    ),
  },
  {
    key: 'place',
    title: t.columns.place,
    cell: ({ place }) => <span className="figure">{place === undefined ? '—' : t.place(place)}</span>,
  },
  { key: 'state', title: t.columns.state, onCard: 'bare', cell: slip => <State {...slip} /> },
  ...(ask
    ? [
        {
          key: 'acts',
          title: t.columns.acts,
          onCard: 'bare' as const,
          cell: (slip: Slip) =>
            passes.open(slip) && (
              <div className="slip-acts">
                {(['replace', 'revoke'] as const).map(what => (
                  <Button key={what} size="small" onClick={() => ask({ what, number: slip.number })}>
                    {t[what]}
                  </Button>
                ))}
              </div>
            ),
        },
      ]
    : []),
]

interface DialogProps {
  id: string
  communityId: string
  number: number
  onClose: () => void
}

const Replace = ({ id, communityId, number, onClose }: DialogProps) => {
  const orders = useSlipOrders(id)
  return (
    <ReasonDialog
      title={t.replaceTitle(number)}
      label={t.replaceReason}
      hint={t.replaceHint}
      least={4}
      command={orders}
      onSend={reason => orders.run({ name: 'replace', communityId, number, reason })}
      onClose={onClose}
    />
  )
}

const Revoke = ({ id, communityId, number, onClose }: DialogProps) => {
  const command = useToldCommand(commandEvaluation(id), t.revoked, onClose)
  return (
    <ReasonDialog
      title={t.revokeTitle(number)}
      label={t.revokeReason}
      hint={t.revokeHint}
      least={4}
      command={command}
      onSend={reason => command.run({ name: 'revokeSlip', communityId, number, reason })}
      onClose={onClose}
    />
  )
}

/** Slips by number, with what became of each. */
export const SlipRows = ({
  id,
  community,
  slips,
}: {
  id: string
  community: EvaluationCommunity
  slips: Slip[]
}) => {
  const list = useListSearch()
  const [asked, setAsked] = useState<Asked>()
  const filter = filters.find(each => each === list.valueOf('slips')) ?? 'all'
  const found = slips.filter(passes[filter])
  const Dialog = asked?.what === 'replace' ? Replace : Revoke
  return (
    <Panel title={t.title(found.length)}>
      <div className="toolbar">
        <Segmented
          options={filters.map(value => ({ value, label: t.filters[value] }))}
          value={filter}
          onChange={value => list.set({ slips: value === 'all' ? undefined : value })}
        />
      </div>
      {found.length === 0 && <EmptyState title={t.empty[0]} hint={t.empty[1]} />}
      {found.length > 0 && (
        <>
          <Rows
            label={t.title(found.length)}
            columns={columnsOf(community.mayPrint ? setAsked : undefined)}
            rows={found.slice(list.offset, list.offset + pageSize)}
            keyOf={({ number }) => String(number)}
          />
          <Pager total={found.length} list={list} />
        </>
      )}
      {asked && (
        <Dialog
          id={id}
          communityId={community.id}
          number={asked.number}
          onClose={() => setAsked(undefined)}
        />
      )}
    </Panel>
  )
}
