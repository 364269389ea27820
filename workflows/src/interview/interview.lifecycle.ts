/**
 * 约谈整改 (P9): a member without points in a published month is heard by their own Party organisation, undertakes what to
 * do, and shows it. Another month without points joins the interview that is open; it never opens a second one.
 */
import { lifecycle, type RoundSpec, type SeatSpec, type View } from '#domain/kernel/lifecycle.js'
import { placesOf, withUnitsMoved } from '#domain/kernel/named-units.js'
import type { InterviewFacts } from './interview.facts.js'
import { interviewForms } from './interview.forms.js'
import type { InterviewPolicy } from './interview.policy.js'
import { interviewNews, isExcused, isExcusePending, wasHeld } from './interview.rules.js'

type InterviewView = View<InterviewFacts, InterviewPolicy>

const superior = 'OrganizationDepartmentOfficer'

const member = ({ personId, agencyId }: InterviewFacts): SeatSpec => ({
  chair: 'member',
  role: 'InServicePartyMember',
  unitId: agencyId,
  personId,
})

const interviewer = ({ interviewer: who, agencyId, districtId }: InterviewFacts): SeatSpec =>
  who === 'agency'
    ? { chair: 'interviewer', role: 'AgencySecretary', unitId: agencyId }
    : { chair: 'interviewer', role: superior, unitId: districtId }

/** Stands as long as the process does: the next month without points, and the end when points were wrong. */
const correction = ({ districtId }: InterviewFacts): RoundSpec => ({
  form: 'correction',
  rule: 'any',
  seats: [{ chair: 'department', role: superior, unitId: districtId }],
  quiet: true,
})

const byMember = (form: string, facts: InterviewFacts, clock: RoundSpec['clock']): RoundSpec => ({
  form,
  rule: 'any',
  seats: [member(facts)],
  ...(clock && { clock }),
})

const byInterviewer = (form: string, facts: InterviewFacts, clock: RoundSpec['clock']): RoundSpec => ({
  form,
  rule: 'any',
  seats: [interviewer(facts)],
  fallback: [`${superior}@district`],
  ...(clock && { clock }),
})

const beforeInterview = ({ facts, policy }: InterviewView): Record<string, RoundSpec> => ({
  ...(facts.excuse
    ? {}
    : { excuse: { form: 'excuse', rule: 'any', seats: [member(facts)], quiet: true } as const }),
  ...(isExcusePending(facts)
    ? { excuseDecision: byInterviewer('excuseDecision', facts, policy.excuseDecision) }
    : {}),
  interview: byInterviewer('interview', facts, policy.interview),
  correction: correction(facts),
})

export const interview = lifecycle<InterviewFacts, InterviewPolicy>({
  kind: 'interview',
  label: '约谈整改',
  numberPrefix: 'YT',
  firstStage: () => 'due',
  goal: 'rectified',
  main: {
    due: {
      label: '待约谈',
      opens: beforeInterview,
      on: {
        'excuseDecision.granted': 'excused',
        'interview.held': 'held',
        'correction.cancelled': 'cancelled',
      },
    },
    held: {
      label: '待本人确认',
      needs: wasHeld,
      opens: ({ facts, policy }) => ({
        recordAnswer: byMember('recordAnswer', facts, policy.answer),
        correction: correction(facts),
      }),
      on: {
        'recordAnswer.answered': 'rectifying',
        'recordAnswer.unanswered': 'rectifying',
        'correction.cancelled': 'cancelled',
      },
    },
    rectifying: {
      label: '整改中',
      needs: wasHeld,
      opens: ({ facts, policy }) => ({
        rectification: {
          ...byMember('rectification', facts, policy.rectification),
          superior: facts.interviewer === 'superior' ? `${superior}@district` : 'AgencySecretary@agency',
        },
        correction: correction(facts),
      }),
      on: {
        'rectification.submitted': 'verifying',
        'rectification.overdue': 'verifying',
        'correction.cancelled': 'cancelled',
      },
    },
    verifying: {
      label: '待核验',
      needs: wasHeld,
      opens: ({ facts, policy }) => ({
        verification: byInterviewer('verification', facts, policy.verification),
        correction: correction(facts),
      }),
      on: {
        'verification.verified': 'rectified',
        'verification.insufficient': 'rectifying',
        'verification.failed': 'reported',
        'correction.cancelled': 'cancelled',
      },
    },
    reported: {
      label: '上报组织部',
      needs: wasHeld,
      opens: ({ facts, policy }) => ({
        superiorNote: {
          form: 'superiorNote',
          rule: 'any',
          seats: [{ chair: 'department', role: superior, unitId: facts.districtId }],
          clock: policy.superiorNote,
        },
        correction: correction(facts),
      }),
      on: {
        'superiorNote.recorded': 'failed',
        'superiorNote.anew': 'rectifying',
        'correction.cancelled': 'cancelled',
      },
    },
    excused: { label: '说明成立', needs: isExcused, final: true },
    rectified: { label: '整改完成', needs: wasHeld, final: true },
    failed: { label: '记入党建查核', needs: wasHeld, final: true },
    cancelled: { label: '已更正取消', final: true },
  },
  forms: interviewForms,
  places: placesOf,
  relocated: withUnitsMoved,
  merger: {
    follows: '由承接的机关党组织继续约谈和核验，环节和期限不变。',
  },
  subject: ({ personId }) => personId,
  tells: interviewNews,
  parties: facts => [member(facts), interviewer(facts)],
})
