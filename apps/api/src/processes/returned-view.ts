/** The last return (退回) of the main line: from where, how the way back leads. */
import type { z } from 'zod'
import type { processPage } from '#contracts/http/processes.js'
import type { ProcessState } from '#domain/kernel/state.js'
import type { Names } from '#persistence/read/names.js'
import { iso } from '../lifecycle/dates.js'
import { stageLabel } from '../lifecycle/labels.js'

export const returners = ({ regions }: ProcessState): string[] => {
  const by = regions.main?.returned?.by
  return by === undefined ? [] : [by]
}

export const returnedOf = (
  { kind, regions }: ProcessState,
  names: Names,
): Pick<z.input<typeof processPage>, 'returned'> => {
  const returned = regions.main?.returned
  if (!returned) return {}
  const { from, to, then, by, reason, at } = returned
  return {
    returned: {
      fromLabel: stageLabel(kind, from),
      toLabel: stageLabel(kind, to),
      then,
      byName: names.person(by),
      reason,
      at: iso(at),
    },
  }
}
