/** The shape of a kind's own part of a process page. */
import type { processPage } from '#contracts/http/processes.js'
import type { Names } from '#persistence/read/names.js'
import type { z } from 'zod'
import type { Database } from '../dependencies.js'

export type PagePart = Partial<z.input<typeof processPage>>

/** What a process stands under: its policy, and the moment it is by its own clock. */
export interface Standing {
  policy: unknown
  now: number
}

/** @typeParam F the kind's facts; @typeParam R what it reads besides them */
export interface KindDetail<F, R = undefined> {
  /** People whose names the part shows. */
  people?(facts: F): string[]
  /** Units likewise, where they are not among the process's own. */
  units?(facts: F): string[]
  /** Read beside the names. */
  read?(database: Database, facts: F): Promise<R>
  part(facts: F, names: Names, read: R, under: Standing): PagePart
}
