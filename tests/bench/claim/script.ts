/**
 * The claim that the bench plays, from offer to appraisal. The reducer says beforehand on which seat and version each
 * act will fall, so that nothing has to be looked up while time is taken.
 */
import type { Terms } from '#contracts/workflow/claim.js'
import { openRoundsOf } from '#domain/kernel/find.js'
import { blankState, reduce } from '#domain/kernel/reduce.js'
import type { ProcessState, Rules } from '#domain/kernel/state.js'
import { claim } from '#workflows/claim/claim.lifecycle.js'
import type { ClaimPolicy } from '#workflows/claim/claim.policy.js'
import { newClaim } from '#workflows/claim/claim.rules.js'

export type Actor = 'liaison' | 'deputySecretary' | 'officer'

export const terms: Terms = {
  content: '清理楼道杂物，修复照明，每次服务前与社区商定清单，服务后当场登记。',
  beneficiaries: '东一社区六栋居民，优先独居老人和困难家庭',
  sessions: 4,
  startOn: '2026-12-01',
  endOn: '2027-06-30',
  people: 6,
  resources: '业务骨干、宣传资料和必要工具由机关统筹。',
  communitySupport: '社区提供场地并通知居民。',
}

interface Plan {
  by: Actor
  form: string
  act: string
  body: Record<string, unknown>
}

const plans: Plan[] = [
  { by: 'deputySecretary', form: 'answer', act: 'sign', body: { answers: [] } },
  { by: 'officer', form: 'verdict', act: 'approve', body: { opinion: '项目贴近社区实际，同意。' } },
  {
    by: 'liaison',
    form: 'plan',
    act: 'submitPlan',
    body: {
      summary: '先摸底、再分批服务，每次服务后与社区核对成效。',
      milestones: [
        { title: '入户摸底，形成问题清单', dueOn: '2026-12-20' },
        { title: '全部完成并回访', dueOn: '2027-06-30' },
      ],
    },
  },
  {
    by: 'liaison',
    form: 'progress',
    act: 'reachMilestone',
    body: { index: 0, note: '按计划完成。', reachedOn: '2026-12-18' },
  },
  {
    by: 'liaison',
    form: 'progress',
    act: 'complete',
    body: { summary: '各节点均已完成，请社区验收。', servedPeople: 126 },
  },
  { by: 'deputySecretary', form: 'acceptance', act: 'accept', body: { comment: '现场查看属实。' } },
  {
    by: 'deputySecretary',
    form: 'appraisal',
    act: 'appraise',
    body: { score: 5, comment: '解决了实际困难。' },
  },
]

export interface ScriptedAct extends Plan {
  seatId: string
  expectedVersion: number
  /** Until the clock does something by itself after this act. */
  dueInMs?: number
}

export interface Script {
  start: { dueInMs?: number }
  acts: ScriptedAct[]
}

export const scriptOf = (rules: Rules<ClaimPolicy>, at: number): Script => {
  const first = reduce(claim, blankState('claim', 'script', rules), rules, startEvent(rules, at), at)
  let { state, nextDueAt } = first.step
  const start = dueFrom(at, nextDueAt)
  const acts = plans.map((plan): ScriptedAct => {
    const seatId = openSeatOf(state, plan.form)
    const expectedVersion = state.version
    const { act, body } = plan
    const event = {
      type: 'act' as const,
      key: act,
      bodyHash: '',
      by: plan.by,
      act,
      seatId,
      expectedVersion,
      body,
    }
    ;({ state, nextDueAt } = reduce(claim, state, rules, event, at).step)
    return { ...plan, seatId, expectedVersion, ...dueFrom(at, nextDueAt) }
  })
  if (state.endedAt === undefined) throw new Error('the scripted claim does not end')
  return { start, acts }
}

const dueFrom = (at: number, dueAt: number | undefined) =>
  dueAt === undefined ? {} : { dueInMs: dueAt - at }

const startEvent = (rules: Rules<ClaimPolicy>, at: number) => ({
  type: 'start' as const,
  key: 'start',
  bodyHash: '',
  by: 'liaison',
  title: '',
  facts: newClaim(
    {
      projectId: 'project',
      agencyId: 'agency',
      communityId: 'community',
      subdistrictId: 'subdistrict',
      districtId: 'district',
      startedBy: 'agency',
      personId: 'liaison',
      submitted: true,
      terms,
    },
    rules.policy,
    at,
  ),
})

const openSeatOf = (state: ProcessState, form: string): string => {
  const seats = openRoundsOf(state)
    .filter(({ round }) => round.form === form)
    .flatMap(({ round }) => round.seats)
  const seat = seats.find(({ status }) => status === 'open')
  if (!seat) throw new Error(`the script finds no open seat ${form}`)
  return seat.id
}
