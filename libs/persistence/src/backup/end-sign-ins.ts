/** A backup remembers sign-ins, links and accounts as they were: what was ended since must not open a door again. */
import { Client } from 'pg'

/** Whose account was disabled after the backup was taken, and is again; empty when there was no database to ask. */
export interface DisabledAgain {
  readonly personId: string
  readonly name: string
}

const endAll = `
  UPDATE sign_in_session SET signed_out_at = now() WHERE signed_out_at IS NULL;
  UPDATE account_link SET revoked_at = now() WHERE used_at IS NULL AND revoked_at IS NULL`

/** `public` is the database that the backup is about to take the place of. */
const disableAgain = `
  UPDATE account a SET state = 'disabled', disabled_at = present.disabled_at
  FROM public.account present, person p
  WHERE present.person_id = a.person_id AND p.id = a.person_id
    AND present.state = 'disabled' AND a.state <> 'disabled'
  RETURNING p.id AS "personId", p.name`

/**
 * Ends every sign-in and every one-time link of a restored database that is not in its place yet, and disables the
 * accounts that are disabled in the one it replaces.
 */
export const endSignIns = async (freshUrl: string): Promise<DisabledAgain[]> => {
  const client = new Client({ connectionString: freshUrl, application_name: 'dual-checkin restore' })
  await client.connect()
  try {
    await client.query(endAll)
    const { rows } = await client.query<{ there: boolean }>(
      `SELECT to_regclass('public.account') IS NOT NULL AS there`,
    )
    return rows[0]?.there ? (await client.query<DisabledAgain>(disableAgain)).rows : []
  } finally {
    await client.end()
  }
}
