/** The demo's vocabulary: acts as they would be written in the district's own words. */
import type { Party, Terms, TermsField } from '#contracts/workflow/claim.js'
import { addDays, localDateOf } from '#domain/calendar/local-date.js'
import type { ClaimFacts } from '#workflows/claim/claim.facts.js'
import { lastRound, openObjections } from '#workflows/claim/claim.rules.js'
import type { StoryAct as ActOf } from './story.js'

/** An act of a claim's story. */
export type StoryAct = ActOf<ClaimFacts>

const other = (party: Party): Party => (party === 'agency' ? 'community' : 'agency')

const objectionTexts: Record<TermsField, string> = {
  content: '服务内容过于笼统，请写明每次做什么、由哪个科室负责。',
  beneficiaries: '服务对象应优先覆盖独居老人和困难家庭。',
  sessions: '次数偏少，难以见效，建议每月至少一次。',
  startOn: '开工时间宜避开汛期，请提前。',
  endOn: '完成时间过晚，居民盼望在年内见到成效。',
  people: '投入人数不足，请增加业务骨干。',
  resources: '请明确物资和经费由谁保障。',
  communitySupport: '社区可提供场地，但需双方共同通知居民。',
}

const changed: { [F in TermsField]: (terms: Terms) => Terms[F] } = {
  content: ({ content }) => `${content}每次服务前与社区商定清单，服务后当场登记。`,
  beneficiaries: ({ beneficiaries }) => `${beneficiaries}，优先独居老人和困难家庭`,
  sessions: ({ sessions }) => sessions + 2,
  startOn: ({ startOn }) => addDays(startOn, -7),
  endOn: ({ endOn }) => addDays(endOn, -10),
  people: ({ people }) => people + 3,
  resources: ({ resources }) => `${resources}物资由机关保障，社区协助保管。`,
  communitySupport: ({ communitySupport }) => `${communitySupport}双方共同通知居民。`,
}

const revise = (terms: Terms, fields: TermsField[]): Terms =>
  Object.assign({}, terms, ...fields.map(field => ({ [field]: changed[field](terms) }))) as Terms

const answersTo = (facts: ClaimFacts, party: Party, decision: 'accepted' | 'adjusted') =>
  openObjections(facts, party).map(({ field }) => ({
    field,
    decision,
    note: decision === 'accepted' ? '同意，按此执行。' : '结合本单位实际作了调整。',
  }))

const act = (
  afterWorkingDays: number,
  form: string,
  chair: string,
  name: string,
  body: StoryAct['body'] = () => ({}),
): StoryAct => ({
  afterWorkingDays,
  form,
  chair,
  act: name,
  body,
})

export const signs = (party: Party, after = 1) =>
  act(after, 'answer', party, 'sign', facts => ({ answers: answersTo(facts, party, 'accepted') }))

export const counters = (party: Party, fields: TermsField[], after = 2) =>
  act(after, 'answer', party, 'counter', facts => {
    const owed = openObjections(facts, party).map(({ field }) => field)
    return {
      terms: revise(lastRound(facts).terms, [...new Set([...owed, ...fields])]),
      objections: fields.map(field => ({ field, reason: objectionTexts[field] })),
      answers: answersTo(facts, party, 'adjusted'),
    }
  })

export const refusesClaim = act(2, 'answer', 'agency', 'refuseClaim', () => ({
  reasonCode: 'missesRealDifficulties',
  reason: '该项目与社区群众反映最集中的积水、停车问题关联不大，建议先解决重点难点。',
}))
export const refusesSigning = act(2, 'answer', 'community', 'refuseSigning', () => ({
  reasonCode: 'unrealistic',
  reason: '承诺的工程量超出单位职能和能力，难以落实，社区不予签约。',
}))

/** The subdistrict frees a project that an agency does not answer for. */
export const releases: StoryAct = {
  ...act(6, 'answer', 'agency', 'release', () => ({
    reason: '多次提醒后机关仍未答复，项目另行安排认领单位。',
  })),
  bySuperior: true,
}

export const draftSaved = act(1, 'draft', 'agency', 'save', facts => ({ terms: lastRound(facts).terms }))

export const discards = act(1, 'draft', 'agency', 'discard')
export const dissolves = act(4, 'jointMeetingItem', 'meeting', 'dissolve', () => ({
  reason: '双方对服务次数和完成时间仍有分歧，会议决定终止本次认领，项目重新公布。',
}))

const officer = 'OrganizationDepartmentOfficer'
export const approved = act(3, 'verdict', officer, 'approve', () => ({
  opinion: '项目贴近社区实际，职责清楚，同意。',
}))
export const rejected = act(4, 'verdict', officer, 'reject', () => ({
  reason: '与区级统一安排的同类项目重复，不予通过。',
}))
export const returned = act(3, 'verdict', officer, 'return', () => ({
  reason: '服务次数与完成时间不匹配，请双方重新协商后再报。',
  objections: [
    { field: 'sessions', reason: '服务次数应与居民户数相适应。' },
    { field: 'endOn', reason: '完成时间应在本年度内，便于考核。' },
  ],
}))

export const plans = act(5, 'plan', 'agency', 'submitPlan', facts => {
  const { startOn, endOn } = lastRound(facts).terms
  return {
    summary: '成立由分管负责人牵头的工作专班，先摸底、再分批服务，每次服务后与社区核对成效。',
    milestones: [
      { title: '入户摸底，形成问题清单', dueOn: startOn },
      { title: '集中服务过半，召开碰头会', dueOn: endOn },
      { title: '全部完成并回访', dueOn: endOn },
    ],
  }
})
export const reaches = (index: number, after = 5) =>
  act(after, 'progress', 'agency', 'reachMilestone', facts => ({
    index,
    note: '按计划完成。',
    reachedOn: localDateOf((facts.workPlan?.submittedAt ?? 0) + 86_400_000),
  }))
export const invites = (unitId: string) =>
  act(1, 'progress', 'agency', 'inviteUnit', () => ({ unitId, task: '协助解决涉及本部门职能的部分。' }))
export const joins = (unitId: string) =>
  act(2, 'consent', unitId, 'join', () => ({ note: '同意参加，已明确联络科室。' }))
export const completes = act(8, 'progress', 'agency', 'complete', () => ({
  summary: '各节点均已完成，居民反映良好，请社区验收。',
  servedPeople: 126,
}))
export const accepts = act(2, 'acceptance', 'community', 'accept', () => ({
  comment: '现场查看属实，居民满意。',
}))
export const sendsBack = act(2, 'acceptance', 'community', 'sendBack', () => ({
  reason: '回访发现仍有十余户未覆盖，请补齐后再报验收。',
}))
export const appraises = (score: 3 | 4 | 5) =>
  act(2, 'appraisal', 'community', 'appraise', () => ({ score, comment: '服务及时，解决了实际困难。' }))
export const asksToWithdraw = (party: Party) =>
  act(2, 'withdrawalRequest', party, 'requestWithdrawal', () => ({
    reason: '单位机构改革，原职能已划转，难以继续承担。',
  }))

/** Offer, answer, signature: by whichever side did not start. */
export const agreedAtOnce = (startedBy: Party): StoryAct[] => [signs(other(startedBy), 2)]
export const agreedAfterCounter = (startedBy: Party): StoryAct[] => [
  counters(other(startedBy), ['sessions', 'resources']),
  signs(startedBy),
]
export const agreedAfterReturn = (startedBy: Party): StoryAct[] => [
  returned,
  counters(startedBy, ['communitySupport'], 1),
  signs(other(startedBy)),
]
