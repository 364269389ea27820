/** The ways a claim goes from offer to appraisal: what is clicked, in order. */
import { claimTerms } from '#testing/claims.js'

export interface Move {
  round: string
  act: string
  body: object
}

const move = (round: string, act: string, body: object): Move => ({ round, act, body })
const accepts = (...fields: string[]) => ({
  answers: fields.map(field => ({ field, decision: 'accepted', note: '同意' })),
})

const sign = (...fields: string[]): Move => move('terms', 'sign', accepts(...fields))
const counter = move('terms', 'counter', {
  terms: claimTerms({ sessions: 6, people: 8 }),
  objections: [{ field: 'people', reason: '人手不够' }],
  answers: [],
})
export const approve = move('verdict', 'approve', { opinion: '项目贴近社区实际，同意。' })
const sendBack = move('verdict', 'return', {
  reason: '场次偏多',
  objections: [{ field: 'sessions', reason: '偏多' }],
})
const resubmit = [
  move('terms', 'counter', { terms: claimTerms({ sessions: 3 }), objections: [], ...accepts('sessions') }),
  sign(),
]
const delivery = [
  move('plan', 'submitPlan', {
    summary: '先摸底，再分三次',
    milestones: [{ title: '摸底', dueOn: '2027-03-01' }],
  }),
  move('progress', 'complete', { summary: '完成', servedPeople: 120 }),
  move('acceptance', 'accept', { comment: '现场查看属实' }),
  move('appraisal', 'appraise', { score: 5, comment: '满意' }),
]

/** @param approvals the clicks that one approval takes (会签 takes several) */
export const roadsTo = (
  approvals: Move[] = [approve],
): Record<'plain' | 'countered' | 'sentBack', Move[]> => ({
  plain: [sign(), ...approvals, ...delivery],
  countered: [counter, sign('people'), ...approvals, ...delivery],
  sentBack: [sign(), sendBack, ...resubmit, ...approvals, ...delivery],
})
