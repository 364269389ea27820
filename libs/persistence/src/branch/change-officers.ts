/** Appointing and ending officers: under the directory's lock, so that two at once follow one another. */
import { randomUUID } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { OfficerWay } from '#domain/branch/branch.js'
import { refuseAppointment, refuseEndOfOffice, type Holder, type Term } from '#domain/branch/officer-rules.js'
import { addDays, type LocalDate } from '#domain/calendar/local-date.js'
import type { MembershipChange } from '../membership/change-membership.js'
import { findOfficer } from './find-officers.js'
import { tellOfficer } from './tell-officer.js'

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

/** Told to whoever leaves before the term is over, not to those whose term has ended by itself. */
const close = async (
  client: PoolClient,
  { by, reason }: MembershipChange,
  { id, until }: Pick<Holder, 'id' | 'until'>,
  lastDay: LocalDate,
): Promise<void> => {
  await client.query('UPDATE branch_officer SET until_on = $2, end_note = $3, ended_by = $4 WHERE id = $1', [
    id,
    lastDay,
    reason,
    by,
  ])
  if (until === undefined || lastDay < until) await tellOfficer(client, 'office.ended', id, by)
}

export const appointOfficer = async (
  client: PoolClient,
  change: MembershipChange,
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
  const holders = await holdersOf(client, communityId, asked.office)
  const refused = refuseAppointment({
    ...asked,
    single: office.single,
    holders,
    ...(membership && { membership: termOf(membership) }),
  })
  if (refused) return { refused }
  const replaced = holders.find(each => each.id === asked.replaces)
  if (replaced) await close(client, change, replaced, addDays(asked.from, -1))
  const { by, reason } = change
  const id = randomUUID()
  await client.query(
    `INSERT INTO branch_officer (id, membership_id, office, from_on, until_on, way, reason, entered_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, membership?.id, asked.office, asked.from, asked.until ?? null, asked.way, reason, by],
  )
  await tellOfficer(client, 'office.begun', id, by)
  return { id }
}

export const endOffice = async (
  client: PoolClient,
  change: MembershipChange,
  communityId: string,
  { officerId, lastDay }: { officerId: string; lastDay: LocalDate },
) => {
  const officer = await findOfficer(client, officerId, change.today)
  if (officer?.communityId !== communityId) return { refused: 'notFound' as const }
  const refused = refuseEndOfOffice(termOf(officer), lastDay, change.today)
  if (refused) return { refused }
  await close(client, change, { id: officerId, ...termOf(officer) }, lastDay)
  return { id: officerId }
}
