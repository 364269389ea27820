/**
 * Fills the demo with a quarter of activities, played by the reducer, and those to come. Who signed up and who came are rows:
 * they are written where the story has come to the end of the activity, before the organiser confirms.
 */
import type { Pool } from 'pg'
import { addDays, instantAt, localDateOf, type Instant } from '#domain/calendar/local-date.js'
import type { Step } from '#domain/kernel/step.js'
import { rulesFor } from '#persistence/rules/rules-for.js'
import {
  findDemoCommunities,
  signUpDemoMembers,
  type DemoCommunity,
} from '#persistence/seed/demo-activities.js'
import { attendDemoActivities, decideDemoAttendances } from '#persistence/seed/demo-attendance.js'
import type { ActivityFacts } from '#workflows/activity/activity.facts.js'
import { activity } from '#workflows/activity/activity.lifecycle.js'
import {
  ageOf,
  commitSteps,
  demoId,
  eachOf,
  play,
  type Scenario,
  type Story,
  type StoryAct,
} from './story.js'

type Act = StoryAct<ActivityFacts>

const deeds = [
  { title: '清洁家园', place: '小区中心花园', content: '清理楼道杂物、绿地垃圾，请自带手套。' },
  { title: '反诈宣传入户', place: '社区服务站集合', content: '两人一组入户讲解，发放宣传单。' },
  { title: '银发陪伴', place: '社区日间照料中心', content: '陪老人量血压、读报、学用手机。' },
  { title: '儿童课业辅导', place: '社区图书室', content: '辅导小学生作业，讲一个科普小故事。' },
  { title: '文明交通劝导', place: '学校路口', content: '早高峰劝导非机动车礼让行人。' },
]

const byOrganiser = (afterWorkingDays: number, form: string, act: string, body: object): Act => ({
  afterWorkingDays,
  form,
  chair: 'organiser',
  act,
  body: () => body,
})
/** Planned five days ahead, so that it is over six working days later. */
export const leadDays = 5
export const confirmed = byOrganiser(7, 'attendanceConfirmation', 'confirmAttendance', { note: '' })
export const summarised = byOrganiser(1, 'activitySummary', 'summarise', {
  summary: '活动按计划完成，居民反映良好，工具已归还社区。',
})
const cancelled = byOrganiser(1, 'organising', 'cancelActivity', {
  reasonCode: 'weather',
  reason: '气象台发布暴雨橙色预警，改期另行通知。',
})

/** Over and summed up through the quarter, waiting for the organiser, called off, and those to come. */
const scenarios: Scenario<Act[]>[] = [
  { name: '已完成', count: 24, acts: [confirmed, summarised], age: [1, 2] },
  { name: '已取消', count: 3, acts: [cancelled], age: [4, 12] },
  { name: '待确认考勤', count: 4, acts: [], age: [6, 0.3] },
  { name: '报名中', count: 10, acts: [], age: [1, 0.1] },
]

/** @returns how many activities there are; none when the demo has them already */
export const makeDemoActivities = async (pool: Pool, now: Instant): Promise<number> => {
  const rules = await rulesFor(pool, 'activity', { at: now })
  const communities = await findDemoCommunities(pool, 8)
  const parts = eachOf(scenarios)
  const stories = parts.map(({ scenario, index }, place) => {
    const community = communities[place % communities.length]
    if (!community) throw new Error('the demo district has no community for its activities')
    return toldUntilTheEnd([...play(storyOf(scenario, index, community, rules), now)], keyOf(scenario, index))
  })
  if (!(await committed(pool, stories, 'before'))) return 0
  const ids = stories.map(({ key }) => demoId(key))
  await signUpDemoMembers(pool, ids, new Date(now))
  await attendDemoActivities(pool, ids)
  const over = stories.filter(({ after }) => after.length > 0)
  await decideDemoAttendances(
    pool,
    over.map(({ key }) => demoId(key)),
  )
  await committed(pool, over, 'after')
  return stories.length
}

export interface Told {
  key: string
  before: Step[]
  /** From the organiser's confirmation on. */
  after: Step[]
}

export const toldUntilTheEnd = (steps: Step[], key: string): Told => {
  const at = steps.findIndex(({ journal }) => journal.some(({ act }) => act === 'confirmAttendance'))
  return at < 0
    ? { key, before: steps, after: [] }
    : { key, before: steps.slice(0, at), after: steps.slice(at) }
}

/** @returns whether they are new */
export const committed = async (pool: Pool, stories: Told[], part: 'before' | 'after'): Promise<boolean> => {
  for (const { key, [part]: steps } of stories) if (!(await commitSteps(pool, key, steps))) return false
  return true
}

const keyOf = ({ name }: Scenario<Act[]>, index: number): string => `demo-activity-${name}-${index}`

const deedOf = (index: number) => {
  const deed = deeds[index % deeds.length]
  if (!deed) throw new Error('the demo has no deeds')
  return deed
}

const storyOf = (
  scenario: Scenario<Act[]>,
  index: number,
  community: DemoCommunity,
  rules: Story<ActivityFacts>['rules'],
): Story<ActivityFacts> => ({
  key: keyOf(scenario, index),
  lifecycle: activity,
  rules,
  title: deedOf(index).title,
  facts: plannedAt => factsOf(index, community, plannedAt),
  startedBy: community.deputySecretary,
  acts: scenario.acts,
  ageWorkingDays: ageOf(scenario, index),
  actor: () => community.deputySecretary,
})

export const factsOf = (index: number, community: DemoCommunity, plannedAt: Instant): ActivityFacts => {
  const { communityId, communityName, subdistrictId, districtId, deputySecretary } = community
  const { title, place, content } = deedOf(index)
  const day = addDays(localDateOf(plannedAt), leadDays)
  const startsAt = instantAt(day, '09:00')
  return {
    plan: {
      title,
      content,
      place: `${communityName}${place}`,
      startsAt,
      endsAt: instantAt(day, '11:00'),
      signUpUntil: startsAt,
      cancelUntil: instantAt(addDays(day, -1), '09:00'),
      capacity: 8 + (index % 3) * 4,
      audience: index % 4 === 0 ? 'everybody' : 'community',
      posts: [],
    },
    communityId,
    subdistrictId,
    districtId,
    organiserId: deputySecretary,
    changedAt: plannedAt,
    lastOnesWait: false,
  }
}
