/**
 * 岗位认领 (M6, M7): a member claims a service post, or a community invites a member to one; either may refuse, with a
 * reason. It ends by itself when the post stops being offered. The process ends with the answer; who holds the post from when to when is a row.
 */
import { lifecycle, oneOf, type RoundSpec, type SeatSpec, type View } from '#domain/kernel/lifecycle.js'
import { placesOf, withUnitsMoved } from '#domain/kernel/named-units.js'
import type { PostClaimFacts } from './post-claim.facts.js'
import { postClaimForms } from './post-claim.forms.js'
import type { PostClaimPolicy } from './post-claim.policy.js'
import { postClaimOf } from './post-claim.rules.js'

type Claim = View<PostClaimFacts, PostClaimPolicy>

const memberSeat = ({ agencyId, personId }: PostClaimFacts): SeatSpec => ({
  chair: 'member',
  role: 'InServicePartyMember',
  unitId: agencyId,
  personId,
})
const communitySeat = ({ communityId }: PostClaimFacts): SeatSpec => ({
  chair: 'community',
  role: 'CommunityDeputySecretary',
  unitId: communityId,
})
const asking = (facts: PostClaimFacts): SeatSpec =>
  facts.startedBy === 'member' ? memberSeat(facts) : communitySeat(facts)
const asked = (facts: PostClaimFacts): SeatSpec =>
  facts.startedBy === 'member' ? communitySeat(facts) : memberSeat(facts)

/** Whoever asked may take it back until it is decided. */
const retraction = ({ facts }: Claim): RoundSpec => ({
  form: 'postRetraction',
  rule: 'any',
  seats: [asking(facts)],
  quiet: true,
})

/** The post may be closed, expire or be taken by others meanwhile, the member may move away. */
const lapse = ({ facts }: Claim): RoundSpec => ({
  form: 'postLapse',
  rule: 'any',
  seats: [communitySeat(facts)],
  quiet: true,
})

export const postClaim = lifecycle<PostClaimFacts, PostClaimPolicy>({
  kind: 'postClaim',
  label: '岗位认领',
  numberPrefix: 'GW',
  firstStage: () => 'asked',
  main: {
    asked: {
      label: '待答复',
      opens: claim => ({
        answer: {
          form: 'postAnswer',
          rule: 'any',
          seats: [asked(claim.facts)],
          clock: claim.policy.answer,
        },
        retraction: retraction(claim),
        lapse: lapse(claim),
      }),
      on: {
        'answer.accepted': oneOf(['accepted', 'approving'], ({ policy }) =>
          policy.approvals > 0 ? 'approving' : 'accepted',
        ),
        'answer.refused': 'refusedByCommunity',
        'answer.declined': 'declined',
        'retraction.retracted': 'retracted',
        'lapse.lapsed': 'lapsed',
      },
    },
    approving: {
      label: '待审批',
      opens: claim => ({
        approval: {
          form: 'postApproval',
          rule: 'any',
          seats: [
            { chair: 'subdistrict', role: 'SubdistrictCoordinator', unitId: claim.facts.subdistrictId },
          ],
          clock: claim.policy.approval,
        },
        retraction: retraction(claim),
        lapse: lapse(claim),
      }),
      on: {
        'approval.accepted': 'accepted',
        'approval.rejected': 'rejected',
        'retraction.retracted': 'retracted',
        'lapse.lapsed': 'lapsed',
      },
    },
    accepted: {
      label: '已上岗',
      needs: ({ acceptedOn }) => acceptedOn !== undefined,
      final: true,
    },
    refusedByCommunity: { label: '社区未同意', final: true },
    declined: { label: '本人婉拒', final: true },
    rejected: { label: '审批未通过', final: true },
    retracted: { label: '已撤销', final: true },
    lapsed: { label: '岗位已停止认领', final: true },
  },
  forms: postClaimForms,
  places: placesOf,
  relocated: withUnitsMoved,
  merger: {
    follows: '由承接社区答复；党员的报到随社区接续，不必重新认领。',
  },
  subject: ({ postId, personId }) => `${postId}:${personId}`,
  rows: postClaimOf,
  parties: facts => [memberSeat(facts), communitySeat(facts)],
})
