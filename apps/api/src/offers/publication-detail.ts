/** A publication: its own part of its page. */
import { offerKindLabels, principleLabels, publicationRefusalLabels } from '#contracts/http/offers.js'
import { principles } from '#domain/needs/offer.js'
import { findCategoryNames } from '#persistence/needs/categories.js'
import { findNeedTexts } from '#persistence/needs/find-needs.js'
import type { PublicationFacts } from '#workflows/publication/publication.facts.js'
import type { KindDetail } from '../processes/kind-detail.js'

interface Around {
  needs: { id: string; text: string }[]
  categoryName: string
}

export const publicationDetail: KindDetail<PublicationFacts, Around> = {
  units: ({ offer }) => offer.wantedUnits ?? [],
  read: async (database, { needIds, kind, offer: { categoryCode }, communityId }) => {
    const [needs, names] = await Promise.all([
      findNeedTexts(database, needIds),
      findCategoryNames(database, kind, communityId),
    ])
    return { needs, categoryName: names.find(({ code }) => code === categoryCode)?.name ?? categoryCode }
  },
  part: (facts, names, { needs, categoryName }) => ({
    publication: {
      kind: facts.kind,
      kindLabel: offerKindLabels[facts.kind],
      community: { id: facts.communityId, name: names.unit(facts.communityId).name },
      offer: { ...facts.offer, categoryName },
      wantedUnits: (facts.offer.wantedUnits ?? []).map(id => ({ id, name: names.unit(id).name })),
      check: principles.map(principle => ({
        principle,
        label: principleLabels[principle],
        ...facts.check[principle],
      })),
      needs,
      returns: facts.returns.map(({ at, reason }) => ({ at: new Date(at).toISOString(), reason })),
      ...(facts.refusal && {
        refusal: {
          reasonLabel: publicationRefusalLabels[facts.refusal.reasonCode],
          reason: facts.refusal.reason,
        },
      }),
    },
  }),
}
