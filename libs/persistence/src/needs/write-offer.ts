/** What a publication leaves behind with each of its steps: the needs that it holds, and the offer itself at the end. */
import type { PoolClient } from 'pg'
import { refusal, type Refusal } from '#domain/kernel/refusal.js'
import type { OfferRow } from '#domain/needs/offer.js'
import { numberSql } from '../process/number-sql.js'
import { freedBy } from './freed-needs.js'

const writeProject = `
  INSERT INTO project (id, number, community_id, category_code, title, need, wanted_sessions, expected_from, expected_to,
    wanted_functions, wanted_units, places, opens_on, closes_on, only_wanted)
  SELECT $1::uuid::text, ${numberSql('FB', 'p')},
    $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14
  FROM process p WHERE p.id = $1::uuid`

const writePost = `
  INSERT INTO post (id, community_id, category_code, title, need, places, opens_on, closes_on)
  VALUES ($1::uuid::text, $2, $3, $4, $5, $6, $7, $8)`

const holdNeeds = `
  UPDATE need SET state = 'adopted', adopted_by = $1
  WHERE id = ANY ($2::uuid[]) AND community_id = $3 AND (state = 'new' OR adopted_by = $1 OR ${freedBy('need')} IS NOT NULL)`
const freeNeeds = `UPDATE need SET state = 'new', adopted_by = NULL WHERE adopted_by = $1`

/** `$1` the kind's category, `$2` the community: whether the category is one of its district's. */
const isCategory = (kind: OfferRow['kind']): string => `
  SELECT FROM ${kind}_category k JOIN org_unit c ON c.id = $2
  WHERE k.code = $1 AND (k.owner_id IS NULL OR k.owner_id = ANY (string_to_array(trim('/' FROM c.path), '/')))`
const countWanted = `
  SELECT count(*)::int AS known FROM org_unit WHERE id = ANY ($1::text[]) AND kind = 'agencyPartyOrganization'`

/** What a draft may say that a menu cannot. */
const refuseContent = async (
  client: PoolClient,
  { kind, communityId, offer }: OfferRow,
): Promise<Refusal | undefined> => {
  const category = await client.query(isCategory(kind), [offer.categoryCode, communityId])
  if (category.rowCount === 0) return refusal('categoryUnknown')
  const wanted = [...new Set(offer.wantedUnits)]
  if (wanted.length === 0) return undefined
  const { rows } = await client.query<{ known: number }>(countWanted, [wanted])
  return rows[0]?.known === wanted.length ? undefined : refusal('unitsUnknown')
}

/** @returns needTaken when a need is in another publication, merged or set aside by now */
export const writeOffer = async (client: PoolClient, row: OfferRow): Promise<Refusal | undefined> => {
  const { id, communityId, needIds, stands, kind } = row
  if (stands === 'dropped') {
    await client.query(freeNeeds, [id])
    return undefined
  }
  const refused = await refuseContent(client, row)
  if (refused) return refused
  const held = await client.query(holdNeeds, [id, needIds, communityId])
  if (held.rowCount !== needIds.length) return refusal('needTaken')
  if (stands === 'published') await (kind === 'project' ? publishProject : publishPost)(client, row)
  return undefined
}

const publishProject = async (client: PoolClient, { id, communityId, offer }: OfferRow): Promise<void> => {
  await client.query(writeProject, [
    id,
    communityId,
    offer.categoryCode,
    offer.title,
    offer.need,
    offer.wantedSessions ?? null,
    offer.expectedFrom ?? null,
    offer.expectedTo ?? null,
    offer.wantedFunctions ?? null,
    offer.wantedUnits ?? [],
    offer.places,
    offer.opensOn ?? null,
    offer.closesOn ?? null,
    offer.onlyWanted ?? false,
  ])
}

const publishPost = async (client: PoolClient, { id, communityId, offer }: OfferRow): Promise<void> => {
  await client.query(writePost, [
    id,
    communityId,
    offer.categoryCode,
    offer.title,
    offer.need,
    offer.places,
    offer.opensOn ?? null,
    offer.closesOn ?? null,
  ])
}
