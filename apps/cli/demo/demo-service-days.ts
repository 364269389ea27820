/**
 * The demo's monthly service days: in the month before and in this one nearly every community held one and nearly all of its
 * members came, so that a month ends as it does in a district at work: few without points, few communities without activities.
 */
import type { Pool } from 'pg'
import { addDays, localDateOf, type Instant } from '#domain/calendar/local-date.js'
import { addWorkingDays, type CalendarData } from '#domain/calendar/working-days.js'
import { addMonths, monthOf } from '#domain/points/months.js'
import { rulesFor } from '#persistence/rules/rules-for.js'
import {
  attendDemoServiceDays,
  findDemoCommunities,
  type DemoCommunity,
} from '#persistence/seed/demo-activities.js'
import { activity } from '#workflows/activity/activity.lifecycle.js'
import {
  committed,
  confirmed,
  factsOf,
  leadDays,
  summarised,
  toldUntilTheEnd,
  type Told,
} from './demo-activities.js'
import { demoId, play } from './story.js'

/** One of so many communities held none, and is told so when the month is settled. */
const onesWithout = 25
const spanDays = confirmed.afterWorkingDays + summarised.afterWorkingDays
const lanes = 4
/** So far back lies the first day of the month before. */
const oldest = 60

/** Working days since the last act, of all service days that would lie within a month. */
const agesWithin = (month: string, calendar: CalendarData, now: Instant): number[] =>
  Array.from({ length: oldest }, (_, index) => index + 1).filter(age => {
    const plannedOn = addWorkingDays(calendar, localDateOf(now), -(spanDays + age))
    return monthOf(addDays(plannedOn, leadDays)) === month
  })

/** @returns how many there are; none when the demo has them already */
export const makeDemoServiceDays = async (pool: Pool, now: Instant): Promise<number> => {
  const rules = await rulesFor(pool, 'activity', { at: now })
  const communities = await findDemoCommunities(pool, 1_000)
  const holding = communities.filter((_, place) => place % onesWithout !== onesWithout - 1)
  const present = monthOf(localDateOf(now))
  const days = [addMonths(present, -1), present].flatMap(month => {
    const ages = agesWithin(month, rules.calendar, now)
    return holding.flatMap((community, place) => {
      const age = ages[place % ages.length]
      return age === undefined ? [] : [tell(month, community, age)]
    })
  })
  const stories = days.map(story => story(rules, now))
  if (!(await inLanes(pool, stories, 'before'))) return 0
  await attendDemoServiceDays(
    pool,
    stories.map(({ key }) => demoId(key)),
  )
  await inLanes(pool, stories, 'after')
  return stories.length
}

/** A few at once: each is a process of its own. @returns whether they are new */
const inLanes = async (pool: Pool, stories: Told[], part: 'before' | 'after'): Promise<boolean> => {
  const waiting = stories.values()
  let areNew = true
  const lane = async () => {
    for (const story of waiting) areNew = (await committed(pool, [story], part)) && areNew
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return areNew
}

type Rules = Awaited<ReturnType<typeof rulesFor>>

const tell =
  (month: string, community: DemoCommunity, ageWorkingDays: number) =>
  (rules: Rules, now: Instant): Told => {
    const key = `demo-service-day-${month}-${community.communityId}`
    const story = {
      ...{ key, lifecycle: activity, rules, title, startedBy: community.deputySecretary, ageWorkingDays },
      facts: (plannedAt: Instant) => serviceDay(community, plannedAt),
      acts: [confirmed, summarised],
      actor: () => community.deputySecretary,
    }
    return toldUntilTheEnd([...play(story, now)], key)
  }

const title = '党员服务日'

const serviceDay = (community: DemoCommunity, plannedAt: Instant) => {
  const facts = factsOf(0, community, plannedAt)
  const { capacity: _all, ...plan } = facts.plan
  return {
    ...facts,
    plan: {
      ...plan,
      title,
      content: '清扫楼道、走访独居老人、登记居民需求，请按楼栋分组。',
      audience: 'community' as const,
    },
  }
}
