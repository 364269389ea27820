import fc from 'fast-check'
import { checkRoster, type RosterCheck, type RosterInput } from './check-roster.js'
import type { Directory, KnownPerson, KnownUnit } from './directory.js'
import type { SheetCell } from './sheet.js'

const unit = (id: string, name: string): KnownUnit => ({
  ...{ id, name, kind: 'agencyPartyOrganization', parentId: 'J' },
  ...{ path: `/D/J/${id}/`, functions: null, ended: false },
})
const units = [unit('U1', '甲支部'), unit('U2', '乙支部')]

const names = fc.constantFrom('王伟', '李娜', '张敏')
const unitIds = fc.constantFrom('U1', 'U2')
const months = fc.constantFrom('2015-07', '2016-08')
const numbers = fc.constantFrom('N1', 'N2', 'N3', 'N4', 'N5')

const known = fc
  .uniqueArray(
    fc.record({
      staffNumber: fc.option(numbers),
      name: names,
      unitId: unitIds,
      month: fc.option(months),
      left: fc.boolean(),
    }),
    { maxLength: 6, selector: ({ staffNumber }) => staffNumber ?? Symbol('none') },
  )
  .map(people =>
    people.map(({ staffNumber, name, unitId, month, left }, at): KnownPerson => ({
      ...{ id: `p${at}`, staffNumber, name, unitId, livesInId: null, phone: null, offices: [] },
      ...{ joinedOn: month && `${month}-11`, leftOn: left ? '2020-01-01' : null },
    })),
  )

const rosterRow = fc.tuple(fc.option(numbers, { nil: '' }), names, unitIds, fc.option(months, { nil: '' }))
const roster = fc.array(rosterRow, { maxLength: 8 })

const check = (
  people: readonly KnownPerson[],
  rows: readonly SheetCell[][],
  more: Partial<RosterInput>,
): RosterCheck | undefined => {
  const directory: Directory = { units, people, scope: { path: '/D/', ownUnitId: null }, today: '2026-11-22' }
  let ids = 0
  const found = checkRoster({
    sheets: [
      {
        ...{ name: '表', merges: [], marked: [], formulas: 0 },
        rows: [['工号', '姓名', '单位', '到本单位年月'], ...rows].map((cells, at) => ({
          row: at + 1,
          cells,
        })),
      },
    ],
    directory,
    kinds: ['members'],
    remembered: () => new Map<string, string>(),
    decisions: new Map<number, string>(),
    full: false,
    newId: () => `new${people.length}-${(ids += 1)}`,
    ...more,
  })
  return found.ok ? found : undefined
}

/** What the importer does with the changes, on values. */
const after = (people: readonly KnownPerson[], { changes }: RosterCheck): KnownPerson[] => {
  const changed = new Map(people.map(person => [person.id, person]))
  const blank = { staffNumber: null, livesInId: null, joinedOn: null, leftOn: null, phone: null, offices: [] }
  for (const { subjectId: id, after } of changes)
    changed.set(id, { ...blank, ...changed.get(id), ...after, id } as unknown as KnownPerson)
  return [...changed.values()]
}

const decide = (
  people: readonly KnownPerson[],
  rows: readonly SheetCell[][],
  pick: number,
  more: Partial<RosterInput>,
) => {
  const decisions = new Map<number, string>()
  for (;;) {
    const found = check(people, rows, { decisions, ...more })
    const open = found?.findings.find(({ choices }) => choices)
    if (!found || !open?.choices || open.row === null) return { found, decisions }
    const chosen = open.choices[pick % open.choices.length]?.value ?? 'skip'
    // Somebody whom another row has taken meanwhile is no longer to be had.
    decisions.set(open.row, decisions.has(open.row) ? 'skip' : chosen)
  }
}

it('importing twice changes nothing the second time, whatever was decided', () => {
  fc.assert(
    fc.property(known, roster, fc.nat(5), fc.boolean(), (people, rows, pick, full) => {
      const { found: first, decisions } = decide(people, rows, pick, { full })
      if (!first || first.counts.error > 0) return
      const later = after(people, first)
      expect(new Set(later.flatMap(({ staffNumber }) => staffNumber ?? [])).size).toBe(
        later.filter(({ staffNumber }) => staffNumber !== null).length,
      )
      // A row that was left out is as if it were not in the file.
      const kept = rows.filter((_, at) => decisions.get(at + 2) !== 'skip')
      const again = check(later, kept, {})
      expect(again?.changes ?? []).toEqual([])
    }),
    { numRuns: 1_500 },
  )
})

it('a partial file takes nobody away', () => {
  fc.assert(
    fc.property(known, roster, fc.nat(5), (people, rows, pick) => {
      const { found } = decide(people, rows, pick, { full: false })
      expect(found?.changes.filter(({ change }) => change === 'left') ?? []).toEqual([])
    }),
    { numRuns: 500 },
  )
})
