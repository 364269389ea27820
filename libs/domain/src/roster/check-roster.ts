import type { Change } from './change.js'
import { UnitIndex, type Directory } from './directory.js'
import { findHeader, type Header, type Remembered } from './find-header.js'
import { finding, FindingBook, type Finding, type FindingCounts } from './finding.js'
import type { RosterKind } from './fields.js'
import { identityColumn } from './identity-columns.js'
import { Matcher, type Decisions } from './match-members.js'
import { planMembers } from './plan-members.js'
import { planUnits } from './plan-units.js'
import { MemberReader, type MemberRow } from './read-members.js'
import { contentRows, type RowReading } from './read-rows.js'
import { textOf } from './clean-text.js'
import { isEmpty, type Sheet } from './sheet.js'

/** Everything a check is made of; the same input gives the same result. */
export interface RosterInput {
  readonly sheets: readonly Sheet[]
  readonly directory: Directory
  /** What the uploader may import. */
  readonly kinds: readonly RosterKind[]
  readonly remembered: (kind: RosterKind) => Remembered
  /** Columns that the uploader set by hand, instead of those recognised. */
  readonly chosen?: { readonly kind: RosterKind; readonly columns: Readonly<Record<string, number>> }
  readonly decisions: Decisions
  /** The file names everybody of the units that it names: whoever is missing leaves. */
  readonly full: boolean
  /** An id for somebody new; called once for each. */
  readonly newId: (staffNumber: string | undefined) => string
}

export interface RosterCheck {
  readonly kind: RosterKind
  readonly sheet: string
  readonly header: Header
  readonly rows: number
  readonly findings: readonly Finding[]
  readonly counts: FindingCounts
  readonly changes: readonly Change[]
  readonly unchanged: number
  /** How many would leave if the file were the full roster of its units. */
  readonly unnamed: number
}

export type CheckedRoster =
  | ({ readonly ok: true } & RosterCheck)
  /** Nothing of such a file is kept. */
  | { readonly ok: false; readonly refusal: 'identityColumn'; readonly column: string }
  | { readonly ok: false; readonly refusal: 'noRows' }
  /** With the row that may be the header, for somebody to say what its columns are. */
  | ({ readonly ok: false; readonly refusal: 'headerNotFound' } & UnknownHeader)

interface UnknownHeader {
  readonly sheet: string
  readonly headerRow: number
  readonly headings: readonly string[]
}

/** Understands a roster and compares it with the directory: what is wrong, what to decide, what would change. */
export function checkRoster(input: RosterInput): CheckedRoster {
  const column = identityColumnOf(input)
  if (column !== undefined) return { ok: false, refusal: 'identityColumn', column }
  const found = chooseSheet(input)
  if (!found) return { ok: false, refusal: 'headerNotFound', ...unknownHeader(input.sheets) }
  const { sheet, header } = found
  const book = new FindingBook()
  const rows = contentRows(sheet, header, book)
  if (rows.length === 0) return { ok: false, refusal: 'noRows' }
  if (sheet.formulas > 0) book.add(finding('formulasTaken', { row: null }, sheet.formulas))
  const plan = header.kind === 'members' ? membersPlan(input, rows) : planUnits(input.directory, rows)
  const { kept: findings, counts } = book
  return {
    ok: true,
    kind: header.kind,
    sheet: sheet.name,
    header,
    rows: rows.length,
    findings,
    counts,
    ...plan,
  }
}

/** Looked for in every sheet, those that will not be read among them. */
function identityColumnOf({ sheets, kinds, remembered }: RosterInput): string | undefined {
  const found = sheets.map(sheet =>
    identityColumn(findHeader(sheet, kinds, remembered)?.headings ?? [], sheet.rows),
  )
  return found.find(column => column !== undefined)
}

/** The first sheet whose header is understood: workbooks bring notes and other sheets along. */
function chooseSheet({
  sheets,
  kinds,
  remembered,
  chosen,
}: RosterInput): { sheet: Sheet; header: Header } | undefined {
  const wanted = chosen ? [chosen.kind] : kinds
  for (const sheet of sheets) {
    const header = findHeader(sheet, wanted, remembered) ?? (chosen && firstRowHeader(sheet, chosen.kind))
    if (header) return { sheet, header: chosen ? { ...header, columns: chosen.columns } : header }
  }
  return undefined
}

/** When no heading is known, the uploader says what stands in the columns of the first row that has some. */
function firstRowHeader(sheet: Sheet, kind: RosterKind): Header | undefined {
  const first = sheet.rows.find(({ cells }) => cells.filter(cell => !isEmpty(cell)).length > 1)
  return first && { kind, lastRow: first.row, headings: first.cells.map(textOf), columns: {} }
}

function unknownHeader(sheets: readonly Sheet[]): UnknownHeader {
  const [first] = sheets
  const header = first && firstRowHeader(first, 'members')
  return { sheet: first?.name ?? '', headerRow: header?.lastRow ?? 1, headings: header?.headings ?? [] }
}

function membersPlan(input: RosterInput, rows: readonly RowReading[]) {
  const { directory, decisions, full, newId } = input
  const index = new UnitIndex(directory.units)
  const reader = new MemberReader(directory, index)
  const read = rows.flatMap(row => reader.read(row) ?? [])
  const unitName = (id: string) => index.get(id)?.name ?? id
  const matcher = new Matcher(directory, decisions, unitName)
  const matches = matcher.match(read)
  const idOf = ({ staffNumber }: MemberRow) => newId(staffNumber)
  const { unnamed, ...plan } = planMembers(directory, matches, {
    full,
    newId: idOf,
    leftOut: matcher.leftOut,
  })
  return { ...plan, unnamed: unnamed.length }
}
