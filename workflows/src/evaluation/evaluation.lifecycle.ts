/**
 * 群众民主评议 (P11, M15): once a year residents judge the agencies and members that served their community. Prepared by one,
 * approved by another, opened and closed by the clock, counted, objected to, published to those entitled and delivered to
 * each unit, which says that it has received it. Slips, ballots, results and objections are rows.
 */
import { lifecycle, type RoundSpec, type SeatSpec, type View } from '#domain/kernel/lifecycle.js'
import { placesOf } from '#domain/kernel/named-units.js'
import type { Role, UnitId } from '#domain/organisation/roles.js'
import type { EvaluationFacts } from './evaluation.facts.js'
import { evaluationForms } from './evaluation.forms.js'
import type { EvaluationPolicy } from './evaluation.policy.js'
import {
  evaluationRows,
  isCounted,
  isPlanned,
  speakerOf,
  untilClosing,
  untilOpening,
  withoutList,
  withUnits,
} from './evaluation.rules.js'

type Evaluation = View<EvaluationFacts, EvaluationPolicy>

const department = (role: Role, { districtId }: EvaluationFacts): SeatSpec => ({
  chair: role,
  role,
  unitId: districtId,
})

const byDepartment = (
  form: string,
  role: Role,
  facts: EvaluationFacts,
  clock?: RoundSpec['clock'],
): RoundSpec => ({
  form,
  rule: 'any',
  seats: [department(role, facts)],
  fallback: ['OrganizationDepartmentHead@district'],
  ...(clock && { clock }),
})

const byOfficer = (form: string, facts: EvaluationFacts, clock?: RoundSpec['clock']): RoundSpec =>
  byDepartment(form, 'OrganizationDepartmentOfficer', facts, clock)

/** A standing right of the deputy head, until the result is out. */
const oversight = (facts: EvaluationFacts): RoundSpec => ({
  ...byDepartment('oversight', 'DeputyHeadInCharge', facts),
  quiet: true,
})

const preparation = ({ facts, policy }: Evaluation): RoundSpec =>
  facts.returns.length > 0
    ? byOfficer('evaluationPreparation', facts, policy.change)
    : { ...byOfficer('evaluationPreparation', facts), quiet: true }

/** Each community says how many households its list holds; whoever has said it is asked no more. */
const sampling = ({ facts, policy }: Evaluation): Record<string, RoundSpec> => {
  const waiting = withoutList(facts)
  if (waiting.length === 0) return {}
  const seats = waiting.map((communityId): SeatSpec => ({
    chair: communityId,
    role: 'CommunityDeputySecretary',
    unitId: speakerOf(facts, communityId),
  }))
  const clock = { ...policy.sampling, ...(facts.approval && { startedAt: facts.approval.at }) }
  return { sampling: { form: 'sampling', rule: 'all', seats, clock } }
}

const receivers = (facts: EvaluationFacts): SeatSpec[] => [
  department('OrganizationDepartmentHead', facts),
  ...facts.receivers.flatMap((agencyId: UnitId): SeatSpec[] => [
    { chair: agencyId, role: 'AgencySecretary', unitId: agencyId },
    { chair: agencyId, role: 'AgencyLiaison', unitId: agencyId },
  ]),
]

export const evaluation = lifecycle<EvaluationFacts, EvaluationPolicy>({
  kind: 'evaluation',
  label: '群众民主评议',
  numberPrefix: 'PY',
  firstStage: () => 'preparing',
  main: {
    preparing: {
      label: '准备中',
      opens: view => ({ preparation: preparation(view) }),
      on: { 'preparation.submitted': 'approving', 'preparation.dropped': 'dropped' },
    },
    approving: {
      label: '待批准',
      opens: ({ facts, policy }) => ({
        approval: byDepartment('evaluationApproval', 'DeputyHeadInCharge', facts, policy.approval),
      }),
      on: { 'approval.approved': 'approved', 'approval.returned': 'preparing' },
    },
    approved: {
      label: '已批准',
      needs: isPlanned,
      opens: view => ({
        ...sampling(view),
        opening: { ...byOfficer('opening', view.facts, untilOpening(view.facts)), quiet: true },
        oversight: oversight(view.facts),
      }),
      on: { 'opening.due': 'open', 'oversight.stopped': 'stopped' },
    },
    open: {
      label: '投票中',
      needs: isPlanned,
      opens: view => ({
        ...sampling(view),
        voting: { ...byOfficer('voting', view.facts, untilClosing(view.facts)), quiet: true },
        oversight: oversight(view.facts),
      }),
      on: { 'voting.over': 'closed', 'voting.extended': 'open', 'oversight.stopped': 'stopped' },
    },
    closed: {
      label: '已截止',
      needs: isPlanned,
      opens: ({ facts }) => ({
        counting: { ...byOfficer('counting', facts), quiet: true },
        oversight: oversight(facts),
      }),
      on: { 'counting.short': 'open', 'counting.counted': 'tallied', 'oversight.stopped': 'stopped' },
    },
    tallied: {
      label: '已计票',
      needs: isCounted,
      opens: ({ facts, policy }) => ({
        confirmation: byOfficer('countConfirmation', facts, policy.confirmation),
        oversight: oversight(facts),
      }),
      on: { 'confirmation.confirmed': 'objections', 'oversight.stopped': 'stopped' },
    },
    objections: {
      label: '异议期',
      needs: isCounted,
      opens: ({ facts, policy }) => ({
        objecting: { ...byOfficer('objecting', facts, policy.objections), quiet: true },
        oversight: oversight(facts),
      }),
      on: { 'objecting.over': 'publishing', 'oversight.stopped': 'stopped' },
    },
    publishing: {
      label: '待公布',
      needs: isCounted,
      opens: ({ facts, policy }) => ({
        publication: byDepartment('resultPublication', 'DeputyHeadInCharge', facts, policy.publication),
        oversight: oversight(facts),
      }),
      on: { 'publication.published': 'published', 'oversight.stopped': 'stopped' },
    },
    published: {
      label: '已公布',
      needs: isCounted,
      opens: ({ facts, policy }) => ({
        receipt: {
          form: 'resultReceipt',
          rule: 'all',
          seats: receivers(facts),
          clock: policy.acknowledgement,
        },
      }),
      on: { 'receipt.received': 'delivered', 'receipt.unreceived': 'delivered' },
    },
    delivered: { label: '已送达', needs: isCounted, final: true },
    dropped: { label: '已放弃', final: true },
    stopped: { label: '已中止', final: true },
  },
  forms: evaluationForms,
  places: placesOf,
  relocated: withUnits,
  merger: {
    follows:
      '批准之前改为评议承接社区；批准之后仍按原社区评议和计票，由承接社区代为办理。单位的评议结果由承接单位签收；承接单位已签收自己的，再为并入的签收一次。',
  },
  subject: ({ districtId, settings }) => `${districtId} ${settings.year}`,
  rows: evaluationRows,
  parties: facts => [
    department('OrganizationDepartmentOfficer', facts),
    department('OrganizationDepartmentHead', facts),
  ],
})
