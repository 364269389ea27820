/**
 * 报到 (P1): an agency's Party organisation checks in with a community, a member with the one where they live. The process
 * ends with the community's decision; what it confirms is a membership with dates.
 */
import { lifecycle, type SeatSpec } from '#domain/kernel/lifecycle.js'
import { placesOf, withUnitsMoved } from '#domain/kernel/named-units.js'
import type { CheckInFacts } from './check-in.facts.js'
import { checkInForms } from './check-in.forms.js'
import type { CheckInPolicy } from './check-in.policy.js'
import { membershipOf } from './check-in.rules.js'

/** Whoever filed it may take it back until it is decided. */
const filer = ({ filedBy, agencyId, personId }: CheckInFacts): SeatSpec =>
  filedBy === 'member' && personId !== undefined
    ? { chair: 'filer', role: 'InServicePartyMember', unitId: agencyId, personId }
    : { chair: 'filer', role: 'AgencyLiaison', unitId: agencyId }

export const checkIn = lifecycle<CheckInFacts, CheckInPolicy>({
  kind: 'checkIn',
  label: '报到',
  numberPrefix: 'BD',
  firstStage: () => 'requested',
  main: {
    requested: {
      label: '待确认',
      opens: ({ facts, policy }) => ({
        confirmation: {
          form: 'confirmation',
          rule: 'any',
          seats: [{ chair: 'community', role: 'CommunityDeputySecretary', unitId: facts.communityId }],
          clock: policy.confirmation,
        },
        retraction: { form: 'retraction', rule: 'any', seats: [filer(facts)], quiet: true },
      }),
      on: {
        'confirmation.confirmed': 'confirmed',
        'confirmation.refused': 'refused',
        'retraction.retracted': 'retracted',
      },
    },
    confirmed: {
      label: '已报到',
      needs: ({ confirmedOn }) => confirmedOn !== undefined,
      final: true,
    },
    refused: { label: '不予确认', final: true },
    retracted: { label: '已撤销', final: true },
  },
  forms: checkInForms,
  places: placesOf,
  relocated: withUnitsMoved,
  merger: {
    follows: '待确认的报到由承接社区确认；机关党组织并入的，由承接单位继续。',
    endsTwice: '承接单位的同一报到已在办理',
  },
  endsWithMember: '本人已离任，或不在机关党组织的在职党员名单中',
  subject: ({ personId, agencyId, communityId }) => personId ?? `${agencyId}@${communityId}`,
  rows: membershipOf,
  parties: facts => [filer(facts)],
})
