/** Rows of activities and sign-ups as people read them. */
import type { z } from 'zod'
import { errors } from '#contracts/errors/errors.js'
import {
  activityStateLabels,
  signUpStateLabels,
  type activityDetail,
  type activityItem,
  type ActivityWay,
  type signUpList,
} from '#contracts/http/activities.js'
import { isFreeToCancel, refuseCancel, refuseSigner } from '#domain/activity/sign-up-rules.js'
import type { ActivityListRow, ActivityPageRow, OwnSignUpRow } from '#persistence/activity/find-activities.js'
import type { SignUpListRow } from '#persistence/activity/find-sign-ups.js'
import type { Standing } from '#persistence/activity/sign-up-standing.js'

type Item = z.input<typeof activityItem>

const ownOf = ({ state, place, postName, places }: OwnSignUpRow) => ({
  state,
  stateLabel: signUpStateLabels[state],
  ...(place !== null && { place }),
  ...(postName !== null && { postName }),
  places,
})

const ownPart = (own: OwnSignUpRow | null) => (own ? { own: ownOf(own) } : {})

export const itemOf = (row: ActivityListRow): Item => ({
  id: row.id,
  number: row.number,
  title: row.title,
  place: row.place,
  community: { id: row.communityId, name: row.communityName },
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  signUpUntil: row.signUpUntil.toISOString(),
  ...(row.capacity !== null && { capacity: row.capacity }),
  taken: row.taken,
  waiting: row.waiting,
  state: row.state,
  stateLabel: activityStateLabels[row.state],
  isMoved: row.movedAt !== null,
  ...ownPart(row.own),
})

const possible = (code: keyof typeof errors | undefined) =>
  code === undefined ? { may: true } : { may: false, why: errors[code].message }

const mayCancel = (standing: Standing, now: number) => ({
  ...possible(refuseCancel(standing.cancel, '', now)),
  isFree: isFreeToCancel(standing.cancel, now),
})

export interface UnitStanding {
  unit: { id: string; name: string }
  own: OwnSignUpRow | null
  standing: Standing
}

export interface Seen {
  now: number
  standing: Standing
  units: UnitStanding[]
  mayManage: boolean
  looksAfter: boolean
}

const waysOf = ({ state, hasPhotoMatches }: ActivityPageRow): ActivityWay[] => {
  const isTold = state !== 'planned' && state !== 'dropped'
  return [
    ...(isTold ? (['openAttendance', 'openAppraisals'] as const) : []),
    ...(state === 'open' || state === 'held' ? (['showCode'] as const) : []),
    ...(hasPhotoMatches ? (['comparePhotos'] as const) : []),
  ]
}

export const detailOf = (row: ActivityPageRow, seen: Seen): z.input<typeof activityDetail> => {
  const { now, standing, units, mayManage, looksAfter } = seen
  return {
    ...itemOf(row),
    content: row.content,
    cancelUntil: row.cancelUntil.toISOString(),
    audience: row.audience,
    organiserName: row.organiserName,
    ...(row.projectId !== null && {
      project: { id: row.projectId, title: row.projectTitle ?? row.projectId },
    }),
    posts: row.posts,
    ...(row.cancelReason !== null && { cancelReason: row.cancelReason }),
    ...(row.summary !== null && { summary: row.summary }),
    overlaps: standing.overlaps,
    signUp: possible(refuseSigner(standing.signUp, now)),
    cancel: mayCancel(standing, now),
    units: units.map(({ unit, own, standing: ofUnit }) => ({
      ...unit,
      ...ownPart(own),
      signUp: possible(refuseSigner(ofUnit.signUp, now)),
      cancel: mayCancel(ofUnit, now),
    })),
    mayManage,
    allowedActions: looksAfter ? waysOf(row) : [],
  }
}

export const signUpOf = (row: SignUpListRow): z.input<typeof signUpList>['items'][number] => ({
  id: row.id,
  ...(row.personId !== null && { personId: row.personId, personName: row.personName ?? row.personId }),
  unit: { id: row.unitId, name: row.unitName },
  isUnit: row.personId === null,
  ...(row.postName !== null && { postName: row.postName }),
  places: row.places,
  state: row.state,
  stateLabel: signUpStateLabels[row.state],
  at: row.at.toISOString(),
  ...(row.endedAt && { endedAt: row.endedAt.toISOString() }),
  ...(row.endReason !== null && { endReason: row.endReason }),
})
