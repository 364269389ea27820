/** Substitutions as people read them, and the people who come into question for one. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { Role } from '#domain/organisation/roles.js'
import { canAct, isInForce, isThere } from '../organisation/in-office.js'
import { isBelow } from '../read/below.js'
import { statement, type Database } from '../read/database.js'
import { paged } from '../read/paged.js'
import { searchText } from '../read/search-text.js'
import { isOffice } from './stands-in.js'

export type SubstitutionState = 'planned' | 'inForce' | 'ended' | 'endedEarly'
/** Whose: I am away, I stand in, or somebody whom I look after is away. */
export type SubstitutionBox = 'mine' | 'forMe' | 'others'

interface NamedPerson {
  personId: string
  name: string
  unitName: string
}

export interface SubstitutionRow {
  id: string
  principal: NamedPerson
  substitute: NamedPerson
  kinds: string[]
  from: LocalDate
  to: LocalDate
  reason: string
  state: SubstitutionState
  enteredBy: string
  enteredByName: string | null
  enteredAt: Date
  endedAt: Date | null
  endedByName: string | null
  endReason: string | null
}

const named = (person: string): string =>
  `jsonb_build_object('personId', ${person}.id, 'name', ${person}.name,
     'unitName', (SELECT name FROM org_unit WHERE id = ${person}.unit_id))`

const nameOf = (id: string): string => `(SELECT name FROM person WHERE id = ${id})`

/** `$1` the person, `$2` the day, `$3` tops of what they look after. */
const whose: Record<SubstitutionBox, string> = {
  mine: 's.principal_id = $1',
  forMe: 's.substitute_id = $1',
  others: `s.principal_id <> $1 AND EXISTS (
    SELECT FROM role_grant g JOIN org_unit u ON u.id = g.unit_id, unnest($3::text[]) AS top
    WHERE g.person_id = s.principal_id AND ${isBelow('u.path', 'top')})`,
}

type Found<Row> = Row & { total: number }

const pages = Object.fromEntries(
  Object.entries(whose).map(([box, condition]) => [
    box,
    statement<Found<SubstitutionRow>>(
      `substitutions-${box}`,
      `SELECT s.id, ${named('p')} AS principal, ${named('o')} AS substitute, s.kinds, s.from_on::text AS from,
         s.to_on::text AS to, s.reason, s.entered_by AS "enteredBy", ${nameOf('s.entered_by')} AS "enteredByName",
         s.entered_at AS "enteredAt", s.ended_at AS "endedAt", ${nameOf('s.ended_by')} AS "endedByName",
         s.end_reason AS "endReason",
         CASE WHEN s.ended_at IS NOT NULL THEN 'endedEarly' WHEN s.to_on < $2::date THEN 'ended'
           WHEN s.from_on > $2::date THEN 'planned' ELSE 'inForce' END AS state, (count(*) OVER ())::int AS total
       FROM substitution s JOIN person p ON p.id = s.principal_id JOIN person o ON o.id = s.substitute_id
       WHERE ${condition} AND $3::text[] IS NOT NULL
       ORDER BY s.ended_at IS NOT NULL OR s.to_on < $2::date, s.from_on DESC, s.id OFFSET $4 LIMIT $5`,
    ),
  ]),
) as Record<SubstitutionBox, ReturnType<typeof statement<Found<SubstitutionRow>>>>

export interface SubstitutionsAsked {
  personId: string
  box: SubstitutionBox
  today: LocalDate
  within: readonly string[]
  offset: number
  limit: number
}

export const findSubstitutions = async (database: Database, asked: SubstitutionsAsked) => {
  const { personId, box, today, within, offset, limit } = asked
  return paged(await pages[box](database, [personId, today, within, offset, limit]))
}

export interface ChoiceRow extends NamedPerson {
  offices: { role: Role; unitName: string }[]
}

const choice = `p.id AS "personId", p.name, (SELECT name FROM org_unit WHERE id = p.unit_id) AS "unitName",
  jsonb_agg(DISTINCT jsonb_build_object('role', g.role, 'unitName', u.name)) AS offices`

/** `$3`, `$4` patterns of the name and its pinyin. */
const isCalled = `($3::text IS NULL OR p.name ILIKE $3 OR p.pinyin LIKE $4)`
const mostChoices = 50

/** `$1` tops of what is looked after, `$2` the day. */
const lookedAfter = statement<ChoiceRow>(
  'substitution-principals',
  `SELECT ${choice} FROM role_grant g JOIN org_unit u ON u.id = g.unit_id JOIN person p ON p.id = g.person_id
   WHERE EXISTS (SELECT FROM unnest($1::text[]) AS top WHERE ${isBelow('u.path', 'top')})
     AND ${isOffice('g')} AND ${isInForce('g', '$2::date')} AND ${isThere('p', '$2::date')} AND ${isCalled}
   GROUP BY p.id ORDER BY p.name, p.id LIMIT ${mostChoices}`,
)

/** `$1` who is away, `$2` the day. The nearest offices first: the unit's own before those above it. */
const within = statement<ChoiceRow>(
  'substitution-candidates',
  `SELECT ${choice}
   FROM (SELECT DISTINCT unnest(string_to_array(trim('/' FROM n.path), '/')) AS unit_id
         FROM role_grant held JOIN org_unit n ON n.id = held.unit_id
         WHERE held.person_id = $1 AND ${isOffice('held')} AND ${isInForce('held', '$2::date')}) way
   JOIN org_unit u ON u.id = way.unit_id JOIN role_grant g ON g.unit_id = u.id JOIN person p ON p.id = g.person_id
   WHERE p.id <> $1 AND ${isOffice('g')} AND ${isInForce('g', '$2::date')} AND ${canAct('p', '$2::date')} AND ${isCalled}
   GROUP BY p.id ORDER BY max(length(u.path)) DESC, p.name, p.id LIMIT ${mostChoices}`,
)

const asChoice = (ask: typeof within, what: unknown) => {
  return async (database: Database, today: LocalDate, search?: string) => {
    const { pattern, pinyin } = searchText(search)
    return ask(database, [what, today, pattern, pinyin])
  }
}

/** Whom somebody may enter a substitution for, besides themselves. */
export const findPrincipals = (tops: readonly string[]) => asChoice(lookedAfter, tops)

/** Who may stand in for somebody. */
export const findCandidates = (principalId: string) => asChoice(within, principalId)

/** Paths of what somebody holds. */
const held = statement<{ paths: string[] }>(
  'substitution-office-paths',
  `SELECT coalesce(array_agg(u.path), '{}') AS paths FROM role_grant g JOIN org_unit u ON u.id = g.unit_id
   WHERE g.person_id = $1 AND ${isInForce('g', '$2::date')}`,
)

export const findOfficePaths = async (
  database: Database,
  personId: string,
  today: LocalDate,
): Promise<string[]> => (await held(database, [personId, today]))[0]?.paths ?? []
