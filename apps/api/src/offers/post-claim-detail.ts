/** A claim of a post: its own part of its page. */
import { postLapseLabels, postRefusalLabels } from '#contracts/http/offers.js'
import type { PostClaimFacts } from '#workflows/post-claim/post-claim.facts.js'
import type { KindDetail } from '../processes/kind-detail.js'

export const postClaimDetail: KindDetail<PostClaimFacts> = {
  people: ({ personId }) => [personId],
  part: (facts, names) => ({
    postClaim: {
      post: { id: facts.postId, title: facts.postTitle },
      personName: names.person(facts.personId),
      agency: { id: facts.agencyId, name: names.unit(facts.agencyId).name },
      community: { id: facts.communityId, name: names.unit(facts.communityId).name },
      startedBy: facts.startedBy,
      message: facts.message,
      ...(facts.acceptedOn && { acceptedOn: facts.acceptedOn }),
      ...(facts.refusal && {
        refusal: {
          reasonLabel: postRefusalLabels[facts.refusal.reasonCode],
          reason: facts.refusal.reason,
        },
      }),
      ...(facts.lapse && {
        lapse: {
          causeLabel: postLapseLabels[facts.lapse.cause],
          ...(facts.lapse.reason && { reason: facts.lapse.reason }),
        },
      }),
    },
  }),
}
