import { unitKinds } from '../organisation/roles.js'
import { plain, textOf } from './clean-text.js'
import { UnitIndex, type Directory, type KnownUnit } from './directory.js'
import { finding, type Place } from './finding.js'
import { readCode, readName, readPhone, readText, type CellNotes } from './read-cells.js'
import { readDay, type ReadDay } from './read-date.js'
import type { RowReading } from './read-rows.js'
import type { SheetCell } from './sheet.js'

/** A row that says who works where, understood. */
export interface MemberRow {
  readonly row: number
  readonly name: string
  readonly staffNumber?: string
  readonly unit: KnownUnit
  readonly joined?: ReadDay
  readonly livesInId?: string
  readonly phone?: string
  readonly leftOn?: string
  readonly reading: RowReading
}

const longestUnitName = 200

/** Reads one row; undefined when anything in it is wrong. */
export class MemberReader {
  private readonly partyOrganisations = new Map<string, KnownUnit[]>()

  constructor(
    private readonly directory: Directory,
    private readonly index: UnitIndex,
  ) {
    for (const unit of directory.units) {
      if (unit.kind !== 'agencyPartyOrganization' || unit.parentId === null || unit.ended) continue
      this.partyOrganisations.set(unit.parentId, [
        ...(this.partyOrganisations.get(unit.parentId) ?? []),
        unit,
      ])
    }
  }

  read(reading: RowReading): MemberRow | undefined {
    const staffNumber = reading.take('staffNumber', readCode)
    const name = reading.take('name', readName)
    const unit = this.unitOf(reading)
    const joined = reading.take('joinedOn', (cell, notes) => this.day(cell, notes))
    const livesInId = reading.take('livesIn', (cell, notes) => this.community(cell, notes))
    const phone = reading.take('phone', readPhone)
    const leftOn = reading.take('leftOn', (cell, notes) => this.day(cell, notes))?.day
    if (!reading.faulty && !reading.has('staffNumber') && joined === undefined) {
      reading.add(finding('keyMissing', reading.place('staffNumber')))
    }
    if (reading.faulty || name === undefined || unit === undefined) return undefined
    const given = { staffNumber, joined, livesInId, phone, leftOn }
    const filled = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
    return { row: reading.source.row, name, unit, reading, ...filled }
  }

  private day(cell: SheetCell, notes: CellNotes): ReadDay | undefined {
    const read = readDay(cell, this.directory.today)
    if (!read.ok) {
      notes.add(
        read.code === 'dateAmbiguous'
          ? finding(read.code, notes.place, read.detail ?? '')
          : finding(read.code as 'dateInvalid', notes.place),
      )
      return undefined
    }
    const shown = read.value.precision === 'day' ? read.value.day : read.value.day.slice(0, 7)
    if (read.value.fromSerial) notes.add(finding('dateSerial', notes.place, shown))
    if (typeof cell === 'string' && plain(cell).wasFullWidth)
      notes.add(finding('fullWidth', notes.place, shown))
    return read.value
  }

  /** The unit by its code, by its name, or the uploader's own one when the file names none. */
  private unitOf(reading: RowReading): KnownUnit | undefined {
    const { ownUnitId } = this.directory.scope
    const byCode = reading.take('unitCode', (cell, notes) => this.resolve(cell, notes))
    const byName =
      byCode !== undefined || !reading.has('unitCode')
        ? reading.take('unit', (cell, notes) => this.sameAs(byCode, cell, notes))
        : undefined
    const named = byCode ?? byName
    if (named) return this.checked(named, reading, reading.has('unitCode') ? 'unitCode' : 'unit')
    const isSilent = !reading.has('unitCode') && !reading.has('unit')
    if (isSilent && ownUnitId !== null) return this.index.get(ownUnitId)
    if (isSilent) reading.add(finding('requiredMissing', reading.place('unit')))
    return undefined
  }

  /** With a code beside it a name need not be unique, but must be one of that unit's. */
  private sameAs(byCode: KnownUnit | undefined, cell: SheetCell, notes: CellNotes): KnownUnit | undefined {
    if (byCode === undefined) return this.resolve(cell, notes)
    const found = this.index.resolve(textOf(cell))
    const agrees =
      'unit' in found
        ? found.unit.id === byCode.id || found.unit.id === byCode.parentId
        : 'among' in found && found.among.includes(this.index.fullPath(byCode))
    if (!agrees) notes.add(finding('unitsDisagree', notes.place, byCode.name))
    return byCode
  }

  private resolve(cell: SheetCell, notes: CellNotes): KnownUnit | undefined {
    const text = this.unitText(cell, notes)
    if (text === undefined) return undefined
    const found = this.index.resolve(text)
    if ('unit' in found) return found.unit
    notes.add(unresolved(found, notes.place))
    return undefined
  }

  private unitText(cell: SheetCell, notes: CellNotes): string | undefined {
    return /^\s*[\d０-９.]+E\+?\d+\s*$/i.test(String(cell)) || typeof cell === 'number'
      ? readCode(cell, notes)
      : readText(cell, longestUnitName, notes)
  }

  private checked(unit: KnownUnit, reading: RowReading, field: string): KnownUnit | undefined {
    const place = reading.place(field)
    const below = unit.kind === 'agency' ? (this.partyOrganisations.get(unit.id) ?? []) : []
    const [only] = below
    const meant = only && below.length === 1 ? only : unit
    if (meant !== unit) reading.add(finding('agencyTaken', place, meant.name))
    if (meant.ended) reading.add(finding('unitEnded', place))
    else if (!this.isInScope(meant)) reading.add(finding('unitOutOfScope', place))
    else if (meant.kind === 'agency') reading.add(finding('unitNotForPeople', place, unitKinds[meant.kind]))
    return meant
  }

  private isInScope({ id, path }: KnownUnit): boolean {
    const { scope } = this.directory
    return scope.ownUnitId === null ? path.startsWith(scope.path) : id === scope.ownUnitId
  }

  private community(cell: SheetCell, notes: CellNotes): string | undefined {
    const unit = this.resolve(cell, notes)
    if (unit && unit.kind !== 'community') {
      notes.add(finding('notACommunity', notes.place, unitKinds[unit.kind]))
      return undefined
    }
    return unit?.id
  }
}

const pathsShown = 3

export function unresolved(found: { unknown: true } | { among: readonly string[] }, place: Place) {
  return 'unknown' in found
    ? finding('unitUnknown', place)
    : finding('unitAmbiguous', place, found.among.length, found.among.slice(0, pathsShown).join('；'))
}
