import type { ProcessPage } from '../../api/types.js'
import { Panel } from '../../components/Panel.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { SeatList } from './SeatList.js'
import './process.css'

/** Rounds that are over stay readable: who was asked, who said what, whose seat was cancelled and why. */
export const PastRounds = ({ page }: { page: ProcessPage }) =>
  page.pastRounds.length === 0 ? null : (
    <Panel title={m.process.pastRounds}>
      {page.pastRounds.map(({ key, label, stageLabel, openedAt, seats }) => (
        <details key={key} className="past-round">
          <summary>
            {label} <span className="muted">{stageLabel}</span>{' '}
            <span className="muted figure">{formatInstant(openedAt)}</span>
          </summary>
          <SeatList seats={seats} rule="any" />
        </details>
      ))}
    </Panel>
  )
