/** What the weekly selection asks for today: the week a community has to look after first, and weeks that are late. */
import type { Budget } from '#domain/calendar/clock.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { statement, type Database } from '../read/database.js'
import { isLate, runningUntil, type DecisionPast } from '../weekly/find-undecided.js'
import type { Waiting } from './find-waiting.js'

export interface UndecidedWeek {
  communityId: string
  week: string
  sunday: LocalDate
  recommendUntil: LocalDate
  decideWithin: Budget
  /** The day of the decision's own clock, once it runs. */
  dueOn: LocalDate | null
  ownPath: string
  state: 'open' | 'deciding'
  /** A model has been chosen and waits to be reviewed. */
  isChosen: boolean
  recommendations: number
  /** Of those nobody has said yet who is meant. */
  unread: number
}

const first = statement<UndecidedWeek>(
  'home-week-first',
  `SELECT w.community_id AS "communityId", w.week, w.sunday::text AS sunday, w.recommend_until::text AS "recommendUntil",
     w.decide_within AS "decideWithin", ${runningUntil('w')}::text AS "dueOn", c.path AS "ownPath",
     w.state, w.subject IS NOT NULL AS "isChosen", r.recommendations, r.unread
   FROM weekly_selection w JOIN org_unit c ON c.id = w.community_id
   CROSS JOIN LATERAL (
     SELECT count(*)::int AS recommendations, (count(*) FILTER (WHERE r.subject_id IS NULL))::int AS unread
     FROM weekly_recommendation r
     WHERE r.community_id = w.community_id AND r.week = w.week AND r.set_aside_at IS NULL) r
   WHERE c.path LIKE ANY ($1::text[]) AND w.state IN ('open', 'deciding')
   ORDER BY w.sunday, c.sort, c.id LIMIT 1`,
)

/** The earliest that is not decided; the present one when all before it are. @param paths patterns of paths */
export const findFirstWeek = async (
  database: Database,
  paths: string[],
): Promise<UndecidedWeek | undefined> => (await first(database, [paths]))[0]

const late = statement<{ count: number; id: string; title: string }>(
  'home-weeks-late',
  `SELECT (count(*) OVER ())::int AS count, w.community_id || '/' || w.week AS id, c.name AS title
   FROM weekly_selection w JOIN org_unit c ON c.id = w.community_id
   WHERE c.path LIKE ANY ($1::text[]) AND ${isLate('w', '$2')}
   ORDER BY w.sunday, c.sort, c.id LIMIT 1`,
)

/** @param past whose decision day is over */
export const findLateWeeks = async (
  database: Database,
  paths: string[],
  past: readonly DecisionPast[],
): Promise<Waiting> => {
  const [found] = await late(database, [paths, JSON.stringify(past)])
  return found ? { count: found.count, next: { ...found, at: null } } : { count: 0 }
}
