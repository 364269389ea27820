import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { type Forecast, forecastQueryOf } from '../../api/evaluations.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { m } from '../../messages/index.js'
import type { PlanDraft } from './use-plan-draft.js'

const t = m.evaluation.setUp
type Community = Forecast['communities'][number]

/** So many questions tire whoever answers them. */
const manyQuestions = 20

const countOf = ({ judged }: Community, kind: Community['judged'][number]['kind']): number =>
  judged.filter(each => each.kind === kind).length
const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0)

const Judged = ({ judged }: Pick<Community, 'judged'>) => (
  <ul className="forecast-names">
    {judged.map(({ kind, id, name, claims, attendances }) => (
      <li key={`${kind} ${id}`}>
        {name}{' '}
        <span className="muted figure">
          {claims > 0 && m.evaluation.judged.claims(claims)}{' '}
          {attendances > 0 && m.evaluation.judged.attendances(attendances)}
        </span>
      </li>
    ))}
  </ul>
)

const Warnings = ({
  communities,
  mostJudged,
  onLeaveOut,
}: Pick<Forecast, 'mostJudged'> & {
  communities: Community[]
  onLeaveOut: (ids: string[]) => void
}) => {
  const [full, empty] = [true, false].map(wanted =>
    communities.filter(({ judged }) => judged.length > 0 === wanted),
  ) as [Community[], Community[]]
  const tooMany = communities.filter(({ judged }) => judged.length > mostJudged)
  const most = Math.max(0, ...communities.map(({ judged }) => judged.length))
  if (full.length === 0) return <Alert type="error" showIcon title={t.noSubjects} />
  return (
    <>
      {tooMany.length > 0 && (
        <Alert
          type="error"
          showIcon
          title={t.tooMany(
            tooMany.map(({ name }) => name),
            mostJudged,
          )}
        />
      )}
      {empty.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t.emptyCommunities(empty.map(({ name }) => name))}
          description={
            <Button size="small" onClick={() => onLeaveOut(full.map(({ id }) => id))}>
              {t.leaveOut}
            </Button>
          }
        />
      )}
      <p className="muted">
        {t.largest(most)}
        {most > manyQuestions && `。${t.long}`}
      </p>
    </>
  )
}

/** Whom the rule finds in the facts as they are now, before there is a plan. */
export const ForecastPanel = ({
  draft: { districtId, settings, communityIds },
  onLeaveOut,
}: {
  draft: PlanDraft
  onLeaveOut: (ids: string[]) => void
}) => {
  const { year = 0, leastAttendances = 0 } = settings
  const found = useQuery(forecastQueryOf({ districtId, year, leastAttendances }))
  if (!found.isSuccess) return <NotLoaded query={found} />
  const communities = found.data.communities.filter(({ id }) => communityIds?.includes(id) ?? true)
  const total = (kind: 'unit' | 'person') => sum(communities.map(each => countOf(each, kind)))
  return (
    <div className="forecast">
      <p>
        <strong>{t.total(communities.length, total('unit'), total('person'))}</strong>
      </p>
      <Warnings communities={communities} mostJudged={found.data.mostJudged} onLeaveOut={onLeaveOut} />
      {communities
        .filter(({ judged }) => judged.length > 0)
        .map(community => (
          <details key={community.id}>
            <summary>
              {community.name}{' '}
              <span className="muted figure">
                {t.community(countOf(community, 'unit'), countOf(community, 'person'))}
              </span>
            </summary>
            <Judged judged={community.judged} />
          </details>
        ))}
    </div>
  )
}
