/** Evaluations as their pages ask for them: the list, and one; turnout by slips. Never what was voted. */
import type { EvaluationState } from '#domain/evaluation/evaluation-states.js'
import { statement, type Database } from '../read/database.js'
import { isOwnSubject, type Concerned } from './judged-sight.js'

export interface FoundEvaluation {
  id: string
  number: string
  title: string
  year: number
  districtId: string
  districtName: string
  districtPath: string
  state: EvaluationState
  stage: string
  isEnded: boolean
  opensAt: Date | null
  closesAt: Date | null
  extended: boolean
  households: number
  minimumValid: number
  k: number
  seed: string
  /** SHA-256 of the seed, hex. */
  seedCommitment: string
  unreadable: number
  publicKey: string | null
  questionnaireVersion: number
  drawn: number
  voted: number
}

/** The row's moments are of the clock by which Postgres closes the vote; people are told the programme's, as its facts keep it. */
const toldAs = (fact: string, kept: string) =>
  `coalesce(to_timestamp((p.state->'facts'->>'${fact}')::float8 / 1000), ${kept})`

const columns = `e.id, e.number, e.title, e.year, e.district_id AS "districtId", d.name AS "districtName", d.path AS "districtPath",
  e.state, p.stage, p.ended_at IS NOT NULL AS "isEnded", 
  ${toldAs('opensAt', 'e.opens_at')} AS "opensAt", ${toldAs('closesAt', 'e.closes_at')} AS "closesAt", e.extended,
  e.households, e.minimum_valid AS "minimumValid", e.k, e.seed, e.seed_commitment AS "seedCommitment", e.unreadable, e.public_key AS "publicKey",
  e.questionnaire_version AS "questionnaireVersion", t.drawn, t.voted`
const turnout = `LATERAL (SELECT (count(*) FILTER (WHERE s.state = 'drawn'))::int AS drawn,
  (count(*) FILTER (WHERE s.cast_hash IS NOT NULL))::int AS voted FROM slip s WHERE s.evaluation_id = e.id) t`
const from = `evaluation e JOIN process p ON p.id = e.id::uuid JOIN org_unit d ON d.id = e.district_id, ${turnout}`

const list = statement<FoundEvaluation & { total: number }>(
  'evaluations',
  `SELECT ${columns}, (count(*) OVER ())::int AS total FROM ${from}
   WHERE (d.path LIKE ANY ($1::text[]) OR EXISTS (SELECT FROM unnest($2::text[]) AS mine WHERE mine LIKE d.path || '%')
       OR EXISTS (SELECT FROM evaluation_subject s WHERE s.evaluation_id = e.id AND ${isOwnSubject('s', '$5', '$6')}))
     AND (e.state <> 'prepared' OR d.path LIKE ANY ($1::text[]))
   ORDER BY e.year DESC, e.id OFFSET $3 LIMIT $4`,
)

interface EvaluationSight extends Concerned {
  /** Patterns of paths below which all districts' are seen. */
  above: string[]
  /** Paths of units whose district's are seen. */
  own: string[]
}

export const listEvaluations = async (
  database: Database,
  { above, own, unitIds, personId, offset, limit }: EvaluationSight & { offset: number; limit: number },
): Promise<{ items: FoundEvaluation[]; total: number }> => {
  const items = await list(database, [above, own, offset, limit, unitIds, personId])
  return { items, total: items[0]?.total ?? 0 }
}

const one = statement<FoundEvaluation>('evaluation', `SELECT ${columns} FROM ${from} WHERE e.id = $1`)

export const findEvaluation = async (database: Database, id: string): Promise<FoundEvaluation | undefined> =>
  (await one(database, [id]))[0]
