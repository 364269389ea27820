import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeProblem, type Problem } from '#domain/district/problem.js'
import type { SheetCell } from '#domain/roster/sheet.js'
import { plainSheet, workbook } from '#testing/rosters/workbook.js'
import { readDistrict } from './read-district.js'

const files: Readonly<Record<string, string>> = {
  'units.csv':
    '编码,名称,类型,上级编码,职能\n51,某区,区,,\n5101,东街道,街道,51,\n510101,桥头社区,社区,5101,\nJ1,教育局,机关单位,51,教育\n',
  'party-organisations.csv': '编码,名称,机关编码\nJ1-Z,中共教育局支部委员会,J1\n',
  'people.csv': '工号,姓名,单位编码\nA1,张伟,J1-Z\n',
  'grants.csv': '工号,角色,单位编码,起始日期\nA1,在职党员,J1-Z,2026-01-01\n',
  'project-categories.csv': '编码,名称,占位\nP1,党群建设,否\n',
  'post-categories.csv': '编码,名称,占位\nG1,政策宣讲员,否\n',
  'projects.csv':
    '项目编号,社区编码,项目名称,类别编码,需求说明,计划服务次数,需要的职能,计划开始,计划结束\nX1,510101,助学,P1,"一,""二""\n三",3,教育,2026-09-01,2026-12-31\n',
  'posts.csv': '岗位编号,社区编码,类别编码,岗位名称,名额\nX1-1,510101,G1,宣讲员,3\n',
}

/** “编码,名称,占位 / G1,政策,否” as a spreadsheet saves it with the Chinese Windows code page. */
const gbk = Buffer.from('b1e0c2eb2cc3fbb3c62cd5bccebb0a47312cd5feb2df2cb7f10a', 'hex')

let directory: string
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'district-'))))
afterEach(() => rmSync(directory, { recursive: true }))

/** Reads the sound files with some replaced; `null` leaves one out. */
async function problemsWith(
  replaced: Readonly<Record<string, string | Buffer | null>> = {},
): Promise<readonly Problem[]> {
  for (const [file, content] of Object.entries({ ...files, ...replaced })) {
    if (content !== null) writeFileSync(join(directory, file), content)
  }
  const read = await readDistrict(directory)
  return read.ok ? [] : read.problems
}

describe('a workbook in the place of a CSV file', () => {
  const units = (...rows: SheetCell[][]) =>
    workbook(plainSheet([['编码', '名称', '类型', '上级编码', '职能', '', ''], ...rows]))
  const sound: SheetCell[][] = [
    [51, '某区', '区'],
    [5101, '东街道', '街道', 51],
    [510101, '桥头社区', '社区', 5101, '', '', ''],
    ['J1', '教育局', '机关单位', 51, '教育'],
  ]

  it('gives the same district, codes that are numbers among it', async () => {
    expect(await problemsWith()).toEqual([])
    const fromCsv = await readDistrict(directory)
    rmSync(join(directory, 'units.csv'))
    writeFileSync(join(directory, 'units.xlsx'), units(...sound))
    expect(await readDistrict(directory)).toEqual(fromCsv)
  })

  it.each<[string, Buffer, object]>([
    ['a wrong cell', units(...sound, ['J2', '司法局', '公司', 51]), { row: 6, column: '类型' }],
    [
      'a formula without a value',
      workbook({
        ...plainSheet([['编码', '名称', '类型'], ...sound]),
        marked: [{ row: 3, at: 1, mark: 'formulaWithoutValue' }],
      }),
      { row: 3, message: '公式没有保存结果' },
    ],
    ['no workbook at all', Buffer.from('编码,名称'), {}],
  ])('has %s told by its own name', async (_what, bytes, problem) => {
    const problems = await problemsWith({ 'units.csv': null, 'units.xlsx': bytes })
    expect(problems[0]).toMatchObject({ file: 'units.xlsx', ...problem })
  })

  it('is refused beside the CSV file', async () => {
    const problems = await problemsWith({ 'units.xlsx': units(...sound) })
    expect(problems[0]).toMatchObject({ message: '同时有 units.csv 和 units.xlsx' })
  })
})

describe('what spreadsheets save', () => {
  it('is read with quotes, commas and line breaks inside a cell', async () => {
    expect(await problemsWith()).toEqual([])
    expect(await readDistrict(directory)).toMatchObject({ district: { projects: [{ need: '一,"二"\n三' }] } })
  })

  it('may begin with a byte order mark and end lines as Windows does', async () => {
    expect(
      await problemsWith({ 'posts.csv': `\ufeff${files['posts.csv']?.replaceAll('\n', '\r\n')}` }),
    ).toEqual([])
  })

  it.each<[string, Buffer, string]>([
    ['GBK', gbk, '文件是 GBK（ANSI）编码，不是 UTF-8'],
    ['UTF-16', Buffer.from('\ufeff编码,名称,占位', 'utf16le'), 'UTF-16'],
    ['a workbook', Buffer.from('PK\x03\x04……'), 'Excel 工作簿'],
    ['broken bytes', Buffer.from([0x41, 0xff, 0xff, 0x00]), '可能已经损坏'],
  ])('is named when it is %s', async (_name, bytes, message) => {
    expect(await problemsWith({ 'post-categories.csv': bytes })).toMatchObject([
      { file: 'post-categories.csv', message: expect.stringContaining(message) },
    ])
  })

  it('keeps counting rows as the spreadsheet does after a line break inside a cell', async () => {
    const bad = `${files['projects.csv']}X1,510101,助学,P1,四,3,教育,2026-09-01,2026-12-31\n`
    expect(await problemsWith({ 'projects.csv': bad })).toMatchObject([{ row: 3, message: '与第 2 行重复' }])
  })
})

describe('quotation marks', () => {
  it.each([
    ['never closed', '工号,姓名,单位编码\nA1,张伟,J1-Z\nA2,"李芳,J1-Z\n'],
    ['in the middle of a cell', '工号,姓名,单位编码\nA1,张伟,J1-Z\nA2,李"芳",J1-Z\n'],
    [
      'never closed in a long file',
      `工号,姓名,单位编码\nA1,张伟,J1-Z\nA2,"李芳,J1-Z\n${'A3,王强,J1-Z\n'.repeat(5000)}`,
    ],
  ])('%s are reported with their row', async (_name, people) => {
    expect(await problemsWith({ 'people.csv': people })).toMatchObject([
      { file: 'people.csv', row: 3, message: expect.stringContaining('双引号没有成对') },
    ])
  })
})

describe('a directory', () => {
  it('that is missing is said to be so', async () => {
    expect(await readDistrict(join(directory, 'none'))).toMatchObject({
      ok: false,
      problems: [{ message: '打不开这个数据目录' }],
    })
  })

  it('without a file names the file and what is there instead', async () => {
    const [problem, ...others] = await problemsWith({ 'people.csv': null, 'People-1.csv': '' })
    expect(others).toEqual([])
    expect(problem && describeProblem(problem)).toMatch(
      /^people\.csv：缺少文件（人员）。怎么改：.*People-1\.csv/,
    )
  })

  it('in place of a file, and an empty file, are problems like any other', async () => {
    mkdirSync(join(directory, 'posts.csv'))
    expect(await problemsWith({ 'posts.csv': null, 'people.csv': '' })).toMatchObject([
      { file: 'people.csv', message: '文件是空的' },
      { file: 'posts.csv', message: '读不出这个文件' },
    ])
  })
})
