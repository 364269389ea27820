/** 项目与岗位 over HTTP: publishing what a need becomes, the menu of posts, members' claims of them. */
import { z } from 'zod'
import { offerKinds, principles, type OfferKind, type Principle } from '#domain/needs/offer.js'
import { postLapseCauses, postRefusalReasons } from '../workflow/post-claim.js'
import { publicationRefusalReasons } from '../workflow/publication.js'
import { openText } from './open-text.js'
import { id, localDate, page, processId, text } from './shared.js'

export { principles, type Offer, type OfferKind, type PrincipleCheck } from '#domain/needs/offer.js'

export const offerKindLabels: Readonly<Record<OfferKind, string>> = {
  project: '重点服务项目',
  post: '一般服务岗位',
}
export const principleLabels: Readonly<Record<Principle, string>> = {
  wanted: '社区现实需要',
  fitting: '贴近部门职能',
  feasible: '干部力所能及',
}
export const publicationRefusalLabels: Readonly<Record<(typeof publicationRefusalReasons)[number], string>> =
  {
    notWanted: '不是社区现实需要',
    notFitting: '与部门职能不符',
    notFeasible: '超出干部力所能及',
    repeated: '与已有项目或岗位重复',
    other: '其他',
  }
export const postLapseLabels: Readonly<Record<(typeof postLapseCauses)[number], string>> = {
  closed: '社区已关闭这个岗位',
  expired: '岗位已过认领截止日期',
  full: '岗位名额已满',
  notMember: '党员已不在本社区报到',
}
export const postRefusalLabels: Readonly<Record<(typeof postRefusalReasons)[number], string>> = {
  cherryPicking: '挑肥拣瘦',
  noTime: '时间难以保证',
  notSuited: '专长与岗位不符',
  missesRealDifficulties: '岗位不贴合实际困难',
  other: '其他',
}

const finding = z.strictObject({ yes: z.boolean(), reason: openText(300) })
const check = z.strictObject({ wanted: finding, fitting: finding, feasible: finding })
export const categoryCode = z.string().trim().min(1, '请选择类别').max(40)
export const offer = z.strictObject({
  title: openText(60),
  need: openText(1000),
  categoryCode,
  places: z.int().min(1, '至少 1 个').max(1000, '不超过 1000 个'),
  opensOn: localDate.optional(),
  closesOn: localDate.optional(),
  wantedSessions: z.int().min(1).max(365).optional(),
  expectedFrom: localDate.optional(),
  expectedTo: localDate.optional(),
  wantedFunctions: openText(200).optional(),
  wantedUnits: z.array(id).max(20, '最多 20 个单位').optional(),
  /** Nobody but the units named may claim it of their own accord. */
  onlyWanted: z.boolean().optional(),
})
const writeOffer = z.strictObject({ offer, check })

/** Body of every act of a publication, by form and act. */
export const publicationActs = {
  offerWriting: {
    saveOffer: writeOffer,
    submitOffer: writeOffer,
    dropOffer: z.strictObject({ reason: text(300).optional() }),
  },
  offerReview: {
    publish: z.strictObject({ opinion: text(500) }),
    returnOffer: z.strictObject({ reason: text(500) }),
    refuseOffer: z.strictObject({ reasonCode: z.enum(publicationRefusalReasons), reason: text(500) }),
  },
} as const

const refusePost = z.strictObject({ reasonCode: z.enum(postRefusalReasons), reason: text(500) })
/** A note where there is something to say: many may be answered at once without. */
const acceptPost = z.strictObject({ note: text(300, 0).default('') })
/** Body of every act of a claim of a post, by form and act. */
export const postClaimActs = {
  postAnswer: { acceptPost, refusePost, declinePost: refusePost },
  postApproval: { approvePost: acceptPost, rejectPost: refusePost },
  postRetraction: { retractPost: z.strictObject({ reason: text(300).optional() }) },
} as const

export const startPublication = z.strictObject({
  kind: z.enum(offerKinds),
  communityId: id,
  needIds: z.array(processId).max(50, '最多 50 条').default([]),
  offer,
  check,
  /** Sent to the review at once; otherwise a draft. */
  submit: z.boolean().default(true),
})
export type StartPublication = z.infer<typeof startPublication>

/** A member for themselves; a community (`personId`) invites a member. */
export const startPostClaim = z.strictObject({
  postId: id,
  personId: id.optional(),
  message: openText(300, 0).default(''),
})
export type StartPostClaim = z.infer<typeof startPostClaim>

