/** Inviting somebody: an account without a password, and the link with which they choose one. */
import { localDateOf } from '#domain/calendar/local-date.js'
import { isThere } from '../organisation/in-office.js'
import { statement, type Database } from '../read/database.js'
import { createLink, type Link } from './links.js'

export interface NewInvitation {
  personId: string
  /** A person's id, or the operator's name on the machine. */
  by: string
  /** Kept with the account when given. */
  email?: string
  lastsHours?: number
}

/** An account that is active or disabled stays as it is, and gets no invitation. */
const invite = statement<{ personId: string }>(
  'invite-account',
  `INSERT INTO account AS a (person_id, state, email)
   SELECT p.id, 'invited', $2 FROM person p
   WHERE p.id = $1 AND p.staff_number IS NOT NULL AND ${isThere('p', '$3::date')}
   ON CONFLICT (person_id) DO UPDATE SET email = coalesce($2, a.email) WHERE a.state = 'invited'
   RETURNING person_id AS "personId"`,
)

export const usualInvitationHours = 72

/**
 * The link's token and until when it works; undefined for whoever is not there, has left, has no staff number to sign
 * in with, or has an account already. An earlier invitation stops working.
 */
export const createInvitation = async (
  database: Database,
  { personId, by, email, lastsHours = usualInvitationHours }: NewInvitation,
): Promise<Link | undefined> => {
  const [invited] = await invite(database, [personId, email ?? null, localDateOf(Date.now())])
  return (
    invited && createLink(database, { personId, purpose: 'invitation', by, lastsMinutes: lastsHours * 60 })
  )
}

/** Where a link leads; the token stands behind the `#`, which browsers keep to themselves. */
export const linkAddress = (origin: string, { token }: Pick<Link, 'token'>): string =>
  `${origin.replace(/\/+$/, '')}/account-link#${token}`
