/** Claims over HTTP: starting one, the acts of each form, and how one is shown. */
import { z } from 'zod'
import { agencyRefusalReasons, communityRefusalReasons, termsFields } from '../workflow/claim.js'
import { id, instant, localDate, text } from './shared.js'

const orderedDates = (terms: { startOn: string; endOn: string }) => terms.startOn <= terms.endOn

export const terms = z
  .strictObject({
    content: text(1000),
    beneficiaries: text(200),
    sessions: z.int().min(1).max(365),
    startOn: localDate,
    endOn: localDate,
    people: z.int().min(1).max(10_000),
    resources: text(500, 0),
    communitySupport: text(500, 0),
  })
  .refine(orderedDates, { path: ['endOn'], message: '结束日期不能早于开始日期' })
  .meta({ id: 'Terms' })

const termsField = z.enum(termsFields)

const onePerField = (list: { field: string }[]) => new Set(list.map(each => each.field)).size === list.length
/** Grounds on which a side may refuse, as people call them. */
export const refusalReasonLabels: Readonly<Record<string, string>> = {
  missesRealDifficulties: '未触及社区实际困难',
  outsideFunctions: '与部门职能不符',
  beyondCapacity: '超出单位能力',
  cherryPicking: '避重就轻、挑肥拣瘦',
  unrealistic: '承诺脱离实际',
  overPromising: '过度承诺',
} satisfies Record<(typeof agencyRefusalReasons | typeof communityRefusalReasons)[number], string>

const objections = z
  .array(z.strictObject({ field: termsField, reason: text(500) }))
  .max(termsFields.length)
  .refine(onePerField, '同一条款只能提出一条异议')
const answers = z
  .array(
    z.strictObject({
      field: termsField,
      decision: z.enum(['accepted', 'adjusted', 'kept']),
      note: text(500, 0),
    }),
  )
  .max(termsFields.length)
  .refine(onePerField, '同一条款只能答复一次')
const reason = text(500)
const withReason = z.strictObject({ reason })
const opinion = z.strictObject({ opinion: text(500) })

/** Body of every act of a claim, by form and act. */
export const claimActs = {
  draft: {
    save: z.strictObject({ terms }),
    submit: z.strictObject({ terms }),
    discard: z.strictObject({ reason: reason.optional() }),
  },
  answer: {
    sign: z.strictObject({ answers }),
    counter: z.strictObject({ terms, objections, answers }),
    refuseClaim: z.strictObject({ reasonCode: z.enum(agencyRefusalReasons), reason }),
    refuseSigning: z.strictObject({ reasonCode: z.enum(communityRefusalReasons), reason }),
    release: withReason,
  },
  verdict: {
    approve: opinion,
    return: z.strictObject({ reason, objections: objections.min(1, '请至少指出一项需要重新协商的条款') }),
    reject: withReason,
  },
  jointMeetingItem: {
    resume: z.strictObject({ reason, rounds: z.int().min(1).max(5) }),
    dissolve: withReason,
  },
  plan: {
    submitPlan: z.strictObject({
      summary: text(2000),
      milestones: z
        .array(z.strictObject({ title: text(100), dueOn: localDate }))
        .min(1, '请至少列出一个节点')
        .max(20),
    }),
  },
  progress: {
    reachMilestone: z.strictObject({
      index: z.int().min(0).max(19),
      note: text(500, 0),
      reachedOn: localDate,
    }),
    inviteUnit: z.strictObject({ unitId: id, task: text(300) }),
    complete: z.strictObject({ summary: text(2000), servedPeople: z.int().min(0).max(1_000_000) }),
  },
  consent: {
    join: z.strictObject({ note: text(300, 0) }),
    decline: z.strictObject({ note: text(300) }),
    drop: z.strictObject({ note: text(300) }),
  },
  acceptance: { accept: z.strictObject({ comment: text(500, 0) }), sendBack: withReason },
  appraisal: {
    appraise: z.strictObject({
      score: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]),
      comment: text(500, 0),
    }),
  },
  withdrawalRequest: { requestWithdrawal: withReason },
  withdrawalDecision: { grant: opinion, deny: withReason },
} as const

