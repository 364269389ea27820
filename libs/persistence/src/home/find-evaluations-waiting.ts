/** What the annual evaluation asks of somebody today: slips, paper, receipts; how many have voted; one's own result. */
import { paperSlip } from '../evaluation/paper-ballots.js'
import { statement, type Database } from '../read/database.js'
import { waitingOf, type Waiting } from './find-waiting.js'

export const evaluationCards = ['slips', 'paperBallots', 'resultReceipts', 'turnout', 'ownResult'] as const
export type EvaluationCard = (typeof evaluationCards)[number]

interface Row {
  count: number
  id: string
  title: string
  at: Date | null
}

/** What lies where a community `c` is looked after: by whoever it has become part of, if it has. */
const inCare = `coalesce((SELECT heir.path FROM org_unit heir WHERE heir.id = c.merged_into_id), c.path) LIKE ANY ($1::text[])`

/** `$1` patterns of paths, `$2` the person, `$3` units spoken for. */
const found: Record<EvaluationCard, string> = {
  slips: `SELECT count(*)::int AS count, e.id, e.title, e.closes_at AS at
    FROM evaluation e JOIN slip s ON s.evaluation_id = e.id JOIN org_unit c ON c.id = s.community_id
    WHERE e.state IN ('approved', 'open') AND s.state = 'drawn' AND s.token_hash IS NULL AND s.cast_hash IS NULL
      AND ${inCare}
    GROUP BY e.id ORDER BY e.closes_at LIMIT 1`,
  paperBallots: `SELECT count(*)::int AS count, e.id, e.title, e.closes_at AS at
    FROM evaluation e JOIN paper_ballot b ON b.evaluation_id = e.id ${paperSlip} JOIN org_unit c ON c.id = b.community_id
    WHERE e.state = 'open' AND (b.state = 'differs' OR (b.state = 'entered' AND b.entered_by <> $2))
      AND ${inCare}
    GROUP BY e.id ORDER BY e.closes_at LIMIT 1`,
  resultReceipts: `SELECT (count(*) OVER ())::int AS count, e.id, e.title, NULL::timestamptz AS at
    FROM evaluation e JOIN process p ON p.id = e.id::uuid, unnest($3::text[]) AS mine (id)
    WHERE p.stage = 'published' AND p.ended_at IS NULL AND p.state->'facts'->'receivers' ? mine.id
      AND EXISTS (SELECT FROM task t WHERE t.process_id = p.id AND t.form = 'resultReceipt' AND t.status = 'open' AND t.unit_id = mine.id)
    ORDER BY e.year DESC LIMIT 1`,
  turnout: `SELECT round(100.0 * t.voted / greatest(t.drawn, 1))::int AS count, e.id, p.stage AS title, e.closes_at AS at
    FROM evaluation e JOIN process p ON p.id = e.id::uuid JOIN org_unit d ON d.id = e.district_id, LATERAL (
      SELECT count(*) FILTER (WHERE s.state = 'drawn') AS drawn, count(*) FILTER (WHERE s.cast_hash IS NOT NULL) AS voted
      FROM slip s WHERE s.evaluation_id = e.id) t
    WHERE p.ended_at IS NULL AND d.path LIKE ANY ($1::text[]) ORDER BY e.year DESC, e.id LIMIT 1`,
  ownResult: `SELECT (count(*) OVER ())::int AS count, e.id, e.title, NULL::timestamptz AS at FROM evaluation e
    WHERE e.state IN ('objections', 'published', 'delivered') AND EXISTS (SELECT FROM evaluation_subject s
      WHERE s.evaluation_id = e.id AND s.subject_kind = 'person' AND s.subject_id = $2)
    ORDER BY e.year DESC LIMIT 1`,
}

/** Every statement takes all three values, so that each has to be told what those it leaves alone are. */
const typed = (text: string) =>
  `WITH given AS (SELECT $1::text[] AS paths, $2::text AS person, $3::text[] AS units) ${text}`

const statements = Object.fromEntries(
  evaluationCards.map(card => [card, statement<Row>(`evaluation-card-${card}`, typed(found[card]))]),
) as Record<EvaluationCard, (database: Database, values: unknown[]) => Promise<Row[]>>

export const findEvaluationCard = async (
  database: Database,
  card: EvaluationCard,
  { paths, personId, unitIds }: { paths: string[]; personId: string; unitIds: string[] },
): Promise<Waiting> => waitingOf(await statements[card](database, [paths, personId, unitIds]))
