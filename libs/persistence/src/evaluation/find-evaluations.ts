/** Evaluations as their pages ask for them: the list, one with its communities, turnout by slips. Never what was voted. */
import type { EvaluationState, SlipChangeKind } from '#domain/evaluation/evaluation-states.js'
import type { Choice, SubjectKind } from '#domain/evaluation/questionnaire.js'
import { statement, type Database } from '../read/database.js'
import { isOwnSubject, type Concerned } from './judged-sight.js'
import { paperSlip } from './paper-ballots.js'

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

export interface EvaluationPart {
  id: string
  name: string
  /** Of what it has become part of, if it has: whoever took it over looks after its slips. */
  path: string
  judgedUnits: number
  judgedMembers: number
  drawn: number
  printed: number
  /** To be printed: neither printed yet nor voted on paper. */
  unprinted: number
  voted: number
  void: number
  paperWaiting: number
  ballots: number | null
  paper: number | null
  isSufficient: boolean | null
}

const parts = statement<EvaluationPart>(
  'evaluation-communities',
  `SELECT u.id, u.name, coalesce(heir.path, u.path) AS path, coalesce(j.units, 0) AS "judgedUnits", coalesce(j.members, 0) AS "judgedMembers",
     coalesce(s.drawn, 0) AS drawn, coalesce(s.printed, 0) AS printed, coalesce(s.unprinted, 0) AS unprinted, coalesce(s.voted, 0) AS voted, coalesce(s.void, 0) AS void,
     coalesce(w.waiting, 0) AS "paperWaiting", c.ballots, c.paper, c.is_sufficient AS "isSufficient"
   FROM unnest($2::text[]) AS asked (id) JOIN org_unit u ON u.id = asked.id
   LEFT JOIN org_unit heir ON heir.id = u.merged_into_id
   LEFT JOIN evaluation_community c ON c.evaluation_id = $1 AND c.community_id = u.id
   LEFT JOIN (SELECT community_id, (count(*) FILTER (WHERE subject_kind = 'unit'))::int AS units,
       (count(*) FILTER (WHERE subject_kind = 'person'))::int AS members
     FROM evaluation_subject WHERE evaluation_id = $1 GROUP BY 1) j ON j.community_id = u.id
   LEFT JOIN (SELECT community_id, (count(*) FILTER (WHERE state = 'drawn'))::int AS drawn,
       (count(*) FILTER (WHERE state = 'drawn' AND token_hash IS NOT NULL))::int AS printed,
       (count(*) FILTER (WHERE state = 'drawn' AND token_hash IS NULL AND cast_hash IS NULL))::int AS unprinted,
       (count(*) FILTER (WHERE cast_hash IS NOT NULL))::int AS voted, (count(*) FILTER (WHERE state <> 'drawn'))::int AS void
     FROM slip WHERE evaluation_id = $1 GROUP BY 1) s ON s.community_id = u.id
   LEFT JOIN (SELECT b.community_id, count(*)::int AS waiting FROM paper_ballot b ${paperSlip}
     WHERE b.evaluation_id = $1 AND b.state <> 'cast' GROUP BY 1) w ON w.community_id = u.id
   ORDER BY u.path, u.id`,
)

export const findParts = (database: Database, id: string, communityIds: readonly string[]) =>
  parts(database, [id, communityIds])

export interface FoundSubject {
  place: number
  kind: SubjectKind
  id: string
  name: string
}

const subjects = statement<FoundSubject>(
  'evaluation-subjects',
  `SELECT place, subject_kind AS kind, subject_id AS id, name FROM evaluation_subject
   WHERE evaluation_id = $1 AND community_id = $2 ORDER BY place`,
)

export const findSubjects = (database: Database, id: string, communityId: string) =>
  subjects(database, [id, communityId])

export interface FoundQuestionnaire {
  version: number
  questions: Record<SubjectKind, string>
  choices: Choice[]
  comment: string
  at: Date
}

const questionnaires = statement<FoundQuestionnaire>(
  'questionnaires',
  `SELECT version, questions, choices, comment, at FROM questionnaire
   WHERE (district_id IS NULL OR district_id = $1) ORDER BY version DESC LIMIT 50`,
)
export const findQuestionnaires = (database: Database, districtId: string) =>
  questionnaires(database, [districtId])

const questionnaire = statement<FoundQuestionnaire>(
  'questionnaire',
  'SELECT version, questions, choices, comment, at FROM questionnaire WHERE version = $1',
)
export const findQuestionnaire = async (database: Database, version: number) =>
  (await questionnaire(database, [version]))[0]

const communitiesOf = statement<{ id: string; name: string }>(
  'communities-of-district',
  `SELECT u.id, u.name FROM org_unit d JOIN org_unit u ON u.path LIKE d.path || '%'
   WHERE d.id = $1 AND u.kind = 'community' AND u.ended_on IS NULL ORDER BY u.path, u.id`,
)
export const findCommunitiesOf = (database: Database, districtId: string) =>
  communitiesOf(database, [districtId])

export interface FoundSlip {
  number: number
  state: 'drawn' | 'revoked' | 'replaced'
  printed: boolean
  voted: boolean
  replaces: number | null
  place: number | null
  paper: 'entered' | 'differs' | 'cast' | null
  enteredBy: string | null
}

const slips = statement<FoundSlip>(
  'evaluation-slips',
  `SELECT s.number, s.state, s.token_hash IS NOT NULL AS printed, s.cast_hash IS NOT NULL AS voted, s.replaces, s.place,
     b.state AS paper, b.entered_by AS "enteredBy"
   FROM slip s LEFT JOIN paper_ballot b USING (evaluation_id, community_id, number)
   WHERE s.evaluation_id = $1 AND s.community_id = $2 ORDER BY s.number`,
)
export const findSlips = (database: Database, id: string, communityId: string) =>
  slips(database, [id, communityId])

export interface FoundSlipChange {
  number: number | null
  what: SlipChangeKind
  reason: string
  by: string
  agreedBy: string | null
  at: Date
}

/** Of each slip the last that was done with it, where that is a request to take its ballot out. */
const waitingWithdrawals = statement<FoundSlipChange & { number: number }>(
  'evaluation-waiting-withdrawals',
  `SELECT * FROM (
     SELECT DISTINCT ON (number) number, what, reason, by, agreed_by AS "agreedBy", at FROM slip_change
     WHERE evaluation_id = $1 AND community_id = $2 AND number IS NOT NULL ORDER BY number, id DESC
   ) last WHERE what = 'withdrawalAsked'`,
)
export const findWaitingWithdrawals = (database: Database, id: string, communityId: string) =>
  waitingWithdrawals(database, [id, communityId])

const changes = statement<FoundSlipChange>(
  'evaluation-slip-changes',
  `SELECT number, what, reason, by, agreed_by AS "agreedBy", at FROM slip_change
   WHERE evaluation_id = $1 AND community_id = $2 ORDER BY id DESC LIMIT 100`,
)
export const findSlipChanges = (database: Database, id: string, communityId: string) =>
  changes(database, [id, communityId])
