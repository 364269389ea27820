/** Rows of the register as people read them. */
import type { z } from 'zod'
import { endLabels, suspensionLabels, type membership } from '#contracts/http/check-ins.js'
import type { MembershipSubject } from '#domain/membership/membership.js'
import type { MembershipState, RegisterRow } from '#persistence/membership/find-memberships.js'
import { looksAfter } from '../check-ins/check-in-authority.js'
import type { SignedIn } from '../access/me.js'

export const subjectLabels: Record<MembershipSubject, string> = { member: '在职党员', agency: '机关党组织' }

const stateLabels: Record<MembershipState, string> = {
  current: '在册',
  suspended: '暂停参加',
  ended: '已结束',
}

export const membershipOf = (row: RegisterRow, me: SignedIn): z.input<typeof membership> => ({
  id: row.id,
  subject: row.subject,
  subjectLabel: subjectLabels[row.subject],
  ...(row.personId !== null && { personId: row.personId, personName: row.personName ?? row.personId }),
  agency: { id: row.agencyId, name: row.agencyName },
  community: { id: row.communityId, name: row.communityName },
  validFrom: row.validFrom,
  ...(row.validTo !== null && { validTo: row.validTo }),
  ...(row.endReason !== null && {
    endLabel: [endLabels[row.endReason], row.endNote].filter(Boolean).join('：'),
  }),
  ...(row.suspension && {
    suspension: {
      from: row.suspension.from,
      to: row.suspension.to,
      reasonLabel: suspensionLabels[row.suspension.reason],
    },
  }),
  hasProcess: row.hasProcess,
  state: row.state,
  stateLabel: stateLabels[row.state],
  mayChange: row.validTo === null && looksAfter(me, row),
})
