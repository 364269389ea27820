/** A unit becomes part of another: who had checked in there, or from there, serves on with the successor from that day. */
import type { PoolClient } from 'pg'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { unifyBranches } from '../branch/unify-branches.js'
import { carryOffices, carryOver } from './carry-over.js'
import { takeOverSignUps } from './take-over-sign-ups.js'

export interface Merger {
  unitId: string
  intoId: string
  /** Who orders it. */
  by: string
  today: LocalDate
}

/** `$2` the unit, `$3` its successor. Who has checked in from both into one community has done so once. */
const ofAgency = `
  SELECT m.id, $3::text AS agency_id, m.community_id, m.person_id IS NULL AND EXISTS (
    SELECT FROM membership o WHERE o.person_id IS NULL AND o.agency_id = $3 AND o.community_id = m.community_id
      AND o.valid_to IS NULL) AS is_double
  FROM membership m WHERE m.agency_id = $2 AND m.valid_to IS NULL`

const inCommunity = `
  SELECT m.id, m.agency_id, $3::text AS community_id, m.person_id IS NULL AND EXISTS (
    SELECT FROM membership o WHERE o.person_id IS NULL AND o.agency_id = m.agency_id AND o.community_id = $3
      AND o.valid_to IS NULL) AS is_double
  FROM membership m WHERE m.community_id = $2 AND m.valid_to IS NULL`

/** People find the community by where they live, whatever it is called now. */
const takeOverEstates = `
  INSERT INTO community_estate (community_id, name, pinyin)
  SELECT $2, name, pinyin FROM community_estate WHERE community_id = $1 ON CONFLICT DO NOTHING`

/** What is still to be held or confirmed is the successor's at once; the activity's process follows. */
const takeOverActivities = `
  UPDATE activity SET community_id = $2 WHERE community_id = $1 AND state IN ('planned', 'open', 'held')`

/** In the transaction of the merger. Memberships are locked before activities, as signing up does. */
export const followMerger = async (
  client: PoolClient,
  { unitId, intoId, by, today }: Merger,
): Promise<void> => {
  const units = [unitId, intoId]
  const fromIt = await carryOver(client, { moved: ofAgency, endReason: 'merged', today }, units)
  const inIt = await carryOver(client, { moved: inCommunity, endReason: 'merged', today }, units)
  await carryOffices(client, fromIt, today)
  await unifyBranches(client, inIt, { communityId: intoId, by, today })
  await client.query(takeOverEstates, units)
  await client.query(takeOverActivities, units)
  await takeOverSignUps(client, unitId, intoId)
}
