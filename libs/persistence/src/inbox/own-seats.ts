/** The open seats that somebody may sit on: their own, those of their offices, and as a substitute those of others. */
import type { SignedIn } from '../read/signed-in.js'

/** One way of coming to a seat. */
interface Reach {
  /** For seats in a person's own name, that person; null for seats of an office. */
  personId: string | null
  /** Null: whatever the office, whatever the unit. */
  role: string | null
  unitId: string | null
  /** Separated by commas; empty: every kind. */
  kinds: string
  /** Null: for oneself. */
  onBehalfOf: string | null
}

const reachesOf = ({ personId, grants, principals }: SignedIn): Reach[] => [
  { personId, role: null, unitId: null, kinds: '', onBehalfOf: null },
  ...grants.map(({ role, unitId }) => ({ personId: null, role, unitId, kinds: '', onBehalfOf: null })),
  ...principals.flatMap(({ personId: principal, kinds, offices }) => {
    const standing = { kinds: kinds.join(','), onBehalfOf: principal }
    const units = [...new Set(offices.map(({ unitId }) => unitId))]
    return [
      ...units.map(unitId => ({ ...standing, personId: principal, role: null, unitId })),
      ...offices.map(({ role, unitId }) => ({ ...standing, personId: null, role, unitId })),
    ]
  }),
]

/** Parameters of `ownSeats`, five arrays. */
export const seatParameters = (me: SignedIn): unknown[] => {
  const reaches = reachesOf(me)
  return [
    reaches.map(({ personId }) => personId),
    reaches.map(({ role }) => role),
    reaches.map(({ unitId }) => unitId),
    reaches.map(({ kinds }) => kinds),
    reaches.map(({ onBehalfOf }) => onBehalfOf),
  ]
}

const isOfItsKind = `(r.kinds = '' OR t.kind = ANY (string_to_array(r.kinds, ',')))`

/**
 * As a relation: the columns of `task` and `standing_for`, the principal. A seat that is one's own anyway is there
 * once, as one's own. Each way goes by an index of open seats.
 * @param first the number of the first of the five parameters
 */
export const ownSeats = (first: number): string => {
  const arrays = Array.from({ length: 5 }, (_, at) => `$${first + at}::text[]`).join(', ')
  const reach = `unnest(${arrays}) AS r (person_id, role, unit_id, kinds, standing_for)`
  return `(SELECT DISTINCT ON (process_id, seat_id) * FROM (
    SELECT t.*, r.standing_for FROM ${reach} JOIN task t ON t.role = r.role AND t.unit_id = r.unit_id
    WHERE t.status = 'open' AND t.person_id IS NULL AND r.person_id IS NULL AND ${isOfItsKind}
    UNION ALL
    SELECT t.*, r.standing_for FROM ${reach} JOIN task t ON t.person_id = r.person_id
    WHERE t.status = 'open' AND t.person_id IS NOT NULL AND (r.unit_id IS NULL OR t.unit_id = r.unit_id) AND ${isOfItsKind}
  ) reached ORDER BY process_id, seat_id, standing_for NULLS FIRST)`
}
