/** Fills the demo's register: most check-ins as rows of long ago, some hundred of late played by the reducer. */
import type { Pool } from 'pg'
import type { Instant } from '#domain/calendar/local-date.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { nameEstates } from '#persistence/seed/demo-estates.js'
import { findDemoMembers, keepOldMemberships, type DemoMember } from '#persistence/seed/demo-memberships.js'
import { rulesFor } from '#persistence/rules/rules-for.js'
import type { CheckInFacts } from '#workflows/check-in/check-in.facts.js'
import { checkIn } from '#workflows/check-in/check-in.lifecycle.js'
import { ageOf, commitSteps, eachOf, play, type Scenario, type Story, type StoryAct } from './story.js'

type Act = StoryAct<CheckInFacts>

const answer = (afterWorkingDays: number, act: string, body: object): Act => ({
  afterWorkingDays,
  form: 'confirmation',
  chair: 'community',
  act,
  body: () => body,
})
const confirmed = answer(1, 'confirm', { note: '' })
const refused = answer(2, 'refuseCheckIn', {
  reasonCode: 'wrongCommunity',
  reason: '所住小区属于相邻社区，请到该社区报到。',
})

/** Waiting within the three days, waiting too long, refused, confirmed over the last quarter. */
const scenarios: Scenario<Act[]>[] = [
  { name: '待确认', count: 24, acts: [], age: [1, 0.1] },
  { name: '逾期未确认', count: 6, acts: [], age: [5, 1] },
  { name: '不予确认', count: 8, acts: [refused], age: [2, 4] },
  { name: '已报到', count: 90, acts: [confirmed], age: [1, 0.7] },
]

/** @returns how many are in the register or on their way; none when the demo has them already */
export const makeDemoCheckIns = async (pool: Pool, now: Instant): Promise<number> => {
  const rules = await rulesFor(pool, 'checkIn', { at: now })
  const played = scenarios.reduce((sum, { count }) => sum + count, 0)
  const members = await findDemoMembers(pool, played)
  const stories = eachOf(scenarios)
  for (const [place, { scenario, index }] of stories.entries()) {
    const member = members[place]
    if (!member) throw new Error('the demo district is too small for its check-ins')
    const story = storyOf(scenario, index, member, rules)
    if (!(await commitSteps(pool, story.key, play(story, now)))) return 0
  }
  await nameEstates(pool)
  return played + (await keepOldMemberships(pool, localDateOf(now)))
}

const storyOf = (
  { name, acts, age }: Scenario<Act[]>,
  index: number,
  member: DemoMember,
  rules: Story<CheckInFacts>['rules'],
): Story<CheckInFacts> => ({
  key: `demo-${name}-${index}`,
  lifecycle: checkIn,
  rules,
  title: `在职党员到${member.communityName}报到`,
  facts: () => factsOf(member),
  startedBy: member.personId,
  acts,
  ageWorkingDays: ageOf({ age }, index),
  actor: () => member.deputySecretary,
})

const factsOf = ({
  personId,
  agencyId,
  communityId,
  subdistrictId,
  districtId,
}: DemoMember): CheckInFacts => ({
  subject: 'member',
  personId,
  agencyId,
  communityId,
  subdistrictId,
  districtId,
  filedBy: 'member',
  estate: '',
})
