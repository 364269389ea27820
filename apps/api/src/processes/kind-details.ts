/** Each kind's own part of a process page, one line for each. */
import type { processPage } from '#contracts/http/processes.js'
import type { ProcessState } from '#domain/kernel/state.js'
import type { Names } from '#persistence/read/names.js'
import type { z } from 'zod'
import { checkInDetail } from '../check-ins/check-in-detail.js'
import { claimDetail } from '../claims/claim-detail.js'
import type { Database } from '../dependencies.js'

type Page = z.input<typeof processPage>

/** @typeParam F the kind's facts; @typeParam R what it reads besides them */
export interface KindDetail<F, R = undefined> {
  /** People whose names the part shows. */
  people?(facts: F): string[]
  /** Units likewise, where they are not among the process's own. */
  units?(facts: F): string[]
  /** Read beside the names. */
  read?(database: Database, facts: F): Promise<R>
  part(facts: F, names: Names, read: R): Partial<Page>
}

// Each is called with the facts of its own kind only.
const details: Record<string, KindDetail<unknown, unknown>> = {
  claim: claimDetail,
  checkIn: checkInDetail,
}

/** The part of one process; nothing for a kind without one, and before it has facts. */
export const kindDetailOf = ({ kind, facts }: ProcessState) => {
  const detail = facts === undefined ? undefined : details[kind]
  return {
    people: detail?.people?.(facts) ?? [],
    units: detail?.units?.(facts) ?? [],
    read: (database: Database) => Promise.resolve(detail?.read?.(database, facts)),
    part: (names: Names, read: unknown): Partial<Page> => detail?.part(facts, names, read) ?? {},
  }
}
