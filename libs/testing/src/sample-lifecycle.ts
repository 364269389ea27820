/**
 * A made-up process with one of everything the kernel offers: 会签 with a seat signed in advance, 或签, a return to any
 * stage visited, rounds that come and go with the facts, `all.done`, quiet rounds, two regions beside, every clock stage.
 */
import type { Budget, ClockStage } from '#domain/calendar/clock.js'
import {
  lifecycle,
  oneOf,
  type Form,
  type RoundSpec,
  type SeatSpec,
  type View,
} from '#domain/kernel/lifecycle.js'
import { refusal } from '#domain/kernel/refusal.js'
import type { Role } from '#domain/organisation/roles.js'

export interface SampleFacts {
  /** Who proposes: signed in advance. */
  proposer?: { personId: string; at: number }
  log: string[]
  /** Helpers asked for, by number; each has a round while it is asked for. */
  helpers: number[]
  returnTo?: string
  askedBy?: string
}

export interface SamplePolicy {
  version: string
  review: { budget: Budget; stages: ClockStage[] }
  choice: { budget: Budget; stages: ClockStage[] }
}

const days = (amount: number): Budget => ({ unit: 'workingDays', amount })

export const samplePolicy: SamplePolicy = {
  version: 'sample-1',
  review: {
    budget: days(3),
    stages: [
      { id: 'remind', after: days(1), at: 'morning', does: 'remind' },
      { id: 'warn', after: days(2), at: 'end', does: 'warn' },
      { id: 'escalate', after: days(3), does: 'escalate', to: 'SubdistrictCoordinator@subdistrict' },
      { id: 'escalate-2', after: days(4), does: 'escalate', to: 'DeputyHeadInCharge@district' },
      { id: 'auto', after: days(5), does: 'auto', outcome: 'expired' },
    ],
  },
  choice: { budget: days(2), stages: [{ id: 'remind', after: days(2), does: 'remind' }] },
}

type SampleForm = Form<SampleFacts, SamplePolicy>
type Sample = View<SampleFacts, SamplePolicy>

const noted = (facts: SampleFacts, line: string): SampleFacts => ({ ...facts, log: [...facts.log, line] })
const seat = (chair: string, role: Role, unitId: string): SeatSpec => ({ chair, role, unitId })

const review: SampleForm = {
  label: '会签',
  transferable: true,
  acts: {
    agree: {
      label: '同意',
      effect: 'completes',
      outcome: 'agreed',
      apply: (facts, _body, { seat: { chair } }) => noted(facts, chair),
    },
    note: { label: '记录', effect: 'records', apply: facts => noted(facts, 'note') },
    refuse: { label: '拒绝', effect: 'decides', outcome: 'refused', cancels: 'refused' },
    restart: { label: '重来', effect: 'decides', outcome: 'restarted', cancels: 'returned' },
  },
}

const choice: SampleForm = {
  label: '或签',
  transferable: true,
  avoidsInitiator: true,
  acts: {
    choose: { label: '同意', effect: 'completes', outcome: 'chosen' },
    return: {
      label: '退回',
      effect: 'decides',
      outcome: 'returned',
      cancels: 'returned',
      refuses: ({ visited }, { to }: { to: string }) =>
        visited.includes(to) ? undefined : refusal('unknownStage', { stage: to }),
      apply: (facts, { to }: { to: string }) => ({ ...facts, returnTo: to }),
    },
  },
}

const work: SampleForm = {
  label: '办理',
  acts: {
    ask: {
      label: '请人协助',
      effect: 'records',
      apply: facts => ({ ...facts, helpers: [...facts.helpers, facts.helpers.length + 1] }),
    },
    dismiss: { label: '不再协助', effect: 'records', apply: facts => ({ ...facts, helpers: [] }) },
    finish: { label: '办完', effect: 'completes', outcome: 'finished' },
    finishAndAsk: {
      label: '办完并请人协助',
      effect: 'completes',
      outcome: 'finished',
      apply: facts => ({ ...facts, helpers: [...facts.helpers, facts.helpers.length + 1] }),
    },
  },
}

const help: SampleForm = {
  label: '协助',
  acts: { help: { label: '协助完成', effect: 'completes', outcome: 'helped' } },
}
const request: SampleForm = {
  label: '申请停办',
  acts: {
    request: {
      label: '申请',
      effect: 'decides',
      outcome: 'requested',
      apply: (facts, _body, { by }) => ({ ...facts, askedBy: by }),
    },
  },
}
const ruling: SampleForm = {
  label: '停办审批',
  avoids: ({ askedBy }) => (askedBy ? [askedBy] : []),
  transferable: true,
  acts: {
    grant: { label: '同意', effect: 'completes', outcome: 'granted', cancels: 'withdrawn' },
    deny: { label: '不同意', effect: 'decides', outcome: 'denied', cancels: 'refused' },
  },
}

