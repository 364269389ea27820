/** Results of an evaluation by subject, for whoever is entitled to them, with those of the year before. */
import type { SubjectKind } from '#domain/evaluation/questionnaire.js'
import { statement, type Database } from '../read/database.js'
import { searchText } from '../read/search-text.js'
import { isInForceToday, isOwnSubject } from './judged-sight.js'
import { isPublished } from './published.js'

export interface ResultFilter {
  /** All of them; else those of these units, their members, and the person's own. */
  all: boolean
  unitIds: readonly string[]
  personId: string
  kind?: SubjectKind
  search?: string
  offset: number
  limit: number
}

export interface FoundResult {
  kind: SubjectKind
  id: string
  name: string
  unitId: string | null
  unitName: string | null
  /** By community; null: small groups together. */
  counts: { communityId: string | null; communityName: string | null; choice: string; count: number }[]
  insufficient: { id: string; name: string }[]
  before: { choice: string; count: number }[] | null
  objection: {
    id: string
    text: string
    at: string
    decision: 'withdrawn' | 'noted' | 'rejected' | null
    reason: string | null
  } | null
  total: number
}

/** `$1` evaluation, `$2` all, `$3` units, `$4` person, `$5` kind, `$6`, `$10` search, `$7` offset, `$8` limit, `$9` the year before's. */
const results = statement<FoundResult>(
  'evaluation-results',
  `WITH judged AS (
     SELECT s.subject_kind AS kind, s.subject_id AS id, coalesce(u.name, person.name, min(s.name)) AS name,
       coalesce(u.pinyin, person.pinyin) AS pinyin,
       person.unit_id AS unit_id, own.name AS unit_name
     FROM evaluation_subject s
       LEFT JOIN org_unit u ON s.subject_kind = 'unit' AND u.id = s.subject_id
       LEFT JOIN person ON s.subject_kind = 'person' AND person.id = s.subject_id
       LEFT JOIN org_unit own ON own.id = person.unit_id
     WHERE s.evaluation_id = $1 AND ($5::text IS NULL OR s.subject_kind = $5) AND ($2::boolean OR ${isOwnSubject('s', '$3', '$4')})
     GROUP BY 1, 2, u.name, u.pinyin, person.name, person.pinyin, person.unit_id, own.name
   ), page AS (
     SELECT *, (count(*) OVER ())::int AS total FROM judged
     WHERE $6::text IS NULL OR name ILIKE $6 OR pinyin LIKE $10 ORDER BY kind DESC, name, id OFFSET $7 LIMIT $8
   )
   SELECT page.kind, page.id, page.name, page.unit_id AS "unitId", page.unit_name AS "unitName", page.total,
     coalesce((SELECT jsonb_agg(jsonb_build_object('communityId', r.community_id, 'communityName', c.name, 'choice', r.choice, 'count', r.count) ORDER BY c.path)
       FROM evaluation_result r LEFT JOIN org_unit c ON c.id = r.community_id
       WHERE r.evaluation_id = $1 AND r.subject_kind = page.kind AND r.subject_id = page.id), '[]') AS counts,
     coalesce((SELECT jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name) ORDER BY c.path)
       FROM evaluation_subject s JOIN org_unit c ON c.id = s.community_id
         LEFT JOIN evaluation_community part ON part.evaluation_id = $1 AND part.community_id = s.community_id
       WHERE s.evaluation_id = $1 AND s.subject_kind = page.kind AND s.subject_id = page.id
         AND part.is_sufficient IS NOT TRUE), '[]') AS insufficient,
     (SELECT jsonb_agg(jsonb_build_object('choice', b.choice, 'count', b.count)) FROM (
        SELECT choice, sum(count)::int AS count FROM evaluation_result
        WHERE evaluation_id = $9 AND subject_kind = page.kind AND subject_id = page.id
          AND NOT EXISTS (SELECT FROM evaluation_objection o WHERE o.evaluation_id = $9
            AND o.subject_kind = page.kind AND o.subject_id = page.id AND o.decision = 'withdrawn')
        GROUP BY choice) b) AS before,
     (SELECT jsonb_build_object('id', o.id, 'text', o.text, 'at', o.at, 'decision', o.decision, 'reason', o.reason)
      FROM evaluation_objection o WHERE o.evaluation_id = $1 AND o.subject_kind = page.kind AND o.subject_id = page.id
      ORDER BY o.at DESC LIMIT 1) AS objection
   FROM page ORDER BY page.kind DESC, page.name, page.id`,
)

