/** What follows from a reminder's facts. */
import { withUnitsMoved } from '#domain/kernel/named-units.js'
import type { UnitId } from '#domain/organisation/roles.js'
import type { ReminderFacts } from './reminder.facts.js'

export const isSent = ({ letter }: ReminderFacts): boolean => letter !== undefined
export const isAnswered = ({ answer }: ReminderFacts): boolean => answer !== undefined

/** Units that became others (a merger): the successor answers. */
export const withUnits = (facts: ReminderFacts, moved: (id: UnitId) => UnitId): ReminderFacts => ({
  ...withUnitsMoved(facts, moved),
  ...(moved(facts.agencyId) !== facts.agencyId && { of: facts.of ?? facts.agencyId }),
})
