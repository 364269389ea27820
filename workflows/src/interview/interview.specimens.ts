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

export const interviewSpecimens: InterviewFacts[] = [
  due,
  { ...due, excuse: { ground: 'illness', reason: '住院' } },
  { ...due, interviewer: 'superior' },
]
