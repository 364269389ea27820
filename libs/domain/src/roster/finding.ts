import type { Fault } from '../district/problem.js'
import { findingTexts, type FindingCode, type Severity } from './finding-texts.js'

/** What a person may choose for an ambiguous row: somebody known, a new person, or leaving the row out. */
export interface Choice {
  /** `person:<id>`, `new` or `skip`. */
  readonly value: string
  readonly label: string
}

/** One thing about a roster that its keeper has to know, said where it stands. */
export interface Finding extends Fault {
  readonly severity: Severity
  readonly code: FindingCode
  /** As the spreadsheet counts; `null` when the whole file is meant. */
  readonly row: number | null
  /** From 0; `null` when the whole row is meant. */
  readonly at: number | null
  /** The column's header as the file has it. */
  readonly column: string | null
  /** The cell as it was read; `null` where there is none or it must not be repeated. */
  readonly value: string | null
  readonly choices?: readonly Choice[]
}

export interface Place {
  readonly row: number | null
  readonly at?: number | null
  readonly column?: string | null
  readonly value?: string | null
}

/** Messages of a code take the details that it names, in its own order. */
export function finding<C extends FindingCode>(
  code: C,
  place: Place,
  ...details: Parameters<(typeof findingTexts)[C]['say']>
): Finding {
  const { severity, say } = findingTexts[code]
  const [message, howToMend] = (say as (...parts: readonly (string | number)[]) => [string, string])(
    ...details,
  )
  const { row, at = null, column = null, value = null } = place
  return { severity, code, row, at, column, value, message, howToMend }
}

export type FindingCounts = Readonly<Record<Severity, number>>

/** More would not be read; the counts say that there are more. */
const mostKept: FindingCounts = { error: 5_000, decision: 5_000, notice: 2_000 }

/** Gathers findings: all are counted, and of each severity as many kept as anybody will read. */
export class FindingBook {
  readonly kept: Finding[] = []
  readonly counts: Record<Severity, number> = { error: 0, decision: 0, notice: 0 }

  add(found: Finding): void {
    this.counts[found.severity] += 1
    if (this.counts[found.severity] <= mostKept[found.severity]) this.kept.push(found)
  }
}
