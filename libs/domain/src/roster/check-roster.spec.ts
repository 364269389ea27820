import {
  decidedRows,
  dirtyRows,
  dirtySheet,
  expectedFindings,
  mendedSheet,
} from '../../../testing/src/rosters/dirty-roster.js'
import { identityNumber } from '../../../testing/src/rosters/dirty-ways.js'
import { checkRoster, type RosterCheck, type RosterInput } from './check-roster.js'
import type { Directory, KnownPerson, KnownUnit } from './directory.js'
import type { Sheet, SheetCell } from './sheet.js'

const unit = (
  id: string,
  kind: KnownUnit['kind'],
  name: string,
  parentId: string | null,
  ended = false,
): KnownUnit => ({
  ...{ id, kind, name, parentId, functions: null, ended },
  path: parentId === null ? `/${id}/` : `/5117/…/${id}/`,
})
const person = (id: string, name: string, unitId: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  ...{ id, staffNumber: id, name, unitId, livesInId: null, joinedOn: null, leftOn: null, phone: null },
  ...{ offices: [], ...more },
})

const directory: Directory = {
  today: '2026-11-22',
  scope: { path: '/5117/', ownUnitId: null },
  units: [
    unit('5117', 'city', '测试市', null),
    unit('511702', 'district', '测试区', '5117'),
    unit('511702001', 'subdistrict', '东街街道', '511702'),
    unit('511702002', 'subdistrict', '西街街道', '511702'),
    unit('511702001001', 'community', '东一社区', '511702001'),
    unit('511702001003', 'community', '和平社区', '511702001'),
    unit('511702002003', 'community', '和平社区', '511702002'),
    unit('J1', 'agency', '区教育局', '511702'),
    unit('J1-Z', 'agencyPartyOrganization', '区教育局机关党支部', 'J1'),
    unit('J2', 'agency', '区司法局', '511702'),
    unit('J2-Z', 'agencyPartyOrganization', '区司法局机关党支部', 'J2'),
    unit('J3', 'agency', '区卫生健康局', '511702'),
    unit('J3-Z', 'agencyPartyOrganization', '区卫生健康局机关党支部', 'J3'),
    unit('J8', 'agency', '区档案馆', '511702'),
    unit('J9', 'agency', '区旧局', '511702'),
    unit('J9-Z', 'agencyPartyOrganization', '区旧局机关党支部', 'J9', true),
    unit('S9', 'subdistrict', '旧街道', '511702', true),
    unit('T1', 'temporaryPartyBranch', '东一社区“双报到”临时党支部', '511702001001'),
  ],
  people: [
    person('p-zeros', '钱多多', 'J1-Z', { staffNumber: '00123' }),
    person('p-known', '周小川', 'J1-Z', { staffNumber: null, joinedOn: '2011-05-01' }),
    person('p-elsewhere', '吴大海', 'J3-Z', { staffNumber: null, joinedOn: '2012-03-01' }),
    person('j2-liaison', '测试联络二', 'J2-Z', { offices: [{ role: 'AgencyLiaison', unitId: 'J2-Z' }] }),
  ],
}

const input = (sheet: Sheet, more: Partial<RosterInput> = {}): RosterInput => ({
  sheets: [sheet],
  directory,
  kinds: ['members', 'units'],
  remembered: () => new Map<string, string>(),
  decisions: new Map<number, string>(),
  full: false,
  newId: staffNumber => staffNumber ?? 'new',
  ...more,
})

const checked = (sheet: Sheet, more: Partial<RosterInput> = {}): RosterCheck => {
  const check = checkRoster(input(sheet, more))
  if (!check.ok) throw new Error(check.refusal)
  return check
}

const sheet = (...rows: SheetCell[][]): Sheet => ({
  name: '表1',
  rows: rows.map((cells, at) => ({ row: at + 1, cells })),
  merges: [],
  marked: [],
  formulas: 0,
})

const codesOf = ({ findings }: RosterCheck) => findings.map(({ row, code }) => [row, code])

const members = (...rows: SheetCell[][]) => sheet(['工号', '姓名', '单位', '手机'], ...rows)

describe('a roster made dirty on purpose', () => {
  it(`in ${dirtyRows.length} ways is told each of them, where it stands, and nothing else`, () => {
    expect(dirtyRows.length).toBeGreaterThanOrEqual(40)
    const found = codesOf(checked(dirtySheet()))
    expect([...found].sort(byRow)).toEqual([...expectedFindings()].sort(byRow))
  })

  it('names the column as the file has it, and never repeats a phone or an identity number', () => {
    const { findings } = checked(dirtySheet())
    expect(findings.find(({ code }) => code === 'dateAmbiguous')).toMatchObject({
      ...{ column: '到本单位年月（如2015-07）', value: '2015.1', at: 5 },
      message: '分不清是 2015 年 1 月还是 10 月',
    })
    const text = JSON.stringify(findings)
    expect(text).not.toMatch(/1380000000|19900101/)
  })

  it('goes in once mended and decided', () => {
    const first = checked(mendedSheet())
    expect(
      codesOf(first).filter(([row]) =>
        first.findings.some(each => each.row === row && each.severity === 'error'),
      ),
    ).toEqual([])
    expect(first.counts.decision).toBe(decidedRows().length)
    const decisions = new Map(
      decidedRows().map(({ row, choose }) => [row, choiceOf(first, row, choose)] as const),
    )
    expect(checked(mendedSheet(), { decisions }).counts).toMatchObject({ error: 0, decision: 0 })
  })
})

