import type { TimelineLine } from '../../api/types.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
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
  </li>
)

/** Who did what, newest first. */
export const Timeline = ({ lines }: { lines: TimelineLine[] }) => (
  <ol className="timeline">
    {[...lines].reverse().map(line => (
      <Line key={`${line.stepNo}.${line.line}`} line={line} />
    ))}
  </ol>
)