/** An agency claims, or a community invites an agency. */
export const startClaim = z.strictObject({
  projectId: id,
  /** The agency's Party organisation. */
  agencyId: id,
  startedBy: z.enum(['agency', 'community']),
  /** false keeps it as a draft. */
  submit: z.boolean(),
  terms,
})
export type StartClaim = z.infer<typeof startClaim>

const objectionShown = z.object({ field: termsField, reason: z.string() })
const answerShown = z.object({
  field: termsField,
  decision: z.enum(['accepted', 'adjusted', 'kept']),
  note: z.string(),
})

const termsChange = z
  .object({
    field: termsField,
    before: z.union([z.string(), z.number()]),
    after: z.union([z.string(), z.number()]),
  })
  .meta({ id: 'TermsChange' })

const termsRound = z
  .object({
    no: z.int(),
    by: z.enum(['agency', 'community']),
    personName: z.string(),
    at: instant,
    terms,
    objections: z.array(objectionShown),
    answers: z.array(answerShown),
    /** Of the other side, with its answers to this round's objections; of several the last one counts. */
    signatures: z.array(z.object({ at: instant, answers: z.array(answerShown) })),
    /** Against the round before. */
    changes: z.array(termsChange),
  })
  .meta({ id: 'TermsRound' })

/** The claim's own part of a process page. */
export const claimDetail = z
  .object({
    project: z.object({ id, number: z.string(), title: z.string(), category: z.string(), need: z.string() }),
    agency: z.object({ id, name: z.string() }),
    community: z.object({ id, name: z.string() }),
    startedBy: z.enum(['agency', 'community']),
    rounds: z.array(termsRound),
    roundsUsed: z.int(),
    roundsAllowed: z.int(),
    /** Objections waiting for an answer, by the party that owes it. */
    openObjections: z.object({
      agency: z.array(objectionShown),
      community: z.array(objectionShown),
    }),
    /** What the Organization Department objected to when it last sent the claim back, and the last round it saw. */
    returned: z.object({ objections: z.array(objectionShown), afterRound: z.int() }).optional(),
    signedAt: instant.optional(),
    refusal: z
      .object({
        by: z.enum(['agency', 'community', 'subdistrict']),
        unitName: z.string(),
        reasonCode: z.string().optional(),
        reason: z.string(),
      })
      .optional(),
    workPlan: z
      .object({
        summary: z.string(),
        submittedAt: instant,
        milestones: z.array(
          z.object({
            title: z.string(),
            dueOn: localDate,
            reachedOn: localDate.optional(),
            note: z.string().optional(),
          }),
        ),
      })
      .optional(),
    jointUnits: z.array(
      z.object({
        unitId: id,
        name: z.string(),
        task: z.string(),
        status: z.enum(['invited', 'joined', 'declined']),
        note: z.string().optional(),
      }),
    ),
    completion: z.object({ summary: z.string(), servedPeople: z.int(), at: instant }).optional(),
    acceptances: z.array(z.object({ accepted: z.boolean(), comment: z.string(), at: instant })),
    appraisal: z.object({ score: z.int(), comment: z.string(), at: instant }).optional(),
    withdrawal: z.object({ by: z.enum(['agency', 'community']), reason: z.string(), at: instant }).optional(),
  })
  .meta({ id: 'ClaimDetail' })
export type ClaimDetail = z.infer<typeof claimDetail>

/** `审批通过 N 个, 发回重新协商 M 个` for a period and a subtree. */
export const claimCountsQuery = z.strictObject({ unitId: id.optional(), from: localDate, to: localDate })
export const claimCounts = z.object({
  unit: z.object({ id, name: z.string() }),
  from: localDate,
  to: localDate,
  approved: z.int(),
  returned: z.int(),
  rejected: z.int(),
  /** Per child unit of the subtree's root. */
  byUnit: z.array(
    z.object({
      unitId: id,
      name: z.string(),
      kind: z.string(),
      approved: z.int(),
      returned: z.int(),
      rejected: z.int(),
    }),
  ),
  byStage: z.array(z.object({ stage: z.string(), label: z.string(), count: z.int() })),
})

const roundNo = z.coerce.number().int().min(1).max(1000)
/** What changed in the terms from one round to a later one. */
export const differencesQuery = z.strictObject({ from: roundNo, to: roundNo })
export const differences = z.object({
  from: z.int(),
  to: z.int(),
  changes: z.array(termsChange.extend({ label: z.string() })),
})
export type ClaimActs = typeof claimActs
