/**
 * 项目与岗位发布 (P2): a community makes a need into a key project for agencies or a general post for members, and shows
 * that it is wanted, fitting and feasible; the subdistrict, or whom policy says, looks at it before it is on the menu.
 */
import { lifecycle, type RoundSpec, type View } from '#domain/kernel/lifecycle.js'
import { placesOf } from '#domain/kernel/named-units.js'
import type { PublicationFacts } from './publication.facts.js'
import { publicationForms } from './publication.forms.js'
import type { PublicationPolicy } from './publication.policy.js'
import { offerNews, offerOf, withUnits } from './publication.rules.js'

type Publication = View<PublicationFacts, PublicationPolicy>

/** A first draft waits for nobody; what was sent back is due. */
const writing = ({ facts, policy }: Publication): RoundSpec => ({
  form: 'offerWriting',
  rule: 'any',
  seats: [{ chair: 'community', role: 'CommunityDeputySecretary', unitId: facts.communityId }],
  ...(facts.returns.length > 0 ? { clock: policy.change } : { quiet: true }),
})

const review = ({ facts, policy }: Publication): RoundSpec => {
  const { rule, roles, weights = {}, votes, fallback = [], samePersonPasses } = policy.reviewers
  return {
    form: 'offerReview',
    rule,
    seats: roles.map(role => ({
      chair: role,
      role,
      unitId: facts.subdistrictId,
      ...(rule === 'votes' && { weight: weights[role] ?? 1 }),
    })),
    ...(rule === 'votes' && votes && { votes }),
    ...(samePersonPasses && { samePersonPasses }),
    fallback: fallback.map(role => `${role}@subdistrict`),
    clock: policy.review,
  }
}

export const publication = lifecycle<PublicationFacts, PublicationPolicy>({
  kind: 'publication',
  label: '项目与岗位发布',
  numberPrefix: 'FB',
  firstStage: ({ submitted }) => (submitted ? 'reviewing' : 'drafting'),
  main: {
    drafting: {
      label: '草拟',
      opens: offer => ({ writing: writing(offer) }),
      on: { 'writing.submitted': 'reviewing', 'writing.dropped': 'dropped' },
    },
    reviewing: {
      label: '待审核',
      opens: offer => ({ review: review(offer) }),
      on: { 'review.published': 'published', 'review.returned': 'drafting', 'review.refused': 'refused' },
    },
    published: { label: '已发布', needs: ({ published }) => published === true, final: true },
    refused: { label: '不予发布', final: true },
    dropped: { label: '已放弃', final: true },
  },
  forms: publicationForms,
  places: facts => ({
    ...placesOf(facts),
    ...(facts.published &&
      Object.fromEntries((facts.offer.wantedUnits ?? []).map(id => [`wanted-${id}`, id]))),
  }),
  relocated: withUnits,
  merger: {
    follows: '由承接社区继续，待审核的由其所属街道审核。',
  },
  recalled: facts =>
    facts.submitted ? { stage: 'drafting', facts: { ...facts, submitted: false } } : undefined,
  rows: offerOf,
  tells: offerNews,
  parties: ({ communityId }) => [{ role: 'CommunityDeputySecretary', unitId: communityId }],
})
