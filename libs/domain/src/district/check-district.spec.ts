import { checkDistrict, type CheckedDistrict, type FoundFile } from './check-district.js'
import { problemsShown, type Problem } from './problem.js'
import { districtFiles, type DistrictFile } from './shapes.js'

type Cells = readonly string[]

const soundRows: Readonly<Record<DistrictFile, readonly Cells[]>> = {
  units: [
    ['51', '某市', '市', '', ''],
    ['5101', '某区', '区', '51', ''],
    ['510101', '东街道', '街道', '5101', ''],
    ['51010101', '桥头社区', '社区', '510101', ''],
    ['J1', '某区教育局', '机关单位', '5101', '教育,就业'],
  ],
  partyOrganisations: [['J1-Z', '中共某区教育局支部委员会', 'J1']],
  people: [
    ['A1', '张伟', 'J1-Z', '51010101', '男', '2001-07'],
    ['A2', '李芳', '51010101', '', '', ''],
  ],
  grants: [
    ['A1', '在职党员', 'J1-Z', '2026-01-01', ''],
    ['A2', '社区党组织副书记', '51010101', '2026/1/1', '2026年12月31日'],
  ],
  projectCategories: [['P1', '党群建设', '否']],
  postCategories: [['G1', '政策宣讲员', '否']],
  projects: [['X1', '51010101', '助学', 'P1', '需要老师', '12', '教育', '2026-09-01', '2026-12-31']],
  posts: [['X1-1', '51010101', 'G1', '宣讲员', '3']],
}

const headerOf = (file: DistrictFile): Cells =>
  Object.values(districtFiles[file].columns).map(column => column.header)

const table = (file: DistrictFile, rows: readonly Cells[], header = headerOf(file)): FoundFile => ({
  table: { header, records: rows.map((cells, index) => ({ row: index + 2, cells })) },
})

/** The sound district with some files replaced. */
function check(replaced: Partial<Record<DistrictFile, readonly Cells[] | FoundFile>> = {}): CheckedDistrict {
  const rows = { ...soundRows, ...replaced }
  const found = Object.entries(rows).map(([file, content]) => [
    file,
    'length' in content ? table(file as DistrictFile, content) : content,
  ])
  return checkDistrict(Object.fromEntries(found) as Record<DistrictFile, FoundFile>)
}

function problemsOf(result: CheckedDistrict): readonly Problem[] {
  return result.ok ? [] : result.problems
}

/** Replaces one cell of a file's sound rows; `row` as the spreadsheet counts. */
function withCell(file: DistrictFile, row: number, header: string, cell: string): CheckedDistrict {
  const at = headerOf(file).indexOf(header)
  return check({
    [file]: soundRows[file].map((cells, index) => (index + 2 === row ? cells.with(at, cell) : cells)),
  })
}

describe('a sound district', () => {
  const result = check()
  const district = result.ok ? result.district : undefined

  it('is one tree with the Party organisation under its agency', () => {
    expect(problemsOf(result)).toEqual([])
    expect(district?.units.map(unit => unit.path)).toEqual([
      '/51/',
      '/51/5101/',
      '/51/5101/510101/',
      '/51/5101/J1/',
      '/51/5101/510101/51010101/',
      '/51/5101/J1/J1-Z/',
    ])
  })

  it('reads words, dates and lists as spreadsheets leave them', () => {
    expect(district?.grants[1]).toMatchObject({
      role: 'CommunityDeputySecretary',
      validFrom: '2026-01-01',
      validTo: '2026-12-31',
    })
    expect(district?.units.find(unit => unit.code === 'J1')?.functions).toBe('教育、就业')
    expect(district?.people[1]).toMatchObject({ livesInCode: null, gender: null })
  })

  it('may leave out the optional columns altogether', () => {
    const people = table('people', [['A1', '张伟', 'J1-Z']], ['工号', '姓名', '单位编码'])
    expect(problemsOf(check({ people, grants: [] }))).toEqual([])
  })

  it('understands full-width digits and letters in codes, dates and numbers', () => {
    expect(withCell('people', 2, '单位编码', 'Ｊ１－Ｚ').ok).toBe(true)
    expect(withCell('projects', 2, '计划开始', '２０２６－０９－０１').ok).toBe(true)
    expect(withCell('posts', 2, '名额', '１２').ok).toBe(true)
  })

  it('skips empty rows without losing count of the rows', () => {
    const rows = [...soundRows.posts, ['', '', '', '', ''], ['X1-2', '51010101', 'G9', '宣讲员', '3']]
    expect(problemsOf(check({ posts: rows }))).toMatchObject([{ file: 'posts.csv', row: 4 }])
  })
})

