import { Link } from 'react-router'
import type { Figure, NumbersAnswer } from '../../api/numbers.js'
import { Panel } from '../../components/Panel.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'

const t = m.numbers

interface FigureCardProps {
  figure: Figure
  /** Where its facts are, without the figure's name. */
  address: URLSearchParams
}

const factsAt = (address: URLSearchParams, figure: string, gap = false): string => {
  const query = new URLSearchParams(address)
  query.set('figure', figure)
  if (gap) query.set('gap', 'true')
  return `/reports/facts?${query.toString()}`
}

const FigureCard = ({ figure, address }: FigureCardProps) => {
  const { code, label, value, of, percent, measure, definition, gapLabel } = figure
  return (
    <div className="number-card">
      <dt>{label}</dt>
      <dd>
        <Link
          className="figure number-value"
          to={factsAt(address, code)}
          aria-label={`${label} ${value} ${measure}`}
        >
          {percent === undefined ? value : t.percent(percent)}
        </Link>{' '}
        <span className="muted">
          {percent === undefined ? measure : `${value}${of === undefined ? '' : t.of(of)} ${measure}`}
        </span>
        {percent !== undefined && (
          <svg className="number-share" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden>
            <rect width="100" height="6" className="share-whole" />
            <rect width={percent} height="6" className="share-part" />
          </svg>
        )}
        {gapLabel && of !== undefined && of > value && (
          <Link to={factsAt(address, code, true)}>{t.gap(gapLabel, of - value, measure)}</Link>
        )}
      </dd>
      <details>
        <summary>{t.definition}</summary>
        <p className="muted">{definition}</p>
      </details>
    </div>
  )
}

/** Every figure with what it counts, each leading to its facts. */
export const FigureGroups = ({ numbers }: { numbers: NumbersAnswer }) => {
  const { unit, period, groups, asOf } = numbers
  const address = new URLSearchParams({ unit: unit.id, period: period.code })
  return (
    <Panel
      title={`${unit.name} · ${period.label}`}
      aside={<span className="muted">{t.until(formatInstant(asOf))}</span>}
    >
      {groups.map(({ code, label, figures }) => (
        <section key={code} aria-label={label}>
          <h3 className="bar-group">{label}</h3>
          <dl className="number-cards">
            {figures.map(figure => (
              <FigureCard key={figure.code} figure={figure} address={address} />
            ))}
          </dl>
        </section>
      ))}
    </Panel>
  )
}
