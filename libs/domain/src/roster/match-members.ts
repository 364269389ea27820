import type { Directory, KnownPerson } from './directory.js'
import { finding, type Choice } from './finding.js'
import type { MemberRow } from './read-members.js'

/** Who a row is about: somebody known, or nobody yet. Rows without a match await a decision or are wrong. */
export type Match = { readonly row: MemberRow; readonly person: KnownPerson | null }

/** Row → what a person chose for it. */
export type Decisions = ReadonlyMap<number, string>

const nameKey = (unitId: string, name: string): string => `${unitId} ${name}`
const monthOf = (day: string | null | undefined): string => day?.slice(0, 7) ?? ''

/** Finds for each row whom it is about: first those who are certain, then among who is left. */
export class Matcher {
  private readonly byNumber = new Map<string, KnownPerson>()
  private readonly byName = new Map<string, KnownPerson[]>()
  private readonly byNameAnywhere = new Map<string, KnownPerson[]>()
  /** Person → the row that is about them. */
  private readonly claimed = new Map<string, number>()
  private readonly withoutZeros = new Map<string, KnownPerson>()
  private readonly unitsInScope: ReadonlySet<string>
  /** Whom a row was about that was left out by decision. */
  readonly leftOut = new Set<string>()

  constructor(
    directory: Directory,
    private readonly decisions: Decisions,
    private readonly unitName: (unitId: string) => string,
  ) {
    const { path, ownUnitId } = directory.scope
    this.unitsInScope = new Set(
      ownUnitId === null
        ? directory.units.filter(unit => unit.path.startsWith(path)).map(({ id }) => id)
        : [ownUnitId],
    )
    for (const person of directory.people) {
      if (person.staffNumber !== null) {
        this.byNumber.set(person.staffNumber, person)
        if (person.staffNumber.startsWith('0'))
          this.withoutZeros.set(person.staffNumber.replace(/^0+/, ''), person)
      }
      push(this.byName, nameKey(person.unitId, person.name), person)
      if (person.leftOn === null) push(this.byNameAnywhere, person.name, person)
    }
  }

  match(rows: readonly MemberRow[]): Match[] {
    const distinct = this.withoutRepetition(rows)
    // Who has the number has the person, before anybody known by name.
    const certain = [...distinct]
      .sort((a, b) => Number(a.staffNumber === undefined) - Number(b.staffNumber === undefined))
      .map(row => ({ row, person: this.certain(row) }))
      .filter(({ row, person }) => person === null || this.claim(row, person))
    return certain.flatMap(({ row, person }) => (person ? [{ row, person }] : this.uncertain(row)))
  }

  private claim(row: MemberRow, { id }: KnownPerson): boolean {
    const earlier = this.claimed.get(id)
    if (earlier === undefined) this.claimed.set(id, row.row)
    else row.reading.add(finding('duplicateRow', row.reading.place('name'), earlier))
    return earlier === undefined
  }

  /** The same person twice in one file, by number or by name, unit and month. */
  private withoutRepetition(rows: readonly MemberRow[]): MemberRow[] {
    const first = new Map<string, number>()
    return rows.filter(row => {
      const key = row.staffNumber ?? `${nameKey(row.unit.id, row.name)} ${monthOf(row.joined?.day)}`
      const earlier = first.get(key)
      if (earlier === undefined) first.set(key, row.row)
      else row.reading.add(finding('duplicateRow', row.reading.place('name'), earlier))
      return earlier === undefined
    })
  }

  private certain(row: MemberRow): KnownPerson | null {
    if (row.staffNumber !== undefined) {
      const person = this.byNumber.get(row.staffNumber)
      return person?.name === row.name && this.isWithin(person) ? person : null
    }
    const month = monthOf(row.joined?.day)
    const same = this.inUnit(row).filter(
      person => person.leftOn === null && monthOf(person.joinedOn) === month,
    )
    return same.length === 1 ? (same[0] ?? null) : null
  }

