import type { PoolClient } from 'pg'
import { refusal, type Refusal } from '#domain/kernel/refusal.js'
import { statusOf, type OfferState, type ProjectPlace } from '#domain/needs/offer.js'
import { placesTaken } from './taken-projects.js'

interface Standing {
  state: OfferState
  opensOn: string | null
  closesOn: string | null
  places: number
}

/** The project's lock is what makes claims of its last place follow one another. */
const lockProject = `
  SELECT state, opens_on::text AS "opensOn", closes_on::text AS "closesOn", places FROM project WHERE id = $1 FOR UPDATE`

/** Claims under way, and those that have done it. */
const countTaken = `SELECT count(*)::int AS taken ${placesTaken('$1')} AND x.claim_id <> $2`

/** @returns why the project cannot be claimed: it is closed or over, or all its places are taken */
export const writeProjectPlace = async (
  client: PoolClient,
  { claimId, projectId, on }: ProjectPlace,
): Promise<Refusal | undefined> => {
  const [project] = (await client.query<Standing>(lockProject, [projectId])).rows
  if (!project) return refusal('projectNotOpen')
  const { state, places, opensOn, closesOn } = project
  const [{ taken } = { taken: 0 }] =
    places > 1 ? (await client.query<{ taken: number }>(countTaken, [projectId, claimId])).rows : []
  const dates = { ...(opensOn !== null && { opensOn }), ...(closesOn !== null && { closesOn }) }
  const status = statusOf({ state, places, taken, ...dates }, on)
  if (status === 'full') return refusal('projectFull')
  if (status !== 'open') return refusal('projectNotOpen')
  await client.query(
    'INSERT INTO project_place (project_id, claim_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [projectId, claimId],
  )
  return undefined
}
