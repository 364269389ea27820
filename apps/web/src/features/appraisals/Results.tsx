import { Button } from 'antd'
import type { AppraisalSummary } from '../../api/appraisals.js'
import { Panel } from '../../components/Panel.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'

const t = m.appraisal

const Figure = ({ label, value }: { label: string; value: string | number }) => (
  <div>
    <dt>{label}</dt>
    <dd className="figure">{value}</dd>
  </div>
)

/** Both figures as long as something stands out; nothing is left out of the first. */
export const Figures = ({ summary }: { summary: AppraisalSummary }) => {
  const { figures, withoutOutliers, undecidedOutliers, notedOutliers } = summary
  const hasOutliers = undecidedOutliers + notedOutliers > 0
  return (
    <>
      <dl className="appraisal-figures">
        <Figure label={t.mean} value={figures.mean ?? t.noMean} />
        <Figure label={t.voices} value={figures.count} />
        {hasOutliers && <Figure label={t.without} value={withoutOutliers.mean ?? t.noMean} />}
        {undecidedOutliers > 0 && <Figure label={t.undecided} value={undecidedOutliers} />}
        {notedOutliers > 0 && <Figure label={t.noted} value={notedOutliers} />}
      </dl>
      {hasOutliers && <p className="muted">{t.bothFigures}</p>}
    </>
  )
}

type Question = AppraisalSummary['results'][number]['questions'][number]

const Bar = ({ counts }: Pick<Question, 'counts'>) => {
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const percentOf = (count: number) => Math.round((count / Math.max(1, total)) * 100)
  return (
    <ol className="appraisal-bars">
      {[...counts].reverse().map(({ label, face, count }) => (
        <li key={label} aria-label={t.barOf(label, count, percentOf(count))}>
          <span aria-hidden className="appraisal-step">
            {face} {label}
          </span>
          <span aria-hidden className="appraisal-track">
            <span className="appraisal-bar" style={{ width: `${percentOf(count)}%` }} />
          </span>
          <span aria-hidden className="figure appraisal-count">
            {count}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** How each question was answered, and from where the voices came. */
export const Distributions = ({ summary }: { summary: AppraisalSummary }) => (
  <>
    {summary.results.map(({ form, count, questions }) => (
      <section key={form.id}>
        {summary.results.length > 1 && (
          <p className="muted">{t.ofForm(form.version, form.unit?.name, count)}</p>
        )}
        {questions.map(({ id, text, counts }) => (
          <div key={id} className="appraisal-question">
            <h3>{text}</h3>
            <Bar counts={counts} />
          </div>
        ))}
      </section>
    ))}
    <h3>{t.sources}</h3>
    <p className="cell-sub">
      {summary.sources.map(({ source, label, count }) => (
        <span key={source} className="figure">
          {label} {t.count(count)}
        </span>
      ))}
    </p>
  </>
)

export const Replies = ({ replies }: Pick<AppraisalSummary, 'replies'>) =>
  replies.map(({ text, byName, at }) => (
    <blockquote key={`${at}${text}`} className="appraisal-reply">
      <p className="prose">{text}</p>
      <p className="cell-sub">
        {byName} · <span className="figure">{formatInstant(at)}</span>
      </p>
    </blockquote>
  ))

/** What came of it, for the community. */
export const Results = ({ summary, look }: { summary: AppraisalSummary; look: () => void }) =>
  summary.figures.count === 0 ? (
    <EmptyState title={t.none[0]} hint={t.none[1]} />
  ) : (
    <>
      <Panel
        title={t.views.results}
        aside={
          summary.undecidedOutliers > 0 && (
            <Button type="link" onClick={look}>
              {t.look}
            </Button>
          )
        }
      >
        <Figures summary={summary} />
        <Distributions summary={summary} />
      </Panel>
      <Panel title={t.replies}>
        {summary.replies.length === 0 ? (
          <p className="muted">{t.noReplies}</p>
        ) : (
          <Replies replies={summary.replies} />
        )}
      </Panel>
    </>
  )
