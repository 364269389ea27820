import { Fragment } from 'react'
import type { TimelineLine } from '../../api/types.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { idleBetween } from './idle-time.js'
import './timeline.css'

const Line = ({ line }: { line: TimelineLine }) => (
  <li className={`timeline-line by-${line.actor}`}>
    <div className="timeline-when figure">
      <time dateTime={line.at}>{formatInstant(line.at)}</time>
      <span className="timeline-stage">{line.stageLabel}</span>
    </div>
    <p>
      <span className="visually-hidden">{m.process.actors[line.actor]}：</span>
      {line.sentence}
    </p>
    {line.reason && !line.sentence.includes(line.reason) && <p className="timeline-reason">{line.reason}</p>}
    {line.told && <p className="timeline-told">{line.told}</p>}
  </li>
)

const Idle = ({ line, before }: { line: TimelineLine; before: TimelineLine | undefined }) => {
  const idle = before && idleBetween(before, line)
  return idle ? <li className="timeline-idle figure">{idle}</li> : null
}

interface TimelineProps {
  lines: TimelineLine[]
  /** Also says how long nothing happened in between. */
  withIdle?: boolean
}

/** Who did what, newest first. */
export const Timeline = ({ lines, withIdle = false }: TimelineProps) => (
  <ol className="timeline">
    {[...lines.entries()].reverse().map(([index, line]) => (
      <Fragment key={`${line.stepNo}.${line.line}`}>
        <Line line={line} />
        {withIdle && <Idle line={line} before={lines[index - 1]} />}
      </Fragment>
    ))}
  </ol>
)
