/** Who may sign up for an activity, who gets a place, and until when one may cancel. */
import type { Instant } from '../calendar/local-date.js'
import type { ActivityAudience, ActivityState, SignUpState } from './activity.js'

export const signUpRefusalCodes = [
  'activityNotOpen',
  'activityStarted',
  'signUpOver',
  'alreadySignedUp',
  'notSignedUp',
  'notMember',
  'memberSuspended',
  'postMissing',
  'postUnknown',
  'morePlacesThanThere',
  'signUpOverlaps',
  'cancelReasonMissing',
] as const
export type SignUpRefusalCode = (typeof signUpRefusalCodes)[number]

/** A Party organisation brings several and takes a place for each. */
export interface SignUpAsked {
  postCode?: string
  places: number
  /** Knows of the other activity at the same time. */
  despiteOverlap: boolean
}

/** What is known of the activity and of whoever asks, at one moment. */
export interface SignUpStanding {
  state: ActivityState
  startsAt: Instant
  signUpUntil: Instant
  audience: ActivityAudience
  /** None: as many as come. */
  capacity?: number
  /** Places taken in all. */
  taken: number
  /** Kinds of post it asks for, with their places and how many of them are taken. */
  posts: Readonly<Record<string, { places: number; taken: number }>>
  /** On the day of the activity: checked in with its community, with another one, or nowhere. */
  membership: 'here' | 'elsewhere' | 'none'
  /** On the day of the activity. */
  isSuspended: boolean
  isSignedUp: boolean
  /** There is a place elsewhere at the same time. */
  overlaps: boolean
}

/** Codes come from outside: what every object inherits (`constructor`) is no post. */
const postOf = (posts: SignUpStanding['posts'], code: string | undefined) =>
  code !== undefined && Object.hasOwn(posts, code) ? posts[code] : undefined

const refuseMembership = ({ membership, audience, isSuspended }: SignUpStanding) => {
  if (membership === 'none' || (membership === 'elsewhere' && audience === 'community')) return 'notMember'
  return isSuspended ? 'memberSuspended' : undefined
}

const refusePlaces = ({ posts, capacity }: SignUpStanding, { postCode, places }: SignUpAsked) => {
  const post = postOf(posts, postCode)
  if (postCode !== undefined && !post) return 'postUnknown'
  if (postCode === undefined && Object.keys(posts).length > 0) return 'postMissing'
  return places > Math.min(capacity ?? Infinity, post?.places ?? Infinity) ? 'morePlacesThanThere' : undefined
}

/** Whether somebody may sign up at all, whatever they then ask for. */
export const refuseSigner = (standing: SignUpStanding, now: Instant): SignUpRefusalCode | undefined => {
  if (standing.state !== 'open') return 'activityNotOpen'
  if (now >= standing.startsAt) return 'activityStarted'
  if (now > standing.signUpUntil) return 'signUpOver'
  if (standing.isSignedUp) return 'alreadySignedUp'
  return refuseMembership(standing)
}

export const refuseSignUp = (
  standing: SignUpStanding,
  asked: SignUpAsked,
  now: Instant,
): SignUpRefusalCode | undefined =>
  refuseSigner(standing, now) ??
  refusePlaces(standing, asked) ??
  (standing.overlaps && !asked.despiteOverlap ? 'signUpOverlaps' : undefined)

/** A place while there is room for all who come, in all and for the kind of post; a place in the waiting list otherwise. */
export const placeFor = (
  { capacity, taken, posts }: Pick<SignUpStanding, 'capacity' | 'taken' | 'posts'>,
  { postCode, places }: Pick<SignUpAsked, 'postCode' | 'places'>,
): Extract<SignUpState, 'signed' | 'waiting'> => {
  const post = postOf(posts, postCode)
  const hasRoom = capacity === undefined || taken + places <= capacity
  return hasRoom && (!post || post.taken + places <= post.places) ? 'signed' : 'waiting'
}

export interface CancelStanding {
  /** Of the activity. */
  state: ActivityState
  startsAt: Instant
  cancelUntil: Instant
  movedAt?: Instant
  signUp?: { state: SignUpState; at: Instant; movedUpAt?: Instant }
}

/** Before the deadline; who only waits; who has signed up for another time or place; who got the place after the deadline. */
export const isFreeToCancel = (
  { cancelUntil, movedAt = -Infinity, signUp }: CancelStanding,
  now: Instant,
): boolean =>
  now <= cancelUntil ||
  signUp?.state === 'waiting' ||
  (signUp !== undefined && (signUp.at < movedAt || (signUp.movedUpAt ?? -Infinity) > cancelUntil))

export const refuseCancel = (
  standing: CancelStanding,
  reason: string | undefined,
  now: Instant,
): SignUpRefusalCode | undefined => {
  if (!standing.signUp || standing.signUp.state === 'cancelled') return 'notSignedUp'
  if (standing.state !== 'open') return 'activityNotOpen'
  if (now >= standing.startsAt) return 'activityStarted'
  return reason === undefined && !isFreeToCancel(standing, now) ? 'cancelReasonMissing' : undefined
}