const byRow = ([a]: readonly unknown[], [b]: readonly unknown[]) => Number(a) - Number(b)
const choiceOf = ({ findings }: RosterCheck, row: number, choose: number): string =>
  findings.find(each => each.row === row && each.choices)?.choices?.[choose]?.value ?? ''

describe('columns', () => {
  it('are found below five header rows', () => {
    const check = checked(
      sheet(
        ['名册'],
        ['单位：某局'],
        ['2026年'],
        ['人员情况'],
        ['姓 名', '工号', '单位'],
        ['王五', 'W5', '区教育局'],
      ),
    )
    expect(check.header).toMatchObject({ lastRow: 5, columns: { name: 0, staffNumber: 1, unit: 2 } })
    expect(check.changes).toMatchObject([{ change: 'added', subjectId: 'W5', after: { unitId: 'J1-Z' } }])
  })

  it('may be corrected by hand, and what was corrected before is remembered', () => {
    const odd = sheet(['姓名', '党内编号', '单位'], ['王五', 'W5', '区教育局'])
    expect(checked(odd).header.columns).toEqual({ name: 0, unit: 2 })
    const chosen = { kind: 'members' as const, columns: { name: 0, staffNumber: 1, unit: 2 } }
    expect(checked(odd, { chosen }).changes).toMatchObject([{ subjectId: 'W5' }])
    const remembered = () => new Map([['党内编号', 'staffNumber']])
    expect(checked(odd, { remembered }).header.columns).toMatchObject({ staffNumber: 1 })
  })

  it('of identity numbers refuse the whole file, whatever they are called', () => {
    const numbers = [1, 2, 3].map(identityNumber)
    const named = sheet(['姓名', '身份证号'], ['王五', ''])
    const hidden = sheet(['姓名', '工号'], ...numbers.map(number => ['王五', number]))
    const rounded = sheet(['姓名', '工号'], ['王五', 511702199001011000], ['王六', 511702199002022000])
    expect([named, hidden, rounded].map(each => checkRoster(input(each)))).toEqual([
      { ok: false, refusal: 'identityColumn', column: '身份证号' },
      { ok: false, refusal: 'identityColumn', column: '工号' },
      { ok: false, refusal: 'identityColumn', column: '工号' },
    ])
  })
})

describe('what is compared', () => {
  it('tells added, moved, changed and unchanged apart, and an empty cell changes nothing', () => {
    const check = checked(
      members(
        ['j2-liaison', '测试联络二', 'J3-Z', ''],
        ['00123', '钱多多', 'J1-Z', '13800000000'],
        ['N1', '新来', 'J1-Z', ''],
      ),
    )
    expect(check.changes).toMatchObject([
      {
        change: 'moved',
        before: { unitId: 'J2-Z', offices: [{ role: 'AgencyLiaison', unitId: 'J2-Z' }] },
        after: { unitId: 'J3-Z' },
      },
      { change: 'changed', before: { phone: null }, after: { phone: '13800000000' } },
      { change: 'added', subjectId: 'N1' },
    ])
    expect(checked(members(['00123', '钱多多', 'J1-Z', ''])).unchanged).toBe(1)
  })

  it('removes nobody whom the file does not name, unless told that it is the full roster of its units', () => {
    const partial = members(['00123', '钱多多', 'J1-Z', ''])
    expect(checked(partial)).toMatchObject({ changes: [], unnamed: 1 })
    expect(checked(partial, { full: true }).changes).toMatchObject([
      { change: 'left', subjectId: 'p-known', after: { leftOn: '2026-11-21' } },
    ])
  })

  it("lets a unit's secretary import that unit only", () => {
    const own = { ...directory, scope: { path: '/', ownUnitId: 'J1-Z' } }
    const rows = members(
      ['N1', '新来', '', ''],
      ['N2', '新二', 'J2-Z', ''],
      ['j2-liaison', '测试联络二', 'J1-Z', ''],
    )
    expect(codesOf(checked(rows, { directory: own }))).toEqual([
      [3, 'unitOutOfScope'],
      [4, 'otherUnitsPerson'],
    ])
  })
})