  private uncertain(row: MemberRow): Match[] {
    const known = row.staffNumber === undefined ? undefined : this.byNumber.get(row.staffNumber)
    if (known) {
      if (!this.isWithin(known)) return this.refuse(row, 'otherUnitsPerson')
      return this.decide(row, 'numberOfAnother', [known], [], known.name)
    }
    const zeros = this.withoutZeros.get(row.staffNumber ?? '')
    if (zeros?.name === row.name) {
      row.reading.add(finding('zerosLost', row.reading.place('staffNumber'), zeros.staffNumber ?? ''))
      return []
    }
    const here = this.inUnit(row).filter(person => this.mayBe(row, person))
    if (here.length > 0) return this.decide(row, 'sameNameInUnit', here, [newPerson], row.name)
    const elsewhere = this.elsewhere(row)
    if (elsewhere.length > 0) return this.decide(row, 'sameNameElsewhere', elsewhere, [newPerson], row.name)
    return [{ row, person: null }]
  }

  private inUnit(row: MemberRow): KnownPerson[] {
    return (this.byName.get(nameKey(row.unit.id, row.name)) ?? []).filter(({ id }) => !this.claimed.has(id))
  }

  /** With a number of its own, a row cannot be about somebody who has another one, nor who came in another month. */
  private mayBe(row: MemberRow, person: KnownPerson): boolean {
    if (row.staffNumber === undefined) return true
    const months = [monthOf(row.joined?.day), monthOf(person.joinedOn)]
    return person.staffNumber === null && (months[0] === months[1] || months.includes(''))
  }

  private elsewhere(row: MemberRow): KnownPerson[] {
    const month = monthOf(row.joined?.day)
    if (row.staffNumber !== undefined || month === '') return []
    return (this.byNameAnywhere.get(row.name) ?? []).filter(
      person =>
        person.unitId !== row.unit.id &&
        monthOf(person.joinedOn) === month &&
        !this.claimed.has(person.id) &&
        this.isWithin(person),
    )
  }

  private isWithin({ unitId }: KnownPerson): boolean {
    return this.unitsInScope.has(unitId)
  }

  private decide(
    row: MemberRow,
    code: 'sameNameInUnit' | 'sameNameElsewhere' | 'numberOfAnother',
    candidates: readonly KnownPerson[],
    more: readonly Choice[],
    name: string,
  ): Match[] {
    const chosen = this.decisions.get(row.row)
    const person = candidates.find(({ id }) => chosen === `person:${id}` && !this.claimed.has(id))
    if (person) {
      this.claimed.set(person.id, row.row)
      return [{ row, person }]
    }
    if (chosen === 'skip') {
      for (const { id } of candidates) this.leftOut.add(id)
      return []
    }
    if (chosen === 'new' && more.includes(newPerson)) return [{ row, person: null }]
    const free = candidates.filter(({ id }) => !this.claimed.has(id))
    const choices = [...free.map(each => this.choiceOf(each)), ...more, leaveOut]
    row.reading.add({ ...finding(code, row.reading.place('name'), name), choices })
    return []
  }

  private refuse(row: MemberRow, code: 'otherUnitsPerson'): Match[] {
    row.reading.add(finding(code, row.reading.place('staffNumber')))
    return []
  }

  private choiceOf(person: KnownPerson): Choice {
    const told = [
      this.unitName(person.unitId),
      person.staffNumber && `工号 ${person.staffNumber}`,
      person.joinedOn && `${monthOf(person.joinedOn)} 到本单位`,
      person.leftOn && '已离开',
    ]
    return { value: `person:${person.id}`, label: `${person.name}（${told.filter(Boolean).join('，')}）` }
  }
}

const newPerson: Choice = { value: 'new', label: '新的人员' }
const leaveOut: Choice = { value: 'skip', label: '不导入这一行' }

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
