/**
 * A made-up process with the whole human step: a paper is drafted, asked for by branches that join two of three, signed
 * in order (顺签), voted on by weight (票签), countersigned (会签) and released by either of two (或签).
 */
import type { Budget, ClockStage } from '#domain/calendar/clock.js'
import { lifecycle, type Form, type RoundSpec, type SeatSpec } from '#domain/kernel/lifecycle.js'
import type { KernelPolicy, RoundRule } from '#domain/kernel/state.js'
import type { Role } from '#domain/organisation/roles.js'

export interface CouncilFacts {
  /** How often the paper was submitted. */
  submissions: number
  ownUnit: string
}

export interface CouncilPolicy extends KernelPolicy {
  avoidsOwnUnit: boolean
  review: { budget: Budget; stages: ClockStage[] }
}

const days = (amount: number): Budget => ({ unit: 'workingDays', amount })

export const councilPolicy: CouncilPolicy = {
  version: 'council-1',
  avoidsOwnUnit: false,
  review: {
    budget: days(3),
    stages: [
      { id: 'remind', after: days(1), at: 'morning', does: 'remind' },
      { id: 'escalate', after: days(3), does: 'escalate', to: 'SubdistrictCoordinator@subdistrict' },
    ],
  },
}

type CouncilForm = Form<CouncilFacts, CouncilPolicy>

const paper: CouncilForm = {
  label: '拟稿',
  acts: {
    submit: {
      label: '提交',
      effect: 'completes',
      outcome: 'submitted',
      apply: facts => ({ ...facts, submissions: facts.submissions + 1 }),
    },
  },
}

const review: CouncilForm = {
  label: '审签',
  transferable: true,
  delegable: true,
  addable: true,
  takeable: true,
  returnable: 'visited',
  avoidsInitiator: true,
  avoidsUnits: ({ ownUnit }, { avoidsOwnUnit }) => (avoidsOwnUnit ? [ownUnit] : []),
  passesSamePerson: 'agree',
  acts: {
    agree: { label: '同意', effect: 'completes', outcome: 'agreed', vote: 'for' },
    oppose: { label: '不同意', effect: 'decides', outcome: 'opposed', vote: 'against', cancels: 'refused' },
    abstain: { label: '弃权', effect: 'completes', outcome: 'agreed' },
  },
}

const branch: CouncilForm = {
  ...review,
  label: '征求意见',
  acts: {
    agree: { label: '同意', effect: 'completes', outcome: 'agreed' },
    oppose: { label: '不同意', effect: 'completes', outcome: 'opposed' },
  },
}

const seat = (chair: string, role: Role, unitId: string): SeatSpec => ({ chair, role, unitId })
const seats: SeatSpec[] = [
  seat('liaison', 'AgencyLiaison', 'agency'),
  seat('deputy', 'DeputyHeadInCharge', 'district'),
  seat('head', 'OrganizationDepartmentHead', 'district'),
]

const by = (rule: RoundRule, { review: clock }: CouncilPolicy, more: Partial<RoundSpec> = {}): RoundSpec => ({
  form: 'review',
  rule,
  seats,
  clock,
  fallback: ['OrganizationDepartmentOfficer@district'],
  ...more,
})

const oneOf = (chair: string, role: Role, unitId: string): RoundSpec => ({
  form: 'branch',
  rule: 'any',
  seats: [seat(chair, role, unitId)],
  fallback: ['OrganizationDepartmentOfficer@district'],
})

const needed = 2

export const council = lifecycle<CouncilFacts, CouncilPolicy>({
  kind: 'council',
  label: '会签样例',
  numberPrefix: 'HQ',
  firstStage: () => 'drafting',
  main: {
    drafting: {
      label: '拟稿',
      opens: () => ({
        paper: { form: 'paper', rule: 'any', seats: [seat('author', 'AgencySecretary', 'agency')] },
      }),
      on: { 'paper.submitted': 'asking' },
    },
    asking: {
      label: '征求意见',
      opens: () => ({
        agency: oneOf('agency', 'AgencyLiaison', 'agency'),
        community: oneOf('community', 'CommunityDeputySecretary', 'community'),
        district: oneOf('district', 'OrganizationDepartmentOfficer', 'district'),
      }),
      join: (_view, outcomes) => {
        const count = (outcome: string) => Object.values(outcomes).filter(each => each === outcome).length
        if (count('agreed') >= needed) return 'carried'
        return count('opposed') >= needed ? 'lost' : undefined
      },
      on: { 'join.carried': 'signing', 'join.lost': 'rejected' },
    },
    signing: {
      label: '顺签',
      opens: ({ policy }) => ({ signing: by('sequence', policy) }),
      on: { 'signing.agreed': 'voting', 'signing.opposed': 'rejected' },
    },
    voting: {
      label: '票签',
      opens: ({ policy }) => ({
        voting: by('votes', policy, {
          seats: seats.map(each => ({ ...each, weight: each.chair === 'head' ? 3 : 2 })),
          votes: { passPercent: 60, rejectPercent: 50 },
        }),
      }),
      on: { 'voting.agreed': 'countersigning', 'voting.opposed': 'rejected' },
    },
    countersigning: {
      label: '会签',
      opens: ({ policy }) => ({ countersigning: by('all', policy) }),
      on: { 'countersigning.agreed': 'releasing', 'countersigning.opposed': 'rejected' },
    },
    releasing: {
      label: '或签',
      opens: ({ policy }) => ({ releasing: by('any', policy) }),
      on: { 'releasing.agreed': 'released', 'releasing.opposed': 'rejected' },
    },
    released: { label: '已签发', final: true },
    rejected: { label: '未通过', final: true },
  },
  forms: { paper, review, branch },
  places: () => ({
    agency: 'agency',
    community: 'community',
    subdistrict: 'subdistrict',
    district: 'district',
  }),
  recalled: facts => (facts.submissions === 0 ? undefined : { stage: 'drafting', facts }),
  parties: () => [{ role: 'AgencySecretary', unitId: 'agency' }],
})

export const councilFacts = (more: Partial<CouncilFacts> = {}): CouncilFacts => ({
  submissions: 0,
  ownUnit: 'agency',
  ...more,
})

/** The parties of the rounds after the branches, in order. */
export const councilChairs = seats.map(({ chair }) => chair)