export const offerStatus = z.enum(['open', 'full', 'expired', 'closed', 'later'])
export const post = z
  .object({
    id,
    title: z.string(),
    need: z.string(),
    category: z.object({ code: z.string(), name: z.string(), placeholder: z.boolean() }),
    community: z.object({ id, name: z.string() }),
    places: z.int(),
    taken: z.int(),
    opensOn: localDate.optional(),
    closesOn: localDate.optional(),
    status: offerStatus,
    statusLabel: z.string(),
    stateReason: z.string().optional(),
    /** Whether it is in the community where the person asking has checked in. */
    isOwnCommunity: z.boolean(),
    /** The person's own claim that waits, the invitation that waits for them, or the post that they hold. */
    ownClaim: z.object({ id: processId, state: z.enum(['pending', 'invited', 'held']) }).optional(),
    allowedActions: z.array(z.enum(['claim', 'invite', 'close', 'reopen', 'handOn'])),
  })
  .meta({ id: 'Post' })
export const postQuery = page.extend({
  unitId: id.optional(),
  category: z.string().max(40).optional(),
  status: offerStatus.optional(),
  search: z.string().trim().max(100).optional(),
  /** Only what one may claim where one has checked in. */
  near: z.stringbool().default(false),
})
/** The same, all of it. */
export const postExportQuery = postQuery.omit({ offset: true, limit: true })
export const postList = z.object({ items: z.array(post), total: z.int() })

export const offerParams = z.strictObject({ kind: z.enum(offerKinds), id })
export const offerOrder = z.strictObject({
  reason: text(300),
  command: z.discriminatedUnion('name', [
    z.strictObject({ name: z.literal('close') }),
    z.strictObject({ name: z.literal('reopen'), closesOn: localDate.optional() }),
    /** Brought before a Party organisation, by the subdistrict; whoever was told before is reminded. */
    z.strictObject({ name: z.literal('handOn'), unitId: id }),
  ]),
})
export type OfferOrder = z.infer<typeof offerOrder>
export const offerAnswer = z.object({ id })

export const postClaim = z
  .object({
    id: processId,
    post: z.object({ id, title: z.string() }),
    community: z.object({ id, name: z.string() }),
    agency: z.object({ id, name: z.string() }),
    personId: id,
    personName: z.string(),
    since: localDate,
    until: localDate.optional(),
    endReason: z.string().optional(),
    /** Whether the person asking may give it up, or end it for the community. */
    mayEnd: z.boolean(),
    /** It has ended, and whoever asks looks after what is thought of it. */
    mayAppraise: z.boolean(),
  })
  .meta({ id: 'PostClaim' })
export const postClaimQuery = page.extend({
  postId: id.optional(),
  own: z.stringbool().default(false),
  active: z.stringbool().default(false),
})
export const postClaimList = z.object({ items: z.array(postClaim), total: z.int() })
export const postClaimParams = z.strictObject({ id: processId })
export const endPostClaim = z.strictObject({ reason: text(300) })

/** The publication's own part of a process page. */
export const publicationDetail = z
  .object({
    kind: z.enum(offerKinds),
    kindLabel: z.string(),
    community: z.object({ id, name: z.string() }),
    offer: offer.extend({ categoryName: z.string() }),
    wantedUnits: z.array(z.object({ id, name: z.string() })),
    check: z.array(
      z.object({ principle: z.enum(principles), label: z.string(), yes: z.boolean(), reason: z.string() }),
    ),
    needs: z.array(z.object({ id: processId, text: z.string() })),
    returns: z.array(z.object({ at: z.string(), reason: z.string() })),
    refusal: z.object({ reasonLabel: z.string(), reason: z.string() }).optional(),
  })
  .meta({ id: 'PublicationDetail' })
export type PublicationDetail = z.infer<typeof publicationDetail>

/** The part of a process page of a claim of a post. */
export const postClaimDetail = z
  .object({
    post: z.object({ id, title: z.string() }),
    personName: z.string(),
    agency: z.object({ id, name: z.string() }),
    community: z.object({ id, name: z.string() }),
    startedBy: z.enum(['member', 'community']),
    message: z.string(),
    acceptedOn: localDate.optional(),
    refusal: z.object({ reasonLabel: z.string(), reason: z.string() }).optional(),
    /** Why it came to nothing by itself. */
    lapse: z.object({ causeLabel: z.string(), reason: z.string().optional() }).optional(),
  })
  .meta({ id: 'PostClaimDetail' })
export type PostClaimDetail = z.infer<typeof postClaimDetail>
