import { functionList } from '../district/columns.js'
import { listedKinds } from '../district/shapes.js'
import type { UnitKind } from '../organisation/roles.js'
import { folded, textOf } from './clean-text.js'
import { finding } from './finding.js'
import { readCode, readText, type CellNotes } from './read-cells.js'
import type { RowReading } from './read-rows.js'
import type { SheetCell } from './sheet.js'

/** A row that describes a unit, understood as far as it can be by itself. */
export interface UnitRow {
  readonly row: number
  readonly code: string
  readonly name: string
  readonly kind: UnitKind
  readonly parentCode?: string
  /** Name or full path. */
  readonly parentName?: string
  readonly functions?: string
  readonly reading: RowReading
}

/** What rosters call the kinds, beside the words of units.csv. */
const kindWords: Readonly<Record<string, UnitKind>> = {
  ...listedKinds,
  村: 'community',
  社区居委会: 'community',
  机关: 'agency',
  机关部门: 'agency',
  机关党组织: 'agencyPartyOrganization',
  党组织: 'agencyPartyOrganization',
  党支部: 'agencyPartyOrganization',
  党总支: 'agencyPartyOrganization',
  党委: 'agencyPartyOrganization',
  机关党委: 'agencyPartyOrganization',
  双报到临时党支部: 'temporaryPartyBranch',
}

const longestName = 60
const longestPath = 300
const functions = functionList('')

/** Reads one row; undefined when anything in it is wrong. */
export function readUnit(reading: RowReading): UnitRow | undefined {
  const code = reading.take('code', readCode)
  const name = reading.take('name', readUnitName)
  const kind = reading.take('kind', readKind)
  const parentCode = reading.take('parentCode', readCode)
  const parentName = reading.take('parent', (cell, notes) => readText(cell, longestPath, notes))
  const told = reading.take('functions', readFunctions)
  if (reading.faulty || code === undefined || name === undefined || kind === undefined) return undefined
  return {
    ...{ row: reading.source.row, code, name, kind, reading },
    ...(parentCode !== undefined && { parentCode }),
    ...(parentName !== undefined && { parentName }),
    ...(told !== undefined && { functions: told }),
  }
}

const readUnitName = (cell: SheetCell, notes: CellNotes): string | undefined =>
  readText(cell, longestName, notes)?.replace(/\s+/g, '')

function readKind(cell: SheetCell, notes: CellNotes): UnitKind | undefined {
  const word = folded(textOf(cell))
  if (Object.hasOwn(kindWords, word)) return kindWords[word]
  notes.add(finding('kindUnknown', notes.place, Object.keys(listedKinds).concat('机关党组织').join('、')))
  return undefined
}

function readFunctions(cell: SheetCell, notes: CellNotes): string | undefined {
  const text = readText(cell, 200, notes)
  const read = text === undefined ? undefined : functions.read(text)
  return read?.ok ? read.value : undefined
}