describe('one bad cell', () => {
  it.each<[DistrictFile, number, string, string, string]>([
    ['people', 2, '姓名', '', '必填项没有填写'],
    ['people', 2, '姓名', '张\u0007伟', '控制字符'],
    ['people', 2, '姓名', '张\u202e伟', '控制字符'],
    ['people', 2, '姓名', '张\n伟', '控制字符或换行'],
    ['people', 2, '姓名', '张'.repeat(41), '内容过长，有 41 个字'],
    ['people', 2, '单位编码', 'J9', '组织里没有这个编码'],
    ['people', 2, '居住社区编码', '510101', '这个编码是街道'],
    ['people', 2, '入党年月', '2001-13', '不是有效的年月'],
    ['people', 2, '性别', '无', '不认识的取值'],
    ['units', 5, '上级编码', '5.1E+07', '科学计数法'],
    ['units', 5, '编码', '51 01', '编码只能由'],
    ['units', 5, '类型', '公司', '不认识的取值'],
    ['units', 5, '上级编码', '999', '没有这个单位'],
    ['units', 5, '上级编码', '51', '社区不能放在“某市”（市）之下'],
    ['units', 5, '上级编码', '', '已经是最上级'],
    ['partyOrganisations', 2, '机关编码', '5101', '机关党组织不能放在'],
    ['partyOrganisations', 2, '编码', 'J1', '已经用于另一个单位'],
    ['grants', 2, '工号', 'A9', '人员里没有这个编码'],
    ['grants', 2, '角色', '班长', '不认识的取值'],
    ['grants', 3, '截止日期', '2025-12-31', '早于开始日期'],
    ['projects', 2, '类别编码', 'P9', '项目类别里没有这个编码'],
    ['projects', 2, '计划开始', '2026-02-29', '不是有效的日期'],
    ['projects', 2, '计划结束', '2026-08-31', '早于开始日期'],
    ['projects', 2, '计划服务次数', '1.5', '不是 1 到 365 的整数'],
    ['posts', 2, '名额', '0', '不是 1 到 1000 的整数'],
  ])('%s row %i %s = %j', (file, row, column, cell, message) => {
    const problems = problemsOf(withCell(file, row, column, cell))
    expect(problems).toContainEqual(
      expect.objectContaining({
        file: districtFiles[file].file,
        row,
        column,
        message: expect.stringContaining(message),
      }),
    )
  })

  it('names the kind of unit at which a role is held', () => {
    expect(problemsOf(withCell('grants', 2, '角色', '街道双报到负责人'))).toMatchObject([
      { row: 2, column: '单位编码', message: '这个编码是机关党组织，不能担任街道双报到负责人' },
    ])
  })

  it('does not make unknown what refers to its row', () => {
    expect(problemsOf(withCell('units', 3, '名称', ''))).toHaveLength(1)
    expect(problemsOf(withCell('units', 5, '名称', ''))).toHaveLength(1)
    expect(problemsOf(withCell('people', 2, '姓名', ''))).toHaveLength(1)
  })

  it('allows line breaks where a need is described', () => {
    expect(withCell('projects', 2, '需求说明', '一\r\n二')).toMatchObject({
      district: { projects: [{ need: '一\n二' }] },
    })
  })
})

describe('identity-card numbers', () => {
  it('are refused once for a column, and never repeated', () => {
    const people = soundRows.people.map((cells, index) => cells.with(0, `51170219900101123${index}`))
    const problems = problemsOf(check({ people, grants: [] }))
    expect(problems).toMatchObject([{ file: 'people.csv', row: 2, column: '工号', value: null }])
    expect(problems[0]?.message).toContain('这一列有 2 格像是身份证号码')
    expect(JSON.stringify(problems)).not.toContain('19900101')
  })

  it('are not repeated where the cell would be refused anyway', () => {
    expect(problemsOf(withCell('people', 2, '入党年月', '511702199001011234'))).toMatchObject([
      { column: '入党年月', value: null },
    ])
  })

  it('are refused by the header too', () => {
    const people = table('people', [], [...headerOf('people'), '身份证号'])
    expect(problemsOf(check({ people, grants: [] }))).toMatchObject([
      { row: 1, column: '身份证号', message: '平台不收集身份证号码' },
    ])
  })
})

