/** What a check-in's acts carry (P1). The HTTP schemas of the same names check it at the door. */

/** Grounds on which a community may refuse a check-in. */
export const checkInRefusalReasons = ['notResident', 'alreadyHere', 'notServing', 'wrongCommunity'] as const
export type CheckInRefusalReason = (typeof checkInRefusalReasons)[number]

export interface ConfirmCheckIn {
  note: string
}

export interface RefuseCheckIn {
  reasonCode: CheckInRefusalReason
  reason: string
}

export interface RetractCheckIn {
  reason?: string
}
