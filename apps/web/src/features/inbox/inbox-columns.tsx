import { Link } from 'react-router'
import type { InboxBox, InboxItem } from '../../api/types.js'
import { Mark } from '../../components/Mark.js'
import { DueTag } from '../../components/DueTag.js'
import type { Column } from '../../components/list/DataList.js'
import { StatusTag } from '../../components/StatusTag.js'
import { formatInstant } from '../../format/dates.js'
import type { Ticks } from './use-ticks.js'
import { m } from '../../messages/index.js'

/** The process, at the seat that is asked for. */
export const pathTo = ({ processId, seatId, closedAt }: InboxItem): string =>
  seatId === '' || closedAt !== undefined
    ? `/processes/${processId}`
    : `/processes/${processId}?seat=${encodeURIComponent(seatId)}`

/** 乙 代 甲: whom one acts, or somebody else has acted, for. */
const Standing = ({ item: { onBehalfOf, byName } }: { item: InboxItem }) =>
  onBehalfOf ? <Mark>{m.inbox.onBehalf(byName ?? m.inbox.me, onBehalfOf.name)}</Mark> : null

const title: Column<InboxItem> = {
  key: 'title',
  title: m.inbox.columns.title,
  onCard: 'heading',
  cell: item => (
    <>
      <Link className="cell-heading" to={pathTo(item)}>
        {item.title}
      </Link>
      <p className="cell-sub figure">
        <span>{item.number}</span>
        <span>
          {m.inbox.columns.startedBy} {item.startedByName}
        </span>
      </p>
    </>
  ),
}

const step: Column<InboxItem> = {
  key: 'step',
  title: m.inbox.columns.step,
  onCard: 'bare',
  width: 190,
  cell: item => (
    <>
      <span className="nowrap">{item.formLabel}</span> <StatusTag tone={item.tone} label={item.stageLabel} />
      {item.origin && <Mark>{m.inbox.origins[item.origin] ?? item.origin}</Mark>}
      <Standing item={item} />
    </>
  ),
}

const stage: Column<InboxItem> = {
  key: 'stage',
  title: m.inbox.columns.stage,
  onCard: 'bare',
  cell: item => <StatusTag tone={item.tone} label={item.stageLabel} />,
}

const due: Column<InboxItem> = {
  key: 'due',
  title: m.inbox.columns.due,
  onCard: 'line',
  width: 210,
  cell: item => <DueTag {...item} />,
}

const moment = (key: 'arrivedAt' | 'closedAt', heading: string): Column<InboxItem> => ({
  key,
  title: heading,
  onCard: 'line',
  width: 150,
  cell: item => <span className="figure nowrap muted">{item[key] && formatInstant(item[key])}</span>,
})

const done: Column<InboxItem> = {
  key: 'done',
  title: m.inbox.columns.done,
  onCard: 'bare',
  cell: item => (
    <>
      {item.formLabel}：{item.actLabel ?? ''} <Standing item={item} />
    </>
  ),
}

const copiedBy: Column<InboxItem> = {
  key: 'copiedBy',
  title: m.inbox.columns.copiedBy,
  onCard: 'line',
  cell: ({ byName, note, readAt }) => (
    <>
      {byName ?? m.inbox.me}
      {!readAt && <Mark tone="danger">{m.inbox.messages.unread}</Mark>}
      {note && <p className="cell-sub">{note}</p>}
    </>
  ),
}

const columns: Record<InboxBox, Column<InboxItem>[]> = {
  todo: [title, step, due, { ...moment('arrivedAt', m.inbox.columns.arrived), onCard: 'hidden' }],
  done: [title, done, stage, moment('closedAt', m.inbox.columns.doneAt)],
  copied: [title, copiedBy, stage, moment('arrivedAt', m.inbox.columns.copiedAt)],
  started: [title, stage, due, moment('arrivedAt', m.inbox.columns.started)],
}

/** One task, one tick. */
const tick = (ticks: Ticks): Column<InboxItem> => ({
  key: 'tick',
  title: '',
  onCard: 'mark',
  width: 40,
  cell: item => (
    <input
      type="checkbox"
      className="tick"
      aria-label={m.inbox.batch.tick(item.title)}
      disabled={ticks.isFull && !ticks.has(item)}
      checked={ticks.has(item)}
      onChange={() => ticks.toggle(item)}
    />
  ),
})

export const columnsOf = (box: InboxBox, ticks: Ticks): Column<InboxItem>[] =>
  box === 'todo' ? [tick(ticks), ...columns.todo] : columns[box]
