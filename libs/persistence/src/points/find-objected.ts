/** What an objection to points may be about, and the community that knows, or the one that it has become part of: both follow from the facts. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import { firstDayOf, lastDayOf } from '#domain/points/months.js'
import type { PointEntry, PointRule, PointSubject } from '#domain/points/points.js'
import { wasOffered } from '../activity/how-it-stands.js'
import { lookedAfterBy } from '../organisation/looked-after.js'
import { statement, type Database } from '../read/database.js'
import { dayOfSql, startOfDaySql } from '../read/days.js'
import { searchText } from '../read/search-text.js'
import { takenBack } from './facts-sql.js'

export interface ObjectedActivity {
  id: string
  title: string
  on: LocalDate
  communityId: string
  communityName: string
}

/** Theirs to take part in: where they served, open to everybody, or they came or signed up. */
const isTheirs = `(v.audience = 'everybody' OR v.community_id IN (SELECT m.community_id FROM membership m
      WHERE CASE $1 WHEN 'member' THEN m.person_id = $2 ELSE m.person_id IS NULL AND m.agency_id = $2 END
        AND m.valid_from <= $4::date AND coalesce(m.valid_to, $4::date) >= $3::date)
    OR EXISTS (SELECT FROM sign_up s WHERE s.activity_id = v.id AND $2 = CASE $1 WHEN 'member' THEN s.person_id ELSE s.unit_id END)
    OR EXISTS (SELECT FROM attendance t WHERE t.activity_id = v.id
      AND $2 = CASE $1 WHEN 'member' THEN t.person_id ELSE t.unit_id END))`

/** What the month has taken back, also of an earlier one as its correction. */
const takenBackInMonth = `SELECT e.fact_id FROM point_entry e
  WHERE e.month = to_char($3::date, 'YYYY-MM') AND e.subject = $1 AND e.subject_id = $2 AND e.fact_kind = 'activity' AND e.amount < 0`

const activities = statement<ObjectedActivity>(
  'point-objected-activities',
  `SELECT v.id, v.title, ${dayOfSql('v.starts_at')}::text AS on, c.id AS "communityId",
     c.name AS "communityName"
   FROM activity v ${lookedAfterBy('v.community_id')}
   WHERE (v.starts_at >= ${startOfDaySql('$3::date')} AND v.starts_at < ${startOfDaySql('$4::date + 1')} AND ${wasOffered('v')} AND ${isTheirs}
       OR v.id IN (${takenBackInMonth}))
     AND ($5::text IS NULL OR v.id = $5)
     AND ($6::text IS NULL OR v.title ILIKE $6 OR c.name ILIKE $6 OR c.pinyin LIKE $7)
   ORDER BY v.starts_at, v.id LIMIT $8`,
)

export interface Objecting {
  subject: PointSubject
  subjectId: string
  month: string
}

/** As many are offered at once; whoever misses theirs searches for it. */
const mostOffered = 100

/** Activities of the month that were theirs to take part in, and those of which it has taken a point back. */
export const findObjectedActivities = async (
  database: Database,
  { subject, subjectId, month }: Objecting,
  search?: string,
): Promise<{ items: ObjectedActivity[]; isMore: boolean }> => {
  const { pattern, pinyin } = searchText(search)
  const found = await activities(database, [
    ...[subject, subjectId, firstDayOf(month), lastDayOf(month)],
    ...[null, pattern, pinyin, mostOffered + 1],
  ])
  return { items: found.slice(0, mostOffered), isMore: found.length > mostOffered }
}

/** One of them; undefined when it is none. */
export const findObjectedActivity = async (
  database: Database,
  { subject, subjectId, month }: Objecting,
  activityId: string,
): Promise<ObjectedActivity | undefined> =>
  (
    await activities(database, [
      ...[subject, subjectId, firstDayOf(month), lastDayOf(month)],
      ...[activityId, null, null, 1],
    ])
  )[0]

type GivenEntry = Pick<PointEntry, 'factId' | 'rule' | 'amount'> & { cause: PointEntry['cause'] | null }

const given = statement<GivenEntry>(
  'point-given-for-activities',
  `SELECT fact_id AS "factId", rule, amount,
     CASE WHEN (subject, subject_id, rule, fact_kind, fact_id) IN (${takenBack}) THEN 'objection' ELSE cause END AS cause
   FROM point_entry WHERE subject = $1 AND subject_id = $2 AND fact_kind = 'activity' AND fact_id = ANY ($3::text[]) ORDER BY id`,
)

/** Entries of one subject for an activity and a rule, the first one first; what an upheld objection has taken for good says so. */
export const findGiven = async (
  database: Database,
  subject: PointSubject,
  subjectId: string,
  activityIds: readonly string[],
): Promise<(activityId: string, rule: PointRule) => Pick<PointEntry, 'amount' | 'cause'>[]> => {
  const rows = await given(database, [subject, subjectId, activityIds])
  return (activityId, rule) =>
    rows
      .filter(each => each.factId === activityId && each.rule === rule)
      .map(({ amount, cause }) => ({ amount, ...(cause && { cause }) }))
}

const whereOf = statement<{ communityId: string }>(
  'community-of-point',
  `SELECT c.id AS "communityId" FROM (SELECT CASE e.fact_kind WHEN 'selection' THEN split_part(e.fact_id, '/', 1)
       ELSE coalesce(v.community_id, o.community_id, p.state->'facts'->>'communityId') END AS id
   FROM point_entry e LEFT JOIN activity v ON e.fact_kind = 'activity' AND v.id = e.fact_id
   LEFT JOIN post_claim x ON x.id = CASE e.fact_kind WHEN 'post' THEN e.fact_id::uuid END LEFT JOIN post o ON o.id = x.post_id
   LEFT JOIN process p ON e.fact_kind <> 'activity' AND p.id::text = split_part(e.fact_id, '#', 1)
   WHERE e.id = $1::bigint) of ${lookedAfterBy('of.id')}`,
)

/** Which community knows of an entry's fact. */
export const findCommunityOfEntry = async (
  database: Database,
  entryId: string,
): Promise<string | undefined> => (await whereOf(database, [entryId]))[0]?.communityId
