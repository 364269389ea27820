/** What follows from a publication's facts. */
import type { WriteOffer } from '#contracts/workflow/publication.js'
import { localDateOf, type Instant } from '#domain/calendar/local-date.js'
import type { Point } from '#domain/kernel/lifecycle.js'
import { withUnitsMoved } from '#domain/kernel/named-units.js'
import { refusal, type Refusal } from '#domain/kernel/refusal.js'
import type { StepRow } from '#domain/kernel/rows.js'
import type { Notice } from '#domain/kernel/step.js'
import { datesOf, unmet } from '#domain/needs/offer.js'
import type { UnitId } from '#domain/organisation/roles.js'
import type { PublicationFacts } from './publication.facts.js'

/** All three principles are met, or the need is set aside instead; and the days can be kept. */
export const refuseOffer = ({ offer, check }: WriteOffer, now: Instant): Refusal | undefined => {
  const lacking = unmet(check)
  if (lacking.length > 0) return refusal('principleUnmet', { principles: lacking })
  return datesOf(offer, localDateOf(now)) ? undefined : refusal('offerDates')
}

/** The needs are held as long as it is under way; what is published is the row of a menu. */
export const offerOf = ({ facts, processId, stage, ended }: Point<PublicationFacts>): StepRow[] => {
  const { kind, communityId, needIds, offer } = facts
  const stands = ended ? (stage === 'published' ? 'published' : 'dropped') : 'underWay'
  const isDraft = stage === 'drafting' && !facts.submitted
  if (isDraft) return []
  return [{ table: 'offer', row: { id: processId, kind, communityId, needIds, stands, offer } }]
}

/** The units that a project of wide scope asks for hear of it. */
export const offerNews = (
  { stage, facts }: Point<PublicationFacts>,
  before?: Point<PublicationFacts>,
): Pick<Notice, 'to' | 'template'>[] =>
  stage === 'published' && before?.stage !== 'published'
    ? (facts.offer.wantedUnits ?? []).map(unitId => ({
        to: { role: 'AgencyLiaison', unitId },
        template: 'project.wanted',
      }))
    : []

/** Units that became others. */
export const withUnits = (facts: PublicationFacts, moved: (id: UnitId) => UnitId): PublicationFacts => ({
  ...withUnitsMoved(facts, moved),
  offer: {
    ...facts.offer,
    ...(facts.offer.wantedUnits && { wantedUnits: [...new Set(facts.offer.wantedUnits.map(moved))] }),
  },
})
