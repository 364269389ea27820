import { instantAt } from '#domain/calendar/local-date.js'
import { units } from '#testing/claims.js'
import { moment, Play, rulesOf } from '#testing/kernel.js'
import type { ActivityFacts } from './activity.facts.js'
import { activity } from './activity.lifecycle.js'
import { defaultActivityPolicy, type ActivityPolicy } from './activity.policy.js'
import { planOf } from './activity.rules.js'

const startsAt = instantAt('2026-09-28', '09:00')
const plan: ActivityFacts['plan'] = {
  title: '清洁家园',
  content: '清理楼道',
  place: '活动室',
  startsAt,
  endsAt: instantAt('2026-09-28', '11:00'),
  signUpUntil: startsAt,
  cancelUntil: instantAt('2026-09-27', '09:00'),
  capacity: 20,
  audience: 'community',
  posts: [{ postCode: 'G1', places: 5 }],
}
const facts: ActivityFacts = {
  plan,
  communityId: units.east1,
  subdistrictId: units.east,
  districtId: units.district,
  organiserId: 'secretary',
  changedAt: moment('2026-09-21 10:00'),
  lastOnesWait: false,
}
const planned = (policy: Partial<ActivityPolicy> = {}) =>
  new Play(activity, rulesOf({ ...defaultActivityPolicy, ...policy }), moment('2026-09-21 10:00')).start(
    facts,
    'secretary',
  )
const iso = (text: string) => new Date(moment(text)).toISOString()
const body = {
  title: plan.title,
  content: plan.content,
  place: plan.place,
  startsAt: iso('2026-09-28 09:00'),
  endsAt: iso('2026-09-28 11:00'),
  signUpUntil: iso('2026-09-28 09:00'),
  capacity: 20,
  audience: 'community',
  posts: [],
}
const organises = (act: string, sent: object) => ({
  round: 'organise',
  chair: 'organiser',
  act,
  body: sent,
  by: 'secretary',
})
const changes = (more: object, rest: object = {}) =>
  organises('changePlan', { plan: { ...body, ...more }, reason: '调整', lastOnesWait: false, ...rest })
const cancels = organises('cancelActivity', { reasonCode: 'weather', reason: '暴雨橙色预警' })
const confirms = {
  round: 'confirmAttendance',
  chair: 'organiser',
  act: 'confirmAttendance',
  body: { note: '' },
}
const told = (play: Play) => play.notices.map(({ template, circle }) => [template, circle])
const row = (play: Play) => play.last?.rows?.[0]?.row

