/** Entering needs, and what a community does with them; each looks at the rows under their locks. */
import type { Pool, PoolClient } from 'pg'
import {
  refuseNeedCommand,
  type NeedCommand,
  type NeedSource,
  type StandingNeed,
} from '#domain/needs/need.js'
import type { PersonId } from '#domain/organisation/roles.js'
import { freedBy } from './freed-needs.js'
import { urgeNeed } from './urge-need.js'

export interface NewNeed {
  id: string
  communityId: string
  source: NeedSource
  onPaper: boolean
  text: string
  categoryCode?: string
  /** Nobody, when a resident sends it. */
  by?: string
}

/** Sent again it is the same need. @returns whether it is there with this text */
export const keepNeed = async (database: Pool, need: NewNeed): Promise<boolean> => {
  const { id, communityId, source, onPaper, text, categoryCode, by } = need
  await database.query(
    `INSERT INTO need (id, community_id, source, on_paper, text, category_code, by)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
    [id, communityId, source, onPaper, text, categoryCode ?? null, by ?? null],
  )
  const kept = await database.query('SELECT FROM need WHERE id = $1 AND community_id = $2 AND text = $3', [
    id,
    communityId,
    text,
  ])
  return kept.rowCount === 1
}

/** Both rows in one order, so that two merges into each other do not wait for one another. */
const lockNeeds = async (client: PoolClient, ids: string[]): Promise<StandingNeed[]> => {
  const { rows } = await client.query<StandingNeed & { mergedInto: string | null }>(
    `SELECT id, community_id AS "communityId", CASE WHEN ${freedBy('need')} IS NULL THEN state ELSE 'new' END AS state,
       merged_into AS "mergedInto" FROM need
     WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE`,
    [ids],
  )
  return rows.map(({ mergedInto, ...row }) => ({ ...row, ...(mergedInto !== null && { mergedInto }) }))
}

/** What is merged stays readable, and what was merged into it follows it. */
const merge = async (client: PoolClient, id: string, into: string, reason: string): Promise<void> => {
  await client.query(
    `UPDATE need SET state = 'merged', merged_into = $2, adopted_by = NULL, reason = $3 WHERE id = $1`,
    [id, into, reason],
  )
  await client.query('UPDATE need SET merged_into = $2 WHERE merged_into = $1', [id, into])
}

export interface NeedOrder {
  id: string
  command: NeedCommand
  reason: string
  by: PersonId
}

export const changeNeed = async (client: PoolClient, { id, command, reason, by }: NeedOrder) => {
  const into = command.name === 'merge' ? command.into : undefined
  const rows = await lockNeeds(client, into === undefined ? [id] : [id, into])
  const need = rows.find(row => row.id === id)
  if (!need) throw new Error(`no need ${id}`)
  const refused = refuseNeedCommand(
    need,
    command,
    rows.find(row => row.id === into),
  )
  if (refused) return { refused }
  if (command.name === 'urge') return urgeNeed(client, { id, said: reason, by })
  if (into !== undefined) await merge(client, id, into, reason)
  else
    await client.query(
      'UPDATE need SET state = $2, merged_into = NULL, adopted_by = NULL, reason = $3 WHERE id = $1',
      [id, command.name === 'setAside' ? 'setAside' : 'new', reason],
    )
  return { id }
}
