import { m } from '../../messages/index.js'
import './evaluations.css'

const t = m.evaluation.turnout

export const percentOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part * 100) / whole)

interface TurnoutBarProps {
  name: string
  voted: number
  drawn: number
  /** Where it becomes enough, in ballots. */
  least?: number
}

/** How many of the slips have come back, as a picture; never what they say. */
export const TurnoutBar = ({ name, voted, drawn, least }: TurnoutBarProps) => {
  if (drawn === 0) return <span className="muted">{t.none}</span>
  const percent = percentOf(voted, drawn)
  return (
    <div className="turnout">
      <div className="turnout-bar" role="img" aria-label={t.told(name, voted, drawn, percent)}>
        <span style={{ width: `${percent}%` }} />
        {least !== undefined && least < drawn && (
          <i style={{ left: `${percentOf(least, drawn)}%` }} aria-hidden />
        )}
      </div>
      <span className="figure nowrap">
        {t.of(voted, drawn)} <strong>{t.percent(percent)}</strong>
      </span>
    </div>
  )
}
