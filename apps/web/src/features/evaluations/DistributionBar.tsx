import type { Distribution } from '../../api/evaluation-results.js'
import { m } from '../../messages/index.js'
import { percentOf } from './TurnoutBar.js'
import './results.css'

const t = m.evaluationResult

const sumOf = (distribution: Distribution): number => distribution.reduce((sum, { count }) => sum + count, 0)

/** How the answers are spread, beside each other in proportion; the colours run in the order of the choices. */
export const DistributionBar = ({ name, distribution }: { name: string; distribution: Distribution }) => {
  const total = sumOf(distribution)
  const parts = distribution.map(({ label, count }) => t.partOf(label, count, percentOf(count, total)))
  return (
    <div className="distribution" role="img" aria-label={t.told(name, parts.join('；'))}>
      {distribution.map(
        ({ value, count }, place) =>
          count > 0 && <span key={value} className={`choice-${place}`} style={{ flexGrow: count }} />,
      )}
    </div>
  )
}

/** What each colour stands for, with how many gave that answer. */
export const DistributionLegend = ({ distribution }: { distribution: Distribution }) => {
  const total = sumOf(distribution)
  return (
    <ul className="distribution-legend">
      {distribution.map(({ value, label, face, count }, place) => (
        <li key={value}>
          <span className={`distribution-key choice-${place}`} aria-hidden />
          {face} {label}{' '}
          <span className="figure">
            {count} <span className="muted">{t.share(percentOf(count, total))}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
