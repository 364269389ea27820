/** Fills the demo with members who claim posts, or whom a community invites: held, waiting, refused, declined, given up. */
import type { Pool } from 'pg'
import type { PostRefusalReason } from '#contracts/workflow/post-claim.js'
import { addDays, localDateOf, type Instant } from '#domain/calendar/local-date.js'
import { rulesFor } from '#persistence/rules/rules-for.js'
import { endDemoPosts, findDemoPostMembers, type DemoPostMember } from '#persistence/seed/demo-needs.js'
import type { PostClaimFacts } from '#workflows/post-claim/post-claim.facts.js'
import { postClaim } from '#workflows/post-claim/post-claim.lifecycle.js'
import {
  ageOf,
  commitSteps,
  demoId,
  eachOf,
  play,
  type Scenario as Course,
  type Story,
  type StoryAct,
} from './story.js'

type Act = StoryAct<PostClaimFacts>

const answered = (chair: 'community' | 'member', act: string, body: object = { note: '' }): Act => ({
  ...{ afterWorkingDays: 1, form: 'postAnswer', chair, act },
  body: () => body,
})
const refuses = (
  chair: 'community' | 'member',
  act: string,
  reasonCode: PostRefusalReason,
  reason: string,
): Act => answered(chair, act, { reasonCode, reason })
const retracted: Act = {
  ...{ afterWorkingDays: 1, form: 'postRetraction', chair: 'member', act: 'retractPost' },
  body: () => ({}),
}

interface Scenario extends Course<Act[]> {
  startedBy: PostClaimFacts['startedBy']
}

const member = 'member'
const community = 'community'
const givenUp = '离岗'
const scenarios: Scenario[] = [
  { name: '上岗', count: 16, startedBy: member, acts: [answered(community, 'acceptPost')], age: [1, 3] },
  { name: '受邀上岗', count: 5, startedBy: community, acts: [answered(member, 'acceptPost')], age: [3, 8] },
  { name: givenUp, count: 3, startedBy: member, acts: [answered(community, 'acceptPost')], age: [35, 5] },
  { name: '待社区答复', count: 6, startedBy: member, acts: [], age: [1, 0.2] },
  { name: '社区逾期未答复', count: 2, startedBy: member, acts: [], age: [5, 1] },
  { name: '待本人答复', count: 4, startedBy: community, acts: [], age: [1, 0.3] },
  {
    ...{ name: '社区未同意', count: 3, startedBy: member, age: [4, 9] },
    acts: [refuses(community, 'refusePost', 'cherryPicking', '只愿意周末来，岗位需要平日早晚在院里。')],
  },
  {
    ...{ name: '本人婉拒', count: 2, startedBy: community, age: [6, 12] },
    acts: [refuses(member, 'declinePost', 'noTime', '近期驻村，周末也难保证，怕耽误社区的事。')],
  },
  { name: '撤销认领', count: 1, startedBy: member, acts: [retracted], age: [9, 1] },
]
const membersFor = 90

/** @returns how many claims of posts there are; none when the demo has them already */
export const makeDemoPostClaims = async (pool: Pool, now: Instant): Promise<number> => {
  const rules = await rulesFor(pool, 'postClaim', { at: now })
  const parts = eachOf(scenarios)
  const members = await findDemoPostMembers(pool, addDays(localDateOf(now), -membersFor), parts.length)
  for (const [place, { scenario, index }] of parts.entries()) {
    const who = members[place]
    if (!who) throw new Error('the demo district is too small for its claims of posts')
    const story = storyOf(scenario, index, who, rules)
    if (!(await commitSteps(pool, story.key, play(story, now)))) return 0
  }
  const ended = parts.filter(({ scenario }) => scenario.name === givenUp)
  await endDemoPosts(
    pool,
    ended.map(({ scenario, index }) => demoId(keyOf(scenario, index))),
  )
  return parts.length
}

const keyOf = ({ name }: Scenario, index: number): string => `demo-post-${name}-${index}`

const storyOf = (
  scenario: Scenario,
  index: number,
  who: DemoPostMember,
  rules: Story<PostClaimFacts>['rules'],
): Story<PostClaimFacts> => ({
  key: keyOf(scenario, index),
  lifecycle: postClaim,
  rules,
  title: `${scenario.startedBy === member ? '认领' : '邀请认领'}岗位：${who.postTitle}`,
  facts: () => factsOf(scenario, who),
  startedBy: scenario.startedBy === member ? who.personId : who.deputySecretary,
  acts: scenario.acts,
  ageWorkingDays: ageOf(scenario, index),
  actor: ({ chair }) => (chair === member ? who.personId : who.deputySecretary),
})

const factsOf = (
  { startedBy }: Scenario,
  { deputySecretary: _, ...who }: DemoPostMember,
): PostClaimFacts => ({
  ...who,
  startedBy,
  message: startedBy === member ? '家就住在院里，早晚都能来。' : '您熟悉政策，邻居也信得过您，请来担任。',
})
