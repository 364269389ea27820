/** What each side of a claim of a post may do, and what it does to the facts. */
import type { PostLapse, RefusePost } from '#contracts/workflow/post-claim.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import type { ActSpec, Form } from '#domain/kernel/lifecycle.js'
import type { PostClaimFacts } from './post-claim.facts.js'
import type { PostClaimPolicy } from './post-claim.policy.js'

type PostClaimForm = Form<PostClaimFacts, PostClaimPolicy>
type PostClaimAct = ActSpec<PostClaimFacts, PostClaimPolicy>

/** The row stands from then on: what was accepted by mistake is given up there, with a reason. */
const accepts = (label: string): PostClaimAct => ({
  label,
  effect: 'completes',
  outcome: 'accepted',
  final: true,
  apply: (facts, _body, { now }) => ({ ...facts, acceptedOn: localDateOf(now) }),
})

const refuses = (label: string, outcome: string, by: 'member' | 'community'): PostClaimAct => ({
  label,
  effect: 'decides',
  outcome,
  cancels: 'refused',
  confirm: true,
  offeredTo: ({ chair }) => chair === by,
  apply: (facts, { reasonCode, reason }: RefusePost) => ({ ...facts, refusal: { reasonCode, reason } }),
})

const answer: PostClaimForm = {
  label: '答复岗位认领',
  avoidsInitiator: true,
  acts: {
    acceptPost: accepts('同意上岗'),
    refusePost: refuses('不同意认领', 'refused', 'community'),
    declinePost: refuses('婉拒岗位', 'declined', 'member'),
  },
}

const approval: PostClaimForm = {
  label: '审批岗位认领',
  transferable: true,
  avoidsInitiator: true,
  avoids: ({ personId }) => [personId],
  acts: {
    approvePost: accepts('同意'),
    rejectPost: {
      label: '不同意',
      effect: 'decides',
      outcome: 'rejected',
      cancels: 'refused',
      confirm: true,
      apply: (facts, { reasonCode, reason }: RefusePost) => ({ ...facts, refusal: { reasonCode, reason } }),
    },
  },
}

const retraction: PostClaimForm = {
  label: '撤销认领',
  acts: {
    retractPost: {
      label: '撤销认领',
      effect: 'decides',
      outcome: 'retracted',
      cancels: 'withdrawn',
      confirm: true,
      final: true,
    },
  },
}

/** What has become of the post, told by the platform itself: no body of it comes through the door. */
const lapse: PostClaimForm = {
  label: '岗位停止认领',
  acts: {
    lapsePost: {
      label: '岗位停止认领',
      effect: 'decides',
      outcome: 'lapsed',
      cancels: 'decidedByOther',
      final: true,
      apply: (facts, body: PostLapse) => ({ ...facts, lapse: body }),
    },
  },
}

export const postClaimForms: Record<string, PostClaimForm> = {
  postAnswer: answer,
  postApproval: approval,
  postRetraction: retraction,
  postLapse: lapse,
}
