/** Made-up interviews in which every round opens: what the documentation and the tests look at. */
import type { InterviewFacts } from './interview.facts.js'

const due: InterviewFacts = {
  months: ['2026-09'],
  personId: 'member',
  agencyId: 'agency',
  districtId: 'district',
  interviewer: 'agency',
  rectifications: [],
}

const held = {
  interview: { heldOn: '2026-10-20', record: '已谈', measures: '参加活动', by: 'secretary', at: 0 },
  rectifications: [{ since: 0 }],
}

export const interviewSpecimens: InterviewFacts[] = [
  due,
  { ...due, excuse: { ground: 'illness', reason: '住院' } },
  { ...due, interviewer: 'superior' },
  { ...due, ...held },
  { ...due, ...held, interviewer: 'superior' },
]