const reviewers = ({ facts: { proposer } }: Sample): SeatSpec[] => [
  {
    ...seat('alpha', 'AgencyLiaison', 'agency'),
    ...(proposer && { answeredBy: { personId: proposer.personId, act: 'agree', at: proposer.at } }),
  },
  seat('beta', 'CommunityDeputySecretary', 'community'),
  seat('gamma', 'AgencySecretary', 'agency'),
]

const helpers = ({ facts }: Sample) =>
  Object.fromEntries(
    facts.helpers.map(no => [
      `help-${no}`,
      { form: 'help', rule: 'any' as const, seats: [seat(`helper-${no}`, 'AgencyLiaison', `unit-${no}`)] },
    ]),
  )

const look = ({ facts }: Sample): Record<string, RoundSpec> =>
  facts.log.length > 0
    ? { look: { form: 'help', rule: 'any', seats: [seat('watcher', 'SecurityAuditor', 'district')] } }
    : {}

/** To whichever stage visited the returner named. */
const toReturner = oneOf<SampleFacts, SamplePolicy>(
  ['reviewing', 'choosing', 'working', 'passing', 'confirming'],
  ({ facts }) => facts.returnTo ?? 'reviewing',
)

export const sample = lifecycle<SampleFacts, SamplePolicy>({
  kind: 'sample',
  label: '样例',
  numberPrefix: 'YL',
  firstStage: () => 'reviewing',
  main: {
    reviewing: {
      label: '会签',
      opens: view => ({
        review: { form: 'review', rule: 'all', seats: reviewers(view), clock: view.policy.review },
      }),
      on: {
        'review.agreed': 'choosing',
        'review.refused': 'refused',
        'review.restarted': 'reviewing',
        'review.expired': 'choosing',
      },
    },
    choosing: {
      label: '或签',
      opens: ({ policy }) => ({
        choice: {
          form: 'choice',
          rule: 'any',
          seats: [
            seat('officer', 'OrganizationDepartmentOfficer', 'district'),
            seat('head', 'OrganizationDepartmentHead', 'district'),
          ],
          clock: policy.choice,
        },
      }),
      on: {
        'choice.chosen': 'working',
        'choice.returned': toReturner,
      },
    },
    working: {
      label: '办理',
      opens: view => ({
        work: { form: 'work', rule: 'any', seats: [seat('worker', 'AgencyLiaison', 'agency')] },
        ...helpers(view),
      }),
      on: { 'all.done': 'passing' },
    },
    passing: { label: '归档', on: { 'all.done': 'confirming' } },
    confirming: {
      label: '确认',
      opens: ({ policy }) => ({
        confirmation: {
          form: 'choice',
          rule: 'any',
          seats: [seat('officer', 'OrganizationDepartmentOfficer', 'district')],
          clock: policy.choice,
        },
      }),
      on: {
        'confirmation.chosen': 'done',
        'confirmation.returned': toReturner,
      },
    },
    done: { label: '办结', final: true },
    refused: { label: '拒绝', final: true },
    stopped: { label: '停办', final: true },
  },
  beside: {
    stopping: {
      first: 'none',
      stages: {
        none: {
          label: '未申请',
          opens: () => ({
            request: {
              form: 'request',
              rule: 'any',
              quiet: true,
              seats: [
                seat('alpha', 'AgencyLiaison', 'agency'),
                seat('beta', 'CommunityDeputySecretary', 'community'),
              ],
            },
          }),
          on: { 'request.requested': 'asked' },
        },
        asked: {
          label: '停办审批',
          opens: ({ policy }) => ({
            ruling: {
              form: 'ruling',
              rule: 'all',
              seats: [
                seat('officer', 'OrganizationDepartmentOfficer', 'district'),
                seat('deputy', 'DeputyHeadInCharge', 'district'),
              ],
              clock: policy.choice,
            },
          }),
          on: { 'ruling.granted': 'granted', 'ruling.denied': 'none' },
        },
        granted: { label: '同意停办', moves: { region: 'main', stage: 'stopped' } },
      },
    },
    watching: {
      first: 'watch',
      stages: {
        watch: {
          label: '旁观',
          opens: look,
          on: { 'look.helped': 'seen' },
        },
        seen: { label: '已阅', final: true },
      },
    },
  },
  forms: { review, choice, work, help, request, ruling },
  places: () => ({
    agency: 'agency',
    community: 'community',
    subdistrict: 'subdistrict',
    district: 'district',
  }),
  subject: () => 'subject-1',
  parties: () => [{ role: 'AgencyLiaison', unitId: 'agency' }],
})

export const sampleFacts = (more: Partial<SampleFacts> = {}): SampleFacts => ({
  log: [],
  helpers: [],
  ...more,
})
