import { units } from '#testing/claims.js'
import { newKey } from './api.js'
import type { Visitor } from './visitor.js'

const finding = { yes: true, reason: '居民反映集中' }

/** What a community sends to make needs into a project or a post. */
export const publication = (
  kind: string,
  needIds: string[] = [],
  offer: object = {},
  check: object = {},
) => ({
  kind,
  communityId: units.east1,
  needIds,
  offer: {
    title: '楼道照明整治',
    need: '楼道灯损坏',
    categoryCode: kind === 'project' ? 'P2' : 'G1',
    places: 1,
    ...offer,
  },
  check: { wanted: finding, fitting: finding, feasible: finding, ...check },
})

/** Somebody's act on a process, by its name. */
export const act = async (who: Visitor, id: string, name: string, body: object) => {
  const { version, allowedActions } = await who.page(id)
  const seatId = allowedActions.find(each => each.act === name)?.seatId ?? 'none'
  return who.command(`/api/processes/${id}/acts`, newKey(), {
    seatId,
    act: name,
    expectedVersion: version,
    body,
  })
}
