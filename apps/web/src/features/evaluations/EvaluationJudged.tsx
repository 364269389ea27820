import { useQuery } from '@tanstack/react-query'
import { type EvaluationDetail, judgedQuery, type Judged } from '../../api/evaluations.js'
import { type Column, Rows } from '../../components/list/Rows.js'
import { Panel } from '../../components/Panel.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { m } from '../../messages/index.js'
import { CommunityChoice, useCommunity } from './CommunityChoice.js'
import { lastResultText } from './LastResults.js'

const t = m.evaluation.judged

const factsOf = ({ kind, claims, attendances }: Judged): string[] => [
  ...(claims ? [t.claims(claims)] : []),
  ...(attendances ? [t.attendances(attendances)] : []),
  ...(attendances === 0 && kind === 'person' ? [t.lives] : []),
]

const columnsOf = (isFrozen: boolean, showsLast: boolean): Column<Judged>[] => [
  { key: 'place', title: t.columns.place, width: 60, cell: ({ place }) => place },
  {
    key: 'name',
    title: t.columns.name,
    onCard: 'heading',
    cell: ({ name, kind }) => (
      <>
        <span className="cell-heading">{name}</span>
        <p className="cell-sub">{t.kinds[kind]}</p>
      </>
    ),
  },
  {
    key: 'question',
    title: t.columns.question,
    onCard: 'bare',
    cell: ({ question }) => question,
  },
  ...(isFrozen
    ? []
    : [{ key: 'facts', title: t.columns.facts, cell: (row: Judged) => factsOf(row).join('，') }]),
  ...(showsLast
    ? [
        {
          key: 'last',
          title: m.lastResult.column,
          cell: ({ lastResult }: Judged) => (
            <span className="figure">{lastResult ? lastResultText(lastResult) : m.lastResult.none}</span>
          ),
        },
      ]
    : []),
]

const Found = ({ evaluation, communityId }: { evaluation: EvaluationDetail; communityId: string }) => {
  const found = useQuery(judgedQuery(evaluation.id, communityId))
  if (!found.isSuccess) return <NotLoaded query={found} />
  const { items, isFrozen } = found.data
  if (items.length === 0) return <EmptyState title={t.none[0]} hint={t.none[1]} />
  const showsLast = items.some(({ lastResult }) => lastResult !== undefined)
  const units = items.filter(({ kind }) => kind === 'unit').length
  const title = t.title(units, items.length - units)
  return (
    <Panel title={title}>
      <p className="muted">{isFrozen ? t.frozen : t.forecast}</p>
      <Rows
        label={title}
        columns={columnsOf(isFrozen, showsLast)}
        rows={items}
        keyOf={({ kind, id }) => `${kind} ${id}`}
      />
    </Panel>
  )
}

/** 对象与题目: who is judged in a community, and the question that residents read. */
export const EvaluationJudged = ({ evaluation }: { evaluation: EvaluationDetail }) => {
  const { communities } = evaluation
  const [communityId, choose] = useCommunity(communities)
  if (communityId === undefined) return <EmptyState title={t.noCommunities[0]} hint={t.noCommunities[1]} />
  return (
    <>
      <CommunityChoice communities={communities} value={communityId} onChange={choose} />
      <Found evaluation={evaluation} communityId={communityId} />
    </>
  )
}
