import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { technicalHistoryQuery } from '../../api/processes.js'
import type { TechnicalEvent, TechnicalRun } from '../../api/types.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'

const t = m.administration.technical

/** How the server works through a process, not what happens in it. */
const isInner = ({ type }: TechnicalEvent): boolean => type.startsWith('WorkflowTask')

const holds = (words: string) => (event: TechnicalEvent) =>
  `${event.label} ${event.type} ${event.summary.join(' ')}`.toLowerCase().includes(words.toLowerCase())

const Runs = ({
  runs,
  chosen,
  onChoose,
}: {
  runs: TechnicalRun[]
  chosen: string
  onChoose: (runId: string) => void
}) => (
  <Select
    aria-label={t.run}
    options={runs.map(({ runId, statusLabel, startedAt, events }) => ({
      value: runId,
      label: t.runOf(formatInstant(startedAt), statusLabel, events),
    }))}
    value={chosen}
    onChange={onChoose}
  />
)

const Event = ({ event }: { event: TechnicalEvent }) => (
  <li className="technical-event">
    <p>
      <span className="figure muted">#{event.eventId}</span> <strong>{event.label}</strong>{' '}
      <time dateTime={event.at} className="figure muted">
        {formatInstant(event.at)}
      </time>
    </p>
    <p className="technical-type">{event.type}</p>
    {event.summary.length > 0 && <p className="technical-summary">{event.summary.join(' · ')}</p>}
  </li>
)

/** The Temporal server's own history of the process, run by run: event, time, type, ids and codes. */
export const TechnicalHistory = ({ processId, words }: { processId: string; words: string }) => {
  const [run, setRun] = useState<string>()
  const [isWhole, setWhole] = useState(false)
  const history = useInfiniteQuery(technicalHistoryQuery(processId, run))
  if (!history.isSuccess) return <NotLoaded query={history} />
  const { pages } = history.data
  const events = pages
    .flatMap(page => page.events)
    .filter(event => isWhole || !isInner(event))
    .filter(holds(words))
  return (
    <>
      <div className="toolbar">
        <Runs runs={pages[0]?.runs ?? []} chosen={pages[0]?.runId ?? ''} onChoose={setRun} />
        <Checkbox checked={isWhole} onChange={event => setWhole(event.target.checked)}>
          {t.inner}
        </Checkbox>
      </div>
      {events.length === 0 && <EmptyState title={t.empty[0]} hint={t.empty[1]} />}
      <ol className="technical-events">
        {events.map(event => (
          <Event key={event.eventId} event={event} />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button loading={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>
          {t.older}
        </Button>
      )}
    </>
  )
}
