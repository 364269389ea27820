import type { ProcessPage } from '../../api/types.js'
import { Panel } from '../../components/Panel.js'
import { formatDay, formatDeadline } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import './process.css'

/** What happens by itself if nobody acts. */
export const NextPanel = ({ page }: { page: ProcessPage }) =>
  page.endedAt ? null : (
    <Panel title={m.deadline.nextTitle}>
      {page.upcoming.length === 0 && <p className="muted">{m.deadline.nextNone}</p>}
      <ul className="next">
        {page.upcoming.map(event => (
          <li key={`${event.at}${event.sentence}`} className={`next-event next-${event.does}`}>
            <time dateTime={event.at} className="figure">
              {formatDay(event.on)} {formatDeadline(event.at).slice(11)}
            </time>
            {event.provisional && (
              <abbr className="provisional-mark" title={m.deadline.provisionalHint}>
                {m.deadline.provisional}
              </abbr>
            )}
            <p>{event.sentence}</p>
          </li>
        ))}
      </ul>
    </Panel>
  )