describe('an activity', () => {
  it('is open at once where nobody reviews plans, its members told, its row written', () => {
    const play = planned()
    expect([play.stage(), play.open()]).toEqual(['open', []])
    expect(told(play)).toEqual([['activity.announced', 'communityMembers']])
    expect(play.last?.rows).toMatchObject([
      { table: 'activity', row: { id: 'process-1', state: 'open', capacity: 20 } },
    ])
  })

  it('is held when its time is over, confirmed and summed up by its organiser', () => {
    const play = planned().until('2026-09-28 10:59')
    expect(play.stage()).toBe('open')
    expect(play.until('2026-09-28 11:00').stage()).toBe('held')
    expect(row(play)).toMatchObject({ state: 'held' })
    expect(play.act(confirms).stage()).toBe('summarising')
    const summary = {
      round: 'summary',
      chair: 'organiser',
      act: 'summarise',
      body: { summary: '清理楼道六个' },
    }
    expect(play.act(summary).state.outcome).toBe('closed')
    expect(row(play)).toMatchObject({ state: 'closed', summary: '清理楼道六个' })
  })

  it('reminds its organiser three working days after the end and calls the subdistrict in after four, across National Day', () => {
    const play = planned().until('2026-10-08 08:59')
    expect(play.journal.map(({ code }) => code)).not.toContain('clock.remind')
    play.until('2026-10-08 09:00')
    expect(play.journal.map(({ code }) => code)).toContain('clock.remind')
    play.until('2026-10-09 23:59')
    expect(play.notices.map(({ template }) => template)).not.toContain('task.escalated')
    play.until('2026-10-10 00:00')
    expect(play.notices.filter(({ template }) => template === 'task.escalated').map(({ to }) => to)).toEqual([
      { role: 'SubdistrictCoordinator', unitId: units.east },
    ])
    expect(play.act({ ...confirms, origin: 'escalated', by: 'coordinator' }).stage()).toBe('summarising')
  })

  it('is cancelled with a reason at any time before its end, also while it lasts; everybody who signed up hears of it', () => {
    const play = planned().until('2026-09-28 10:30').act(cancels)
    expect(play.state.outcome).toBe('cancelled')
    expect(row(play)).toMatchObject({ state: 'cancelled', cancelReason: '暴雨橙色预警' })
    expect(told(play)).toContainEqual(['activity.cancelled', 'signedUp'])
    expect(() => planned().until('2026-09-28 11:00').act(cancels)).toThrow('no open seat')
  })

  it('follows a changed time with its end, and tells whoever signed up', () => {
    const play = planned()
    play.act(changes({ startsAt: iso('2026-09-29 09:00'), endsAt: iso('2026-09-29 12:00') }))
    expect(told(play)).toContainEqual(['activity.moved', 'signedUp'])
    expect(row(play)).toMatchObject({ movedAt: moment('2026-09-21 10:00'), state: 'open' })
    expect(play.until('2026-09-29 11:59').stage()).toBe('open')
    expect(play.until('2026-09-29 12:00').stage()).toBe('held')
  })

  it('tells nobody of another text, and keeps who was told of an earlier move', () => {
    const play = planned()
      .act(changes({ place: '广场' }))
      .act(changes({ place: '广场', content: '改为植树' }))
    expect(told(play).filter(([template]) => template === 'activity.moved')).toHaveLength(1)
    expect(row(play)).toMatchObject({ content: '改为植树', movedAt: moment('2026-09-21 10:00') })
  })

  it.each([
    ['into the past', { startsAt: iso('2026-09-20 09:00') }, 'activityDates'],
    ['to end before it starts', { endsAt: iso('2026-09-28 08:00') }, 'activityDates'],
    ['to last a week', { endsAt: iso('2026-10-05 08:00') }, 'activityDates'],
    ['to sign up after it starts', { signUpUntil: iso('2026-09-28 09:30') }, 'activityDates'],
    ['to more posts than places', { posts: [{ postCode: 'G1', places: 21 }] }, 'activityPosts'],
    ['to others, where policy keeps them out', { audience: 'everybody' }, 'othersNotLetIn'],
  ])('is not changed %s', (_how, more, code) => {
    expect(planned({ othersToo: 0 }).refusalOf(changes(more))).toEqual({ code })
  })

  it('is not changed once it has started', () => {
    const play = planned().until('2026-09-28 09:00')
    expect(play.refusalOf(changes({ place: '广场' }))).toEqual({ code: 'activityStarted' })
  })
})

describe('an activity under review', () => {
  const reviewed = { round: 'review', chair: 'subdistrict', by: 'coordinator' }

  it('is told to nobody before the subdistrict agrees', () => {
    const play = planned({ reviews: 1 })
    expect([play.stage(), row(play)]).toEqual(['planned', expect.objectContaining({ state: 'planned' })])
    expect(told(play)).toEqual([['task.opened', undefined]])
    play.act({ ...reviewed, act: 'approvePlan', body: { note: '' } })
    expect(told(play)).toContainEqual(['activity.announced', 'communityMembers'])
  })

  it('ends when it is refused, and is looked at anew when it was changed', () => {
    const refuses = { ...reviewed, act: 'refusePlan', body: { reason: '与街道活动冲突' } }
    expect(planned({ reviews: 1 }).act(refuses).state.outcome).toBe('refused')
    const play = planned({ reviews: 1 }).act(changes({ place: '广场' }))
    expect([play.stage(), play.tasks.size]).toEqual(['planned', 2])
    expect(told(play).map(([template]) => template)).not.toContain('activity.moved')
  })

  it('is not approved by whoever planned it, and lapses when nobody looked at it in time', () => {
    const play = planned({ reviews: 1 })
    expect(play.refusalOf({ ...reviewed, act: 'approvePlan', body: {}, by: 'secretary' })).toEqual({
      code: 'ownApplication',
    })
    expect(play.until('2026-09-28 11:00').state.outcome).toBe('lapsed')
  })
})

it('is cancelled freely until a day before, and where that is past already, as long as others can sign up', () => {
  const until = (at: string, more: object = {}) =>
    planOf({ ...body, ...more } as Parameters<typeof planOf>[0], defaultActivityPolicy, moment(at))
      .cancelUntil
  expect(until('2026-09-21 10:00')).toBe(moment('2026-09-27 09:00'))
  expect(until('2026-09-28 07:00', { signUpUntil: iso('2026-09-28 08:30') })).toBe(moment('2026-09-28 08:30'))
  expect(until('2026-09-28 07:00', { cancelUntil: iso('2026-09-28 07:30') })).toBe(moment('2026-09-28 07:30'))
})
