/** Appointing and ending officers: under the directory's lock, so that two at once follow one another. */
import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { OfficerWay } from '#domain/branch/branch.js'
import { refuseAppointment, refuseEndOfOffice, type Holder, type Term } from '#domain/branch/officer-rules.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { MembershipChange } from '../membership/change-membership.js'
import { findOfficer } from './find-branches.js'

export interface AppointmentAsked {
  office: string
  personId: string
  from: LocalDate
  until?: LocalDate
  way: OfficerWay
  replaces?: string
}

const holdersOf = async (client: PoolClient, communityId: string, office: string): Promise<Holder[]> => {
  const { rows } = await client.query<{ id: string; personId: string; from: string; until: string | null }>(
    `SELECT o.id, m.person_id AS "personId", o.from_on::text AS "from", LEAST(o.until_on, m.valid_to)::text AS until
     FROM branch_officer o JOIN membership m ON m.id = o.membership_id
     WHERE m.community_id = $1 AND o.office = $2`,
    [communityId, office],
  )
  return rows.map(({ until, ...rest }) => ({ ...rest, ...(until !== null && { until }) }))
}

const membershipOn = async (
  client: PoolClient,
  communityId: string,
  { personId, from }: AppointmentAsked,
) => {
  const { rows } = await client.query<{ id: string; from: string; until: string | null }>(
    `SELECT id, valid_from::text AS "from", valid_to::text AS until FROM membership
     WHERE person_id = $1 AND community_id = $2 ORDER BY valid_from <= $3::date DESC, valid_from DESC LIMIT 1`,
    [personId, communityId, from],
  )
  return rows[0]
}

const termOf = ({ from, until }: { from: LocalDate; until: LocalDate | null }): Term => ({
  from,
  ...(until !== null && { until }),
})

export const appointOfficer = async (
  client: PoolClient,
  { by, reason }: MembershipChange,
  communityId: string,
  asked: AppointmentAsked,
) => {
  const { rows } = await client.query<{ single: boolean }>(
    'SELECT single FROM branch_office WHERE code = $1',
    [asked.office],
  )
  const [office] = rows
  if (!office) return { refused: 'notFound' as const }
  const membership = await membershipOn(client, communityId, asked)
  const refused = refuseAppointment({
    ...asked,
    single: office.single,
    holders: await holdersOf(client, communityId, asked.office),
    ...(membership && { membership: termOf(membership) }),
  })
  if (refused) return { refused }
  if (asked.replaces !== undefined)
    await client.query(
      `UPDATE branch_officer SET until_on = $2::date - 1, end_note = $3, ended_by = $4 WHERE id = $1`,
      [asked.replaces, asked.from, reason, by],
    )
  const id = randomUUID()
  await client.query(
    `INSERT INTO branch_officer (id, membership_id, office, from_on, until_on, way, reason, entered_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, membership?.id, asked.office, asked.from, asked.until ?? null, asked.way, reason, by],
  )
  return { id }
}

export const endOffice = async (
  client: PoolClient,
  { by, reason, today }: MembershipChange,
  communityId: string,
  { officerId, lastDay }: { officerId: string; lastDay: LocalDate },
) => {
  const officer = await findOfficer(client, officerId, today)
  if (officer?.communityId !== communityId) return { refused: 'notFound' as const }
  const refused = refuseEndOfOffice(termOf(officer), lastDay, today)
  if (refused) return { refused }
  await client.query('UPDATE branch_officer SET until_on = $2, end_note = $3, ended_by = $4 WHERE id = $1', [
    officerId,
    lastDay,
    reason,
    by,
  ])
  return { id: officerId }
}
