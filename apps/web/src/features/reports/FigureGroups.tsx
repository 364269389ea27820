import { Link } from 'react-router'
import { factsPage, type Figure, type NumbersAnswer } from '../../api/numbers.js'
import { Panel } from '../../components/Panel.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'

const t = m.numbers

interface FigureCardProps {
  figure: Figure
  unitId: string
  period: string
}

const FigureCard = ({ figure, unitId, period }: FigureCardProps) => {
  const { code, label, value, of, percent, measure, definition, gapLabel } = figure
  return (
    <div className="number-card">
      <dt>{label}</dt>
      <dd>
        <Link
          className="figure number-value"
          to={factsPage({ unitId, period, figure: code })}
          aria-label={`${label} ${value} ${measure}`}
        >
          {percent === undefined ? value : t.percent(percent)}
        </Link>{' '}
        <span className="muted nowrap">
          {percent === undefined ? measure : `${value}${of === undefined ? '' : t.of(of)} ${measure}`}
        </span>
        {percent !== undefined && (
          <svg className="number-share" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden>
            <rect width="100" height="6" className="share-whole" />
            <rect width={percent} height="6" className="share-part" />
          </svg>
        )}
        {gapLabel && of !== undefined && of > value && (
          <Link to={factsPage({ unitId, period, figure: code, gap: true })}>
            {t.gap(gapLabel, of - value, measure)}
          </Link>
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
              <FigureCard key={figure.code} figure={figure} unitId={unit.id} period={period.code} />
            ))}
          </dl>
        </section>
      ))}
    </Panel>
  )
}
