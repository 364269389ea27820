import type { PoolClient } from 'pg'
import type { Directory, HeldOffice, ImportScope, KnownPerson, KnownUnit } from '#domain/roster/directory.js'

/** Sealed texts as they stand in the table, and back. */
export interface Seals {
  seal(text: string): string
  unseal(sealed: string): string
}

/**
 * A fingerprint of units, people and offices, order aside. Whoever applies compares it with the one of the check: what
 * was seen is what is done, or it is checked anew.
 */
export const directoryBasis = async (client: PoolClient, today: string): Promise<string> => {
  const { rows } = await client.query<{ basis: string }>(
    `SELECT md5(concat_ws('|', $1::text,
       (SELECT sum(hashtextextended(u::text, 0)::numeric) FROM org_unit u),
       (SELECT sum(hashtextextended(p::text, 0)::numeric) FROM person p),
       (SELECT sum(hashtextextended(g::text, 0)::numeric) FROM role_grant g))) AS basis`,
    [today],
  )
  return rows[0]?.basis ?? ''
}

/** The whole directory as a check compares with it. */
export async function readDirectory(
  client: PoolClient,
  scope: ImportScope,
  today: string,
  { unseal }: Seals,
): Promise<Directory> {
  const units = await client.query<KnownUnit>(
    `SELECT id, kind, name, parent_id AS "parentId", path, functions, coalesce(ended_on <= $1::date, false) AS ended
     FROM org_unit ORDER BY length(path), sort, id`,
    [today],
  )
  const people = await client.query<Omit<KnownPerson, 'offices'>>(
    `SELECT id, staff_number AS "staffNumber", name, unit_id AS "unitId", lives_in_id AS "livesInId",
       joined_on::text AS "joinedOn", left_on::text AS "leftOn", phone FROM person`,
  )
  const offices = await officesOf(client, today)
  return {
    units: units.rows,
    people: people.rows.map(person => ({
      ...person,
      phone: person.phone === null ? null : unseal(person.phone),
      offices: offices.get(person.id) ?? none,
    })),
    scope,
    today,
  }
}

const none: readonly HeldOffice[] = []

async function officesOf(client: PoolClient, today: string): Promise<Map<string, HeldOffice[]>> {
  const { rows } = await client.query<HeldOffice & { personId: string }>(
    `SELECT person_id AS "personId", role, unit_id AS "unitId" FROM role_grant
     WHERE valid_to IS NULL OR valid_to >= $1::date`,
    [today],
  )
  const offices = new Map<string, HeldOffice[]>()
  for (const { personId, ...office } of rows) {
    const held = offices.get(personId)
    if (held) held.push(office)
    else offices.set(personId, [office])
  }
  return offices
}
