import type { Fault } from '#domain/district/problem.js'
import type { Sheet } from '#domain/roster/sheet.js'

/** A file that cannot be read at all, said so that its keeper can mend it. */
export class Unreadable extends Error {
  constructor(readonly fault: Fault) {
    super(fault.message)
  }
}

export const unreadable = (message: string, howToMend: string): Unreadable =>
  new Unreadable({ message, howToMend })

export type Spreadsheet =
  | { readonly ok: true; readonly format: 'xlsx' | 'csv'; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly fault: Fault }
