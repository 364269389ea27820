import type { ClaimCounts } from '../../api/types.js'
import { m } from '../../messages/index.js'

/** The answer in one line, then the figures. */
export const Figures = ({ counts }: { counts: ClaimCounts }) => (
  <section className="panel figures" aria-label={m.report.title}>
    <p className="figures-scope figure">{m.report.range(counts.unit.name, counts.from, counts.to)}</p>
    <p className="figures-sentence">{m.report.sentence(counts.approved, counts.returned)}</p>
    <dl>
      {(['approved', 'returned', 'rejected'] as const).map(kind => (
        <div key={kind} className={`figure-${kind}`}>
          <dt>{m.report[kind]}</dt>
          <dd className="figure">{counts[kind]}</dd>
        </div>
      ))}
    </dl>
  </section>
)