export const findResults = async (
  database: Database,
  evaluationId: string,
  before: string | undefined,
  { all, unitIds, personId, kind, search, offset, limit }: ResultFilter,
): Promise<{ items: FoundResult[]; total: number }> => {
  const { pattern, pinyin } = searchText(search)
  const items = await results(database, [
    evaluationId,
    all,
    unitIds,
    personId,
    kind ?? null,
    pattern,
    offset,
    limit,
    before ?? null,
    pinyin,
  ])
  return { items, total: items[0]?.total ?? 0 }
}

const yearBefore = statement<{ id: string; minimumValid: number; questionnaireVersion: number }>(
  'evaluation-of-the-year-before',
  `SELECT b.id, b.minimum_valid AS "minimumValid", b.questionnaire_version AS "questionnaireVersion"
   FROM evaluation e JOIN evaluation b ON b.district_id = e.district_id AND b.year = e.year - 1
   WHERE e.id = $1 AND ${isPublished('b')}`,
)
export const findYearBefore = async (database: Database, evaluationId: string) =>
  (await yearBefore(database, [evaluationId]))[0]

/** Units that are judged, or what they have become part of, and those of the members that are. */
const receivers = statement<{ id: string }>(
  'evaluation-receivers',
  `SELECT DISTINCT u.id FROM (
     SELECT coalesce(judged.merged_into_id, judged.id) AS id
     FROM evaluation_subject s JOIN org_unit judged ON judged.id = s.subject_id
     WHERE s.evaluation_id = $1 AND s.subject_kind = 'unit'
     UNION SELECT g.unit_id FROM evaluation_subject s JOIN role_grant g ON g.person_id = s.subject_id
       AND g.role = 'InServicePartyMember' AND ${isInForceToday('g')}
     WHERE s.evaluation_id = $1 AND s.subject_kind = 'person'
   ) found JOIN org_unit u ON u.id = found.id AND u.kind = 'agencyPartyOrganization' AND u.ended_on IS NULL ORDER BY u.id`,
)

export interface Count {
  sufficient: number
  insufficient: number
  receivers: string[]
}

/** What the process is told of a count. */
export const findCount = async (database: Database, evaluationId: string): Promise<Count> => {
  const { rows } = await database.query<{ sufficient: number; insufficient: number }>(
    `SELECT (count(*) FILTER (WHERE is_sufficient))::int AS sufficient,
       (count(*) FILTER (WHERE is_sufficient IS NOT TRUE))::int AS insufficient
     FROM evaluation_community WHERE evaluation_id = $1`,
    [evaluationId],
  )
  const { sufficient, insufficient } = rows[0] ?? { sufficient: 0, insufficient: 0 }
  return {
    sufficient,
    insufficient,
    receivers: (await receivers(database, [evaluationId])).map(({ id }) => id),
  }
}

export interface FoundReceipt {
  unitId: string
  /** What it has become part of since. */
  heirId: string | null
  by: string
  byName: string
  at: Date
}

const receipts = statement<FoundReceipt>(
  'evaluation-receipts',
  `SELECT DISTINCT ON (j.unit_id) j.unit_id AS "unitId", u.merged_into_id AS "heirId", j.by_person AS by,
     coalesce(p.name, j.by_person) AS "byName", j.at
   FROM journal j LEFT JOIN person p ON p.id = j.by_person LEFT JOIN org_unit u ON u.id = j.unit_id
   WHERE j.process_id = $1 AND j.act = 'acknowledgeResults' AND j.code = 'act' ORDER BY j.unit_id, j.step_no DESC`,
)
/** Who has said for which unit that its result has come. */
export const findReceipts = (database: Database, evaluationId: string) => receipts(database, [evaluationId])
