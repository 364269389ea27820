/** Made-up claims of posts in which every round opens: what the documentation and the tests look at. */
import type { PostClaimFacts } from './post-claim.facts.js'

const claimed: PostClaimFacts = {
  postId: 'post',
  postTitle: '示例',
  personId: 'member',
  agencyId: 'agency',
  communityId: 'community',
  subdistrictId: 'subdistrict',
  districtId: 'district',
  startedBy: 'member',
  message: '',
}

export const postClaimSpecimens: PostClaimFacts[] = [claimed, { ...claimed, startedBy: 'community' }]
