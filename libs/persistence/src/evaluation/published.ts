/** What everybody may see of an evaluation once it is published: its ballots, and what they come to. */
import type { Answers, BallotSource } from '#domain/evaluation/ballot.js'
import type { Choice, SubjectKind } from '#domain/evaluation/questionnaire.js'
import { statement, type Database } from '../read/database.js'

/** SQL of an evaluation's alias. */
export const isPublished = (e: string): string => `${e}.state IN ('published', 'delivered')`

export interface PublishedTitle {
  id: string
  year: number
  title: string
  districtName: string
}

/** So many of a list on one page, from so many on. */
export interface ListPage {
  skip: number
  limit: number
}

const titles = statement<PublishedTitle>(
  'published-evaluations',
  `SELECT e.id, e.year, e.title, d.name AS "districtName" FROM evaluation e JOIN org_unit d ON d.id = e.district_id
   WHERE ${isPublished('e')} ORDER BY e.year DESC, d.name, e.id OFFSET $1 LIMIT $2`,
)

export const findPublishedTitles = (
  database: Database,
  { skip, limit }: ListPage,
): Promise<PublishedTitle[]> => titles(database, [skip, limit])

export interface PromisedDraw {
  title: string
  districtName: string
  commitment: string
  /** Whoever starts anew after a stop promises anew: both promises stay to be seen. */
  isStopped: boolean
}

const isPromised = `e.state IN ('approved', 'open', 'closed', 'tallied', 'objections', 'stopped')`

const promised = statement<PromisedDraw>(
  'promised-draws',
  `SELECT e.title, d.name AS "districtName", e.seed_commitment AS commitment, e.state = 'stopped' AS "isStopped"
   FROM evaluation e JOIN org_unit d ON d.id = e.district_id
   WHERE ${isPromised} ORDER BY e.year DESC, d.name, e.id OFFSET $1 LIMIT $2`,
)

/** Of those that are not published, be it yet or ever (one stopped before its approval has no row): what the seed was promised by, for whoever wants to hold it against the list later. */
export const findPromisedDraws = (database: Database, { skip, limit }: ListPage): Promise<PromisedDraw[]> =>
  promised(database, [skip, limit])

const counts = statement<{ published: number; promised: number }>(
  'published-counts',
  `SELECT (count(*) FILTER (WHERE ${isPublished('e')}))::int AS published, (count(*) FILTER (WHERE ${isPromised}))::int AS promised
   FROM evaluation e`,
)
/** How many there are of both lists. */
export const countTitles = async (database: Database) =>
  (await counts(database, []))[0] ?? { published: 0, promised: 0 }

/** Members who are judged stay nameless here: of them only the place of the question is told. */
export interface PublishedEvaluation extends PublishedTitle {
  rules: { minimumValid: number; k: number }
  /**
   * With it and `listed`, anybody draws again which places on the communities' lists got a slip. The commitment, SHA-256 of
   * the seed in hex, was told before there was a list.
   */
  drawing: { seed: string; commitment: string; households: number }
  choices: Choice[]
  communities: {
    id: string
    name: string
    /** Households on its own list. */
    listed: number
    /** Places on it that got a slip, by the slips' numbers. */
    drawn: number[]
    voted: number
    ballots: number
    paper: number | null
    isSufficient: boolean
    /** By the places of the answers; the name is null for a person. */
    subjects: { kind: SubjectKind; name: string | null }[]
    /** How often each choice was made about whoever has the place. */
    results: { place: number; choice: string; count: number }[]
  }[]
  ballots: {
    receipt: string
    communityId: string | null
    source: BallotSource | null
    answers: Answers | null
  }[]
}

const edition = statement<{ edition: number }>(
  'published-edition',
  `SELECT coalesce(p.version, 0) AS edition FROM evaluation e LEFT JOIN process p ON p.id = e.id::uuid
   WHERE e.id = $1 AND ${isPublished('e')}`,
)

