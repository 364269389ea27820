/** What follows from a check-in's facts. */
import type { Point } from '#domain/kernel/lifecycle.js'
import type { StepRow } from '#domain/kernel/rows.js'
import type { CheckInFacts } from './check-in.facts.js'

/** The row that a confirmed check-in becomes. */
export const membershipOf = ({ facts, processId, ended }: Point<CheckInFacts>): StepRow[] => {
  const { subject, personId, agencyId, communityId, confirmedOn, replaces } = facts
  if (!ended || confirmedOn === undefined) return []
  const row = {
    id: processId,
    subject,
    agencyId,
    communityId,
    validFrom: confirmedOn,
    ...(personId !== undefined && { personId }),
    ...(replaces !== undefined && { replaces }),
  }
  return [{ table: 'membership', row }]
}