describe('what lies beyond the uploader', () => {
  const foreign: Directory = {
    ...directory,
    units: [
      ...directory.units,
      { ...unit('X', 'agency', '邻区某局', '511702'), path: '/9999/X/' },
      { ...unit('X-Z', 'agencyPartyOrganization', '邻区某局机关党支部', 'X'), path: '/9999/X/X-Z/' },
    ],
    people: [
      ...directory.people,
      person('x-1', '邻区一', 'X-Z'),
      person('auditor', '审计员', 'J1-Z', { offices: [{ role: 'SecurityAuditor', unitId: '511702' }] }),
    ],
  }
  const codes = (found: Sheet) => checked(found, { directory: foreign }).findings.map(({ code }) => code)

  it('is not drawn in: neither a unit nor a person of another district', () => {
    const drawnIn = sheet(['编码', '名称', '类型', '上级'], ['X', '邻区某局', '机关单位', '测试区'])
    expect(codes(drawnIn)).toEqual(['unitOutOfScope'])
    expect(codes(members(['x-1', '邻区一', 'J1-Z', '']))).toEqual(['otherUnitsPerson'])
  })

  it('is not taken away: the offices of the three administrators', () => {
    const moving = members(['auditor', '审计员', 'J2-Z', ''])
    const ended = {
      ...foreign.people[5],
      offices: [{ role: 'SecurityAuditor', unitId: 'J1-Z' }],
    } as KnownPerson
    const held = { ...foreign, people: [...foreign.people.slice(0, 5), ended] }
    expect(checked(moving, { directory: held }).findings.map(({ code }) => code)).toEqual([
      'administratorsOffice',
    ])
    const others = members(['00123', '钱多多', 'J1-Z', ''])
    const left = checked(others, { directory: held, full: true }).changes.map(({ subjectId }) => subjectId)
    expect(left).toEqual(['p-known'])
  })
})

describe('units', () => {
  const units = (...rows: SheetCell[][]) => sheet(['编码', '名称', '类型', '上级'], ...rows)

  it('hang where the file or the directory has their parent', () => {
    const check = checked(
      units(
        ['S3', '新街道', '街道', '测试区'],
        ['C1', '新社区', '社区', '新街道'],
        ['J1', '区教育局', '机关单位', '测试市'],
      ),
    )
    expect(check.counts.error).toBe(0)
    expect(check.changes).toMatchObject([
      { change: 'added', after: { parentId: '511702' } },
      { change: 'added', after: { parentId: 'S3' } },
      { change: 'moved', before: { parentId: '511702' }, after: { parentId: '5117' } },
    ])
  })

  it.each<[string, SheetCell[][], string[]]>([
    ['no parent', [['C1', '新社区', '社区', '']], ['parentMissing']],
    ['a missing parent', [['C1', '新社区', '社区', '南街街道']], ['parentUnknown']],
    [
      'a circle',
      [
        ['511702', '测试区', '区', 'S3'],
        ['S3', '新街道', '街道', '511702'],
      ],
      ['circle', 'circle'],
    ],
    ['a parent of the wrong kind', [['C1', '新社区', '社区', '区教育局']], ['parentKind']],
    ['a name in several parents', [['A1', '某站', '社区', '和平社区']], ['parentInFile']],
    ['an unknown kind', [['C1', '新社区', '公司', '东街街道']], ['kindUnknown']],
    ['another kind than before', [['J1', '区教育局', '社区', '东街街道']], ['kindChanged']],
    [
      'a code twice',
      [
        ['C1', '甲社区', '社区', '东街街道'],
        ['C1', '乙社区', '社区', '东街街道'],
      ],
      ['codeTwice'],
    ],
    [
      'a name twice in one parent',
      [
        ['C1', '甲社区', '社区', '东街街道'],
        ['C2', '甲 社区', '社区', '东街街道'],
      ],
      ['nameTwice'],
    ],
    ['a parent that has ended', [['C1', '新社区', '社区', '旧街道']], ['endedParent']],
    ['an end of their own', [['J9-Z', '区旧局新支部', '机关党组织', 'J9']], ['endedUnit']],
    ['the name of a unit beside them', [['C1', '和平 社区', '社区', '东街街道']], ['nameTaken']],
    ['a second branch', [['T2', '东一第二支部', '临时党支部', '东一社区']], ['secondOfKind']],
    [
      'two branches at once',
      [
        ['T3', '和平支部', '临时党支部', '511702002003'],
        ['T4', '和平二支部', '临时党支部', '511702002003'],
      ],
      ['secondOfKind', 'secondOfKind'],
    ],
  ])('with %s are refused', (_name, rows, codes) => {
    expect(checked(units(...rows)).findings.map(({ code }) => code)).toEqual(codes)
  })
  it('may stay as they are, ended or not, and take a name that is given up in the same file', () => {
    const swapped = units(
      ['511702001001', '和平社区', '社区', '东街街道'],
      ['511702001003', '东一社区', '社区', '东街街道'],
      ['J9-Z', '区旧局机关党支部', '机关党组织', 'J9'],
    )
    expect(checked(swapped)).toMatchObject({ findings: [], unchanged: 1 })
  })
})
