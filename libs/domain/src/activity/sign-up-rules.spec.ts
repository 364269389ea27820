import {
  isFreeToCancel,
  placeFor,
  refuseCancel,
  refuseSignUp,
  type CancelStanding,
  type SignUpAsked,
  type SignUpStanding,
} from './sign-up-rules.js'

const standing: SignUpStanding = {
  state: 'open',
  startsAt: 100,
  signUpUntil: 90,
  audience: 'community',
  capacity: 10,
  taken: 9,
  posts: {},
  membership: 'here',
  isSuspended: false,
  isSignedUp: false,
  overlaps: false,
}
const withPosts = { posts: { G1: { places: 2, taken: 2 }, G2: { places: 3, taken: 0 } } }
const asked: SignUpAsked = { places: 1, despiteOverlap: false }

test.each<[string, Partial<SignUpStanding>, Partial<SignUpAsked>, number, string | undefined]>([
  ['in time', {}, {}, 90, undefined],
  ['after the deadline', {}, {}, 91, 'signUpOver'],
  ['once it has begun', { signUpUntil: 200 }, {}, 100, 'activityStarted'],
  ['for what is not open', { state: 'planned' }, {}, 0, 'activityNotOpen'],
  ['for what was cancelled', { state: 'cancelled' }, {}, 0, 'activityNotOpen'],
  ['twice', { isSignedUp: true }, {}, 0, 'alreadySignedUp'],
  ['without having checked in', { membership: 'none' }, {}, 0, 'notMember'],
  ['from another community', { membership: 'elsewhere' }, {}, 0, 'notMember'],
  [
    'from another community that is let in',
    { membership: 'elsewhere', audience: 'everybody' },
    {},
    0,
    undefined,
  ],
  ['while suspended', { isSuspended: true }, {}, 0, 'memberSuspended'],
  ['without a post where posts are asked for', withPosts, {}, 0, 'postMissing'],
  ['for a post that is not asked for', withPosts, { postCode: 'G9' }, 0, 'postUnknown'],
  ['for what every object inherits', withPosts, { postCode: 'constructor' }, 0, 'postUnknown'],
  ['for more than there are places', {}, { places: 11 }, 0, 'morePlacesThanThere'],
  ['for more than the post has', withPosts, { postCode: 'G1', places: 3 }, 0, 'morePlacesThanThere'],
  ['at the same time as elsewhere', { overlaps: true }, {}, 0, 'signUpOverlaps'],
  ['at the same time, knowingly', { overlaps: true }, { despiteOverlap: true }, 0, undefined],
])('signing up %s', (_how, known, more, now, code) => {
  expect(refuseSignUp({ ...standing, ...known }, { ...asked, ...more }, now)).toBe(code)
})

test.each<[string, Partial<SignUpStanding>, Partial<SignUpAsked>, string]>([
  ['the last place', {}, {}, 'signed'],
  ['one more than that', { taken: 10 }, {}, 'waiting'],
  ['two where one is left', {}, { places: 2 }, 'waiting'],
  ['a post that is full, with room in all', { ...withPosts, taken: 2 }, { postCode: 'G1' }, 'waiting'],
  ['another post', { ...withPosts, taken: 2 }, { postCode: 'G2' }, 'signed'],
])('%s', (_what, known, more, state) => {
  expect(placeFor({ ...standing, ...known }, { ...asked, ...more })).toBe(state)
})

test('as many as come where there is no capacity', () => {
  const { capacity: _ten, ...unlimited } = standing
  expect(placeFor({ ...unlimited, taken: 5_000 }, asked)).toBe('signed')
})

const held: CancelStanding = {
  state: 'open',
  startsAt: 100,
  cancelUntil: 50,
  signUp: { state: 'signed', at: 10 },
}

test.each<[string, Partial<CancelStanding>, number, boolean]>([
  ['until the deadline', {}, 50, true],
  ['after it', {}, 51, false],
  ['after it, only waiting', { signUp: { state: 'waiting', at: 10 } }, 51, true],
  ['after it, signed up for another time', { movedAt: 20 }, 51, true],
  ['after it, signed up for the time as it is', { movedAt: 5 }, 51, false],
  [
    'after it, with a place that came later still',
    { signUp: { state: 'signed', at: 10, movedUpAt: 60 } },
    61,
    true,
  ],
])('cancelling freely %s', (_when, known, now, isFree) => {
  expect(isFreeToCancel({ ...held, ...known }, now)).toBe(isFree)
  expect(refuseCancel({ ...held, ...known }, undefined, now)).toBe(isFree ? undefined : 'cancelReasonMissing')
  expect(refuseCancel({ ...held, ...known }, '发烧', now)).toBeUndefined()
})

test('nothing is cancelled once it has begun, or twice', () => {
  expect(refuseCancel({ ...held, movedAt: 20 }, '发烧', 100)).toBe('activityStarted')
  const { signUp: _none, ...without } = held
  expect(refuseCancel(without, undefined, 0)).toBe('notSignedUp')
  expect(refuseCancel({ ...held, signUp: { state: 'cancelled', at: 10 } }, undefined, 0)).toBe('notSignedUp')
})