describe('a whole file', () => {
  it('needs every required column, once, and no other', () => {
    const header = ['岗位编号', '社区编码', '类别编码', '岗位名称', '岗位名称', '备注']
    expect(problemsOf(check({ posts: table('posts', [], header) })).map(({ column }) => column)).toEqual([
      '名额',
      '岗位名称',
      '备注',
    ])
  })

  it('is told apart when its columns are not separated by commas', () => {
    expect(problemsOf(check({ posts: table('posts', [], [headerOf('posts').join(';')]) }))).toMatchObject([
      { row: 1, message: '列之间没有用英文逗号分开' },
    ])
  })

  it('reports a row with too few or too many cells', () => {
    expect(problemsOf(check({ posts: [['X1-1', '51010101', 'G1', '宣讲员', '3', '']] }))).toMatchObject([
      { row: 2, message: '这一行有 6 格，表头有 5 列' },
    ])
  })

  it('reports a row that says the same again', () => {
    const grants = [...soundRows.grants, soundRows.grants[0] as Cells]
    expect(problemsOf(check({ grants }))).toMatchObject([
      { row: 4, column: '工号+角色+单位编码', message: '与第 2 行重复' },
    ])
  })

  it('that cannot be read does not make unknown what refers to it', () => {
    const lost = {
      problems: [{ file: 'units.csv', row: null, column: null, value: null, message: '', howToMend: '' }],
    }
    expect(problemsOf(check({ units: lost }))).toHaveLength(1)
  })
})

it('keeps the three administrators apart', () => {
  const appoint = (staffNumber: string, role: string) => [staffNumber, role, '5101', '2026-01-01', '']
  const apart = [appoint('A1', '系统管理员'), appoint('A2', '安全审计员')]
  expect(problemsOf(check({ grants: apart }))).toEqual([])
  expect(problemsOf(check({ grants: [...apart, appoint('A1', '安全管理员')] }))).toMatchObject([
    { row: 4, column: '角色', value: 'A1', message: '这个人已经是系统管理员，不能又是安全管理员' },
  ])
})

describe('the tree', () => {
  it('takes one temporary branch of a community and refuses the second', () => {
    const branch = (code: string, parent: string) => [code, '临时支部', '临时党支部', parent, '']
    const one = [...soundRows.units, branch('L1', '51010101')]
    expect(check({ units: one }).ok).toBe(true)
    expect(problemsOf(check({ units: [...one, branch('L2', '51010101')] }))).toMatchObject([
      { row: 8, column: '上级编码', message: expect.stringContaining('第 7 行') as string },
    ])
    expect(problemsOf(check({ units: [...soundRows.units, branch('L1', '510101')] }))).toMatchObject([
      { row: 7, message: expect.stringContaining('不能放在') as string },
    ])
  })

  it('refuses a circle, naming the units on it', () => {
    const units = soundRows.units.map(cells => (cells[0] === '5101' ? cells.with(3, '510101') : cells))
    const circles = problemsOf(check({ units })).filter(({ message }) => message.includes('绕成了一个圈'))
    expect(circles.map(({ row }) => row)).toEqual([3, 4])
  })

  it('is not called empty when all that is wrong is a cell', () => {
    const root = [['51', '', '市', '', '']]
    const nobody = { units: root, partyOrganisations: [], people: [], grants: [], projects: [], posts: [] }
    expect(problemsOf(check(nobody))).toMatchObject([{ row: 2, column: '名称' }])
  })

  it('refuses an empty one', () => {
    const nobody = { units: [], partyOrganisations: [], people: [], grants: [], projects: [], posts: [] }
    expect(problemsOf(check(nobody))).toMatchObject([{ file: 'units.csv', message: '没有任何单位' }])
  })

  it('has no level that must be there: a district alone will do', () => {
    const units = soundRows.units.slice(1).map(cells => (cells[0] === '5101' ? cells.with(3, '') : cells))
    expect(check({ units }).ok).toBe(true)
  })
})

it('shows the first problems in the order of the files and says how many there are', () => {
  const people = Array.from({ length: 300 }, (_, index) => [`A${index + 1}`, '', 'J1-Z', '', '', ''])
  const result = check({ people, posts: [['', '', '', '', '']].concat([['X', 'Y', 'Z', '岗', '1']]) })
  expect(result).toMatchObject({ ok: false, total: 302 })
  expect(problemsOf(result)).toHaveLength(problemsShown)
  expect(problemsOf(result)[199]).toMatchObject({ file: 'people.csv', row: 201 })
})
