import { Button } from 'antd'
import type { EvaluationResult } from '../../api/evaluation-results.js'
import type { EvaluationDetail } from '../../api/evaluations.js'
import { type Column, Rows } from '../../components/list/Rows.js'
import { StatusTag } from '../../components/StatusTag.js'
import { m } from '../../messages/index.js'
import '../../components/list/data-list.css'
import { DistributionBar, DistributionLegend } from './DistributionBar.js'

const t = m.evaluationResult

type Part = EvaluationResult['communities'][number]
type Rules = EvaluationDetail['settings']

const Score = ({ result }: { result: EvaluationResult }) => {
  const { score, isWithdrawn, isTooFew } = result
  if (isWithdrawn) return <StatusTag tone="stopped" label={t.withdrawn} />
  if (isTooFew) return <StatusTag tone="waiting" label={t.insufficient} />
  return (
    <p className="result-score figure" title={t.outOf}>
      <strong>{score ?? t.noScore}</strong>
      <span className="muted">{score === null ? t.noPoints : t.score}</span>
    </p>
  )
}

/** Beside last year only where both rest on enough answers; else why not. */
const Compared = ({ result: { lastYear, noComparison } }: { result: EvaluationResult }) => (
  <span className="muted figure">
    {lastYear
      ? `${t.lastYear(lastYear.score, lastYear.answered)} ${t.change(lastYear.change)}`
      : noComparison}
  </span>
)

/** Without scores where all of them together are too few for one. */
const columnsOf = (k: number, isTooFew: boolean): Column<Part>[] => [
  {
    key: 'name',
    title: t.community.name,
    onCard: 'heading',
    cell: ({ community }) => community?.name ?? t.merged(k),
  },
  {
    key: 'distribution',
    title: t.community.distribution,
    onCard: 'bare',
    width: '45%',
    cell: ({ community, distribution }) => (
      <DistributionBar name={community?.name ?? t.merged(k)} distribution={distribution} />
    ),
  },
  { key: 'answered', title: t.community.answered, cell: ({ answered }) => answered },
  {
    key: 'score',
    title: t.community.score,
    cell: ({ score }) => (isTooFew ? t.noScore : (score ?? t.noScore)),
  },
]

const Communities = ({ result, k }: { result: EvaluationResult; k: number }) => {
  const { communities } = result
  return (
    <details className="result-communities">
      <summary>{t.communities}</summary>
      <Rows
        label={t.told(result.name, t.communities)}
        columns={columnsOf(k, result.isTooFew)}
        rows={communities}
        keyOf={({ community }) => community?.id ?? 'merged'}
      />
      {communities.some(({ community }) => community === null) && <p className="muted">{t.mergedHint(k)}</p>}
    </details>
  )
}

/** Why communities are missing, or everything is. */
const TooFew = ({
  result: { insufficient, answered },
  rules: { k, minimumValid },
}: {
  result: EvaluationResult
  rules: Rules
}) => {
  if (insufficient.length > 0)
    return (
      <p className="muted">
        {t.insufficientOf(insufficient.map(({ name }) => name).join('、'), minimumValid)}
      </p>
    )
  return answered === 0 ? <p className="muted">{t.tooFew(k)}</p> : null
}

const Objection = ({ objection }: Pick<EvaluationResult, 'objection'>) =>
  objection && (
    <p className="result-note">
      <strong>{t.objection.status}</strong>：{objection.text}
      <br />
      {objection.decisionLabel ? (
        <>
          {objection.decisionLabel}：{objection.reason}
        </>
      ) : (
        <span className="muted">{t.objection.waiting}</span>
      )}
    </p>
  )

/** What residents said of one unit or member. */
export const ResultCard = ({
  result,
  rules,
  onObject,
}: {
  result: EvaluationResult
  rules: Rules
  onObject: (result: EvaluationResult) => void
}) => (
  <li className="result">
    <div className="result-head">
      <div>
        <h3>{result.name}</h3>
        <p className="cell-sub">
          <span>{t.kinds[result.kind]}</span>
          {result.unit && <span>{result.unit.name}</span>}
          {result.answered > 0 && <span className="figure">{t.answered(result.answered)}</span>}
          {!result.isWithdrawn && <Compared result={result} />}
        </p>
      </div>
      <Score result={result} />
    </div>
    {result.answered > 0 && (
      <>
        <DistributionBar name={result.name} distribution={result.distribution} />
        <DistributionLegend distribution={result.distribution} />
        <Communities result={result} k={rules.k} />
      </>
    )}
    <TooFew result={result} rules={rules} />
    <Objection objection={result.objection} />
    {result.mayObject && <Button onClick={() => onObject(result)}>{t.objection.make}</Button>}
  </li>
)
