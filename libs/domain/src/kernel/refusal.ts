/** Why an event cannot be applied: an expected failure, returned as a value. People's sentences live with the error list. */
export const refusalCodes = [
  'alreadyStarted',
  'notStarted',
  'processEnded',
  'seatNotFound',
  'seatClosed',
  'notYourTurn',
  'delegated',
  'actNotOffered',
  'ownApplication',
  'ownUnit',
  'otherParty',
  'staleVersion',
  'nothingToRecall',
  'sameHolder',
  'alreadySeated',
  'remindedRecently',
  'unknownStage',
  'roundNotOpen',
  'clockMissing',
  'extensionUnit',
  'extensionPending',
  'extensionTooLate',
  'clockPaused',
  'clockRunning',
  'outcomeUnknownHere',
  'skipLeadsNowhere',
  'olderRules',
  'keyReused',
  'subjectTaken',
  'alreadyMember',
  'objectionsUnanswered',
  'answersMissing',
  'termsUnchanged',
  'partyAlreadyJoined',
  'consentPending',
  'workPlanMissing',
  'signedUpAlready',
  'activityDates',
  'activityPosts',
  'activityStarted',
  'othersNotLetIn',
  'postUnknown',
  'principleUnmet',
  'offerDates',
  'needTaken',
  'projectNotOpen',
  'projectFull',
  'postNotOpen',
  'postFull',
  'postHeld',
  'notMemberHere',
  'excusePending',
  'dateInFuture',
  'dateInPast',
  'rectificationsUsedUp',
  'monthJoined',
] as const

export type RefusalCode = (typeof refusalCodes)[number]

export interface Refusal {
  code: RefusalCode
  detail?: Record<string, unknown>
}

export const refusal = (code: RefusalCode, detail?: Record<string, unknown>): Refusal =>
  detail ? { code, detail } : { code }
