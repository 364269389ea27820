import type { Period } from '../../api/point-rules.js'
import { m } from '../../messages/index.js'

const t = m.period

const numberOf = ({ period }: Period): string => (period.includes('W') ? t.week(period) : t.month(period))

const Cell = ({ of }: { of: Period }) => (
  <li className={`period is-${of.is}`} title={t.say(of)} aria-label={t.say(of)}>
    <span className="figure">{numberOf(of)}</span>
    {t.marks[of.is] && <b>{t.marks[of.is]}</b>}
  </li>
)

/** A row of cells for each year: a glance tells what is missing. */
export const PeriodStrip = ({ label, periods }: { label: string; periods: Period[] }) => {
  const years = [...new Set(periods.map(({ period }) => period.slice(0, 4)))]
  return (
    <div role="group" aria-label={label}>
      {years.map(year => (
        <section key={year} className="period-year" aria-label={t.year(year)}>
          <h3 className="figure">{t.year(year)}</h3>
          <ol className="period-strip">
            {periods
              .filter(({ period }) => period.startsWith(year))
              .map(each => (
                <Cell key={each.period} of={each} />
              ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

/** What the colours and marks say. */
export const Legend = () => (
  <ul className="period-legend">
    {Object.entries(t.legend).map(([is, says]) => (
      <li key={is}>
        <i className={`period is-${is}`} aria-hidden /> {says}
      </li>
    ))}
  </ul>
)
