import { useQuery } from '@tanstack/react-query'
import { simulationQuery } from '../../api/clocks.js'
import type { ForeseenMoment, Simulation } from '../../api/types.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { formatDay, formatDeadline } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import './clocks.css'

const Moment = ({ moment }: { moment: ForeseenMoment }) => (
  <li className={moment.does.includes('auto') ? 'foreseen is-auto' : 'foreseen'}>
    <p className="foreseen-when">
      <strong>{formatDay(moment.on)}</strong> {moment.weekday}{' '}
      <span className="muted figure">
        {formatDeadline(moment.at)} · {m.clock.ahead(moment.workingDaysAhead)}
      </span>
      {moment.provisional && <span className="foreseen-provisional">{m.deadline.provisional}</span>}
    </p>
    {moment.sentences.map(sentence => (
      <p key={sentence}>{sentence}</p>
    ))}
  </li>
)

const endOf = ({ cut, ended, stageLabel }: Simulation): string => {
  if (cut) return m.clock.more
  return ended ? m.clock.endsAt(stageLabel) : m.clock.staysAt(stageLabel)
}

/** 时限推演: what would happen by itself, day by day, if nobody acted from now on. */
export const ForeseenPanel = ({ processId }: { processId: string }) => {
  const simulation = useQuery(simulationQuery(processId))
  if (!simulation.isSuccess) return <NotLoaded query={simulation} />
  const { moments, waiting } = simulation.data
  return (
    <>
      {waiting.map(sentence => (
        <p key={sentence} className="foreseen-waiting">
          {sentence}
        </p>
      ))}
      {moments.length === 0 && waiting.length === 0 && (
        <EmptyState title={m.clock.foreseenNone[0]} hint={m.clock.foreseenNone[1]} />
      )}
      {moments.length > 0 && (
        <>
          <p className="muted">{m.clock.foreseenLead}</p>
          <ol className="foreseen-list">
            {moments.map(moment => (
              <Moment key={moment.at} moment={moment} />
            ))}
          </ol>
          <p className="muted">{endOf(simulation.data)}</p>
        </>
      )}
    </>
  )
}
