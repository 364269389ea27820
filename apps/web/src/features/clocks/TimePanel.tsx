import { useQuery } from '@tanstack/react-query'
import { processTimeQuery } from '../../api/clocks.js'
import type { LineTime } from '../../api/types.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { m } from '../../messages/index.js'
import './clocks.css'

interface Part {
  key: string
  name: string
  stage?: string
  hours: number
  heldHours?: number
  /** Which of the colours of parties; none for time that was nobody's. */
  colour?: number
}

const colours = 6

/** Parties keep their colour through all stages. */
const partsOf = ({ parties, pausedHours, nobodyHours }: LineTime): Part[] => {
  const units = [...new Set(parties.map(({ unit }) => unit.id))]
  const parts: Part[] = [
    ...parties.map(({ unit, stage, stageLabel, hours, heldHours }) => ({
      key: `${stage} ${unit.id}`,
      name: unit.name,
      stage: stageLabel,
      hours,
      heldHours,
      colour: units.indexOf(unit.id) % colours,
    })),
    { key: 'paused', name: m.clock.paused, hours: pausedHours },
    { key: 'nobody', name: m.clock.nobody, hours: nobodyHours },
  ]
  return parts.filter(({ hours, heldHours = 0 }) => hours > 0 || heldHours > 0)
}

const Bar = ({ part, total, hoursOfDay }: { part: Part; total: number; hoursOfDay: number }) => {
  const said = m.clock.days(part.hours, hoursOfDay)
  const percent = total > 0 ? Math.round((part.hours / total) * 100) : 0
  const isShared = part.heldHours !== undefined && part.heldHours > part.hours
  return (
    <li className="time-part">
      <p className="time-name">
        <strong>{part.name}</strong> {part.stage && <span className="muted">{part.stage}</span>}
      </p>
      <div className="time-track" role="img" aria-label={`${part.name} ${part.stage ?? ''} ${said}`}>
        <span
          className={part.colour === undefined ? 'time-bar' : `time-bar time-colour-${part.colour}`}
          style={{ width: `${Math.max(percent, 1)}%` }}
        />
      </div>
      <p className="time-figure figure">
        {said} · {m.clock.part(percent)}
        {isShared && (
          <span className="muted">{m.clock.held(m.clock.days(part.heldHours ?? 0, hoursOfDay))}</span>
        )}
      </p>
    </li>
  )
}

const Line = ({ line, hoursOfDay }: { line: LineTime; hoursOfDay: number }) => (
  <section className="time-line">
    <h3>
      {line.label}{' '}
      <span className="muted figure">
        {m.clock.total} {m.clock.days(line.totalHours, hoursOfDay)}
      </span>
    </h3>
    <ol>
      {partsOf(line).map(part => (
        <Bar key={part.key} part={part} total={line.totalHours} hoursOfDay={hoursOfDay} />
      ))}
    </ol>
  </section>
)

/** 时间去哪了: the working time of a process, by who held the ball. */
export const TimePanel = ({ processId }: { processId: string }) => {
  const time = useQuery(processTimeQuery(processId))
  if (!time.isSuccess) return <NotLoaded query={time} />
  const { lines, hoursOfDay } = time.data
  const begun = lines.filter(({ totalHours }) => totalHours > 0)
  if (begun.length === 0) return <EmptyState title={m.clock.timeNone[0]} hint={m.clock.timeNone[1]} />
  return (
    <>
      <p className="muted">{m.clock.timeLead(hoursOfDay)}</p>
      {begun.map(line => (
        <Line key={line.region} line={line} hoursOfDay={hoursOfDay} />
      ))}
    </>
  )
}
