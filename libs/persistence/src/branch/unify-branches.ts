/** Two communities are one: their temporary branches are one too, and an office that only one may hold is held by one. */
import type { PoolClient } from 'pg'
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { Carried } from '../membership/carry-over.js'
import { tellOfficer } from './tell-officer.js'

interface Order {
  /** The successor. */
  communityId: string
  by: string
  today: LocalDate
}

interface Term {
  id: string
  nextId: string
  /** It had begun before the merger: the old branch keeps that part of it. */
  hasBegun: boolean
  /** The other branch has somebody in the same office, at the same time. */
  isHeldThere: boolean
}

/** `$1` and `$2` memberships before and after, `$3` the community, `$4` the day. Terms that go on beyond the merger. */
const termsOf = `
  SELECT o.id, c.next_id AS "nextId", c.id <> c.next_id AND o.from_on < $4::date AS "hasBegun",
    f.single AND EXISTS (SELECT FROM branch_officer x JOIN membership m ON m.id = x.membership_id
      WHERE m.community_id = $3 AND m.id <> ALL ($2::uuid[]) AND x.office = o.office
        AND x.from_on <= least(o.until_on, m.valid_to, 'infinity'::date)
        AND least(x.until_on, m.valid_to, 'infinity'::date) >= greatest(o.from_on, $4::date)) AS "isHeldThere"
  FROM unnest($1::uuid[], $2::uuid[]) AS c (id, next_id) JOIN branch_officer o ON o.membership_id = c.id
  JOIN branch_office f ON f.code = o.office
  WHERE coalesce(o.until_on >= $4::date, true) ORDER BY o.from_on, o.id`

const end = `
  UPDATE branch_officer SET until_on = greatest(from_on, $2::date - 1), end_note = '社区已并入，该职务已有人担任',
    ended_by = $3 WHERE id = $1`

/** A new term for what is left of it. @returns its id */
const goOn = `
  INSERT INTO branch_officer (id, membership_id, office, from_on, until_on, way, reason, entered_by)
  SELECT gen_random_uuid(), $2, office, $3::date, until_on, way, reason, entered_by FROM branch_officer WHERE id = $1
  RETURNING id`

/** In the transaction of the merger, after the memberships. @param carried those of the community that was */
export const unifyBranches = async (
  client: PoolClient,
  carried: readonly Carried[],
  { communityId, by, today }: Order,
): Promise<void> => {
  const before = carried.map(({ id }) => id)
  const after = carried.map(({ nextId }) => nextId)
  const { rows } = await client.query<Term>(termsOf, [before, after, communityId, today])
  for (const { id, nextId, hasBegun, isHeldThere } of rows) {
    if (isHeldThere) await endTerm(client, id, { by, today })
    else if (hasBegun) await continueTerm(client, { id, nextId }, { by, today })
    else await client.query('UPDATE branch_officer SET membership_id = $2 WHERE id = $1', [id, nextId])
  }
}

type Change = Pick<Order, 'by' | 'today'>

const endTerm = async (client: PoolClient, id: string, { by, today }: Change): Promise<void> => {
  await client.query(end, [id, today, by])
  await tellOfficer(client, 'office.ended', id, by)
}

/** The old branch keeps the term until the merger: it ends with the membership there. */
const continueTerm = async (
  client: PoolClient,
  { id, nextId }: Carried,
  { by, today }: Change,
): Promise<void> => {
  const { rows } = await client.query<{ id: string }>(goOn, [id, nextId, today])
  for (const begun of rows) await tellOfficer(client, 'office.begun', begun.id, by)
}