/** Stays as long as nothing happens to a published evaluation. @returns undefined for one that is not published */
export const findPublishedEdition = async (database: Database, id: string): Promise<number | undefined> =>
  (await edition(database, [id]))[0]?.edition

const whole = statement<Omit<PublishedEvaluation, 'ballots'>>(
  'published-evaluation',
  `SELECT e.id, e.year, e.title, d.name AS "districtName",
     jsonb_build_object('minimumValid', e.minimum_valid, 'k', e.k) AS rules,
     jsonb_build_object('seed', e.seed, 'commitment', e.seed_commitment, 'households', e.households) AS drawing, q.choices,
     (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.community_id, 'name', u.name, 'listed', c.listed,
        'drawn', (SELECT coalesce(jsonb_agg(s.place ORDER BY s.number), '[]') FROM slip s
          WHERE s.evaluation_id = e.id AND s.community_id = c.community_id AND s.place IS NOT NULL), 'voted', c.voted,
        'ballots', c.ballots, 'paper', c.paper, 'isSufficient', c.is_sufficient,
        'subjects', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', s.subject_kind,
            'name', CASE s.subject_kind WHEN 'unit' THEN s.name END) ORDER BY s.place), '[]')
          FROM evaluation_subject s WHERE s.evaluation_id = e.id AND s.community_id = c.community_id),
        'results', (SELECT coalesce(jsonb_agg(jsonb_build_object('place', s.place, 'choice', r.choice, 'count', r.count)
            ORDER BY s.place, r.choice), '[]')
          FROM evaluation_result r JOIN evaluation_subject s ON s.evaluation_id = r.evaluation_id
            AND s.community_id = r.community_id AND s.subject_kind = r.subject_kind AND s.subject_id = r.subject_id
          WHERE r.evaluation_id = e.id AND r.community_id = c.community_id)) ORDER BY u.sort, u.id), '[]')
      FROM evaluation_community c JOIN org_unit u ON u.id = c.community_id WHERE c.evaluation_id = e.id) AS communities
   FROM evaluation e JOIN questionnaire q ON q.version = e.questionnaire_version JOIN org_unit d ON d.id = e.district_id
   WHERE e.id = $1 AND ${isPublished('e')}`,
)

const ballots = statement<PublishedEvaluation['ballots'][number]>(
  'published-ballots',
  `SELECT receipt, community_id AS "communityId", source, answers FROM ballot WHERE evaluation_id = $1 ORDER BY receipt`,
)

/** @returns undefined for one that is not published */
export const findPublished = async (
  database: Database,
  id: string,
): Promise<PublishedEvaluation | undefined> => {
  const [found] = await whole(database, [id])
  return found && { ...found, ballots: await ballots(database, [id]) }
}

export interface PublishedBallot {
  title: string
  communityName: string | null
  source: BallotSource | null
  answers: Answers | null
  choices: Choice[]
  subjects: { kind: SubjectKind; name: string | null }[]
}

const byReceipt = statement<PublishedBallot>(
  'published-ballot',
  `SELECT e.title, u.name AS "communityName", b.source, b.answers, q.choices,
     (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', s.subject_kind,
         'name', CASE s.subject_kind WHEN 'unit' THEN s.name END) ORDER BY s.place), '[]')
      FROM evaluation_subject s WHERE s.evaluation_id = e.id AND s.community_id = b.community_id) AS subjects
   FROM ballot b JOIN evaluation e ON e.id = b.evaluation_id
   JOIN questionnaire q ON q.version = e.questionnaire_version LEFT JOIN org_unit u ON u.id = b.community_id
   WHERE b.receipt = $1 AND ${isPublished('e')}`,
)

export const findPublishedBallot = async (
  database: Database,
  receipt: string,
): Promise<PublishedBallot | undefined> => (await byReceipt(database, [receipt]))[0]
