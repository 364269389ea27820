/** Rosters in over HTTP: from a dirty file to the directory, by whom, and what is refused. */
import type { Problem } from '#contracts/http/shared.js'
import { people, units } from '#testing/claims.js'
import {
  decidedRows,
  dirtyGround,
  dirtySheet,
  expectedFindings,
  mendedSheet,
} from '#testing/rosters/dirty-roster.js'
import { identityNumber } from '#testing/rosters/dirty-ways.js'
import { plainSheet, workbook, zip } from '#testing/rosters/workbook.js'
import { ImportWork } from '../../apps/api/src/imports/import-work.js'
import { testApi, type TestApi } from './support/api.js'
import {
  allChanges,
  allFindings,
  applied,
  checked,
  checkedAgain,
  settled,
  upload,
  type Import,
} from './support/imports.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let administrator: Visitor
beforeAll(async () => {
  api = await testApi()
  await dirtyGround(api.database.pool)
  administrator = await api.as(people.securityAdministrator)
})
afterAll(() => api.close())

const csv = (...lines: string[]) => Buffer.from(lines.join('\n'))
const rowsOf = async (sql: string, values: unknown[] = []) =>
  (await api.database.pool.query(sql, values)).rows

describe('a roster made dirty on purpose', () => {
  let mended: Import

  test('is told every fault, in Chinese, where it stands', async () => {
    const dirty = await checked(administrator, workbook(dirtySheet()))
    expect(dirty).toMatchObject({ state: 'mending', kind: 'members', layout: { headerRow: 4 } })
    const found = (await allFindings(administrator, dirty)).map(({ row, severity }) => `${row} ${severity}`)
    expect(found).toHaveLength(expectedFindings().length)
    expect(dirty.counts).toMatchObject({ rows: 52 })
  })

  test('mended, it waits for decisions, and goes in when they are made', async () => {
    mended = await checked(administrator, workbook(mendedSheet()))
    expect(mended).toMatchObject({ state: 'deciding', counts: { error: 0, decision: decidedRows().length } })
    const findings = await allFindings(administrator, mended)
    const decisions = decidedRows().map(({ row, choose }) => ({
      row,
      choice: findings.find(each => each.row === row && each.choices)?.choices?.[choose]?.value,
    }))
    const ready = await checkedAgain(administrator, mended, { decisions })
    expect(ready).toMatchObject({ state: 'ready', counts: { error: 0, decision: 0 } })
    const done = await applied(administrator, ready)
    expect(done).toMatchObject({ state: 'applied', hasFile: false })
    const [moved] = await rowsOf(`SELECT unit_id, joined_on::text FROM person WHERE id = 'p-elsewhere'`)
    expect(moved).toEqual({ unit_id: units.j2, joined_on: '2012-03-01' })
  })

  test('every change stands in the history under its import, phones sealed', async () => {
    const lines = await rowsOf(
      `SELECT change, count(*)::int FROM directory_change WHERE import_id = $1 AND subject = 'person' GROUP BY change`,
      [mended.id],
    )
    const told = (await allChanges(administrator, mended)).length
    expect(lines.reduce((sum, { count }) => sum + count, 0)).toBe(told)
    const phones = await rowsOf(`SELECT phone FROM person WHERE phone IS NOT NULL`)
    expect(phones.length).toBeGreaterThan(3)
    const everywhere =
      await rowsOf(`SELECT (SELECT string_agg(p::text, '') FROM person p) || (SELECT string_agg(c::text, '') FROM directory_change c) ||
      (SELECT string_agg(c::text, '') FROM import_change c) || (SELECT string_agg(f::text, '') FROM import_finding f) AS text`)
    expect(everywhere[0].text).not.toMatch(/13800000|1380000000/)
  })

  test('the same file again changes nothing', async () => {
    const again = await checked(administrator, workbook(mendedSheet()))
    const skipped = (await allFindings(administrator, again)).filter(
      ({ severity }) => severity === 'decision',
    )
    const ready =
      skipped.length === 0
        ? again
        : await checkedAgain(administrator, again, {
            decisions: skipped.map(({ row }) => ({ row, choice: 'skip' })),
          })
    expect(ready.counts).toMatchObject({ changes: [] })
  })
})

describe('units and members of a unit', () => {
  test('a subtree moves with everything below it', async () => {
    const file = csv(
      '编码,名称,类型,上级',
      '511702001001,东一社区,社区,西街街道',
      '511702003,南街街道,街道,测试区',
      '511702003001,南一社区,社区,南街街道',
    )
    const ready = await checked(administrator, file, '单位.csv')
    expect(ready).toMatchObject({ state: 'ready', kind: 'units' })
    await applied(administrator, ready)
    expect(
      await rowsOf(`SELECT path FROM org_unit WHERE id IN ('511702001001', '511702003001') ORDER BY id`),
    ).toEqual([
      { path: '/5117/511702/511702002/511702001001/' },
      { path: '/5117/511702/511702003/511702003001/' },
    ])
    await applied(
      administrator,
      await checked(
        administrator,
        csv('编码,名称,类型,上级', '511702001001,东一社区,社区,东街街道'),
        '单位.csv',
      ),
    )
  })

  test("a unit's secretary imports that unit's members and nothing else", async () => {
    const secretary = await api.as(people.agencySecretary)
    const own = await checked(secretary, csv('工号,姓名', 'S1,新一人', 'S2,新二人'), '名册.csv')
    expect(own).toMatchObject({
      state: 'ready',
      ownUnit: { id: units.j1 },
      fields: expect.not.arrayContaining([expect.objectContaining({ kind: 'units' })]),
    })
    await applied(secretary, own)
    const foreign = await checked(secretary, csv('工号,姓名,单位', `S3,新三人,${units.j2}`), '名册.csv')
    expect(await allFindings(secretary, foreign)).toMatchObject([{ message: '这个单位不在您的权限范围内' }])
    const asUnits = await checked(
      secretary,
      csv('编码,名称,类型,上级', 'X1,新局,机关单位,测试区'),
      '单位.csv',
    )
    expect(asUnits).toMatchObject({ state: 'mending', fault: { message: '没有认出表头' } })
    const stranger = await api.as(people.j2Secretary)
    for (const path of ['', '/findings', '/changes', '/marked.xlsx'])
      expect(await stranger.get(`/api/imports/${own.id}${path}`)).toMatchObject({ status: 404 })
    expect(await stranger.post(`/api/imports/${own.id}/discard`, {})).toMatchObject({ status: 404 })
    expect(await administrator.post(`/api/imports/${foreign.id}/discard`, {})).toMatchObject({ status: 403 })
  })

  test('a partial file removes nobody; the full roster says who leaves, and wants it repeated', async () => {
    const secretary = await api.as(people.j3Secretary)
    const file = csv('工号,姓名', 'K1,康一人', 'K2,康二人')
    await applied(secretary, await checked(secretary, file))
    const partial = await checked(secretary, csv('工号,姓名', 'K1,康一人'))
    expect(partial).toMatchObject({ state: 'ready', counts: { changes: [] } })
    const unnamed = partial.counts?.unnamed ?? 0
    expect(unnamed).toBeGreaterThan(0)
    const full = await checkedAgain(secretary, partial, { fullRoster: true })
    expect(full.counts?.changes).toMatchObject([{ change: 'left', count: unnamed }])
    const refused = await secretary.post<Problem>(`/api/imports/${full.id}/apply`, { version: full.version })
    expect(refused).toMatchObject({ status: 422, body: { code: 'importLeaving' } })
    await applied(secretary, full, { leaving: unnamed })
    const [left] = await rowsOf(
      `SELECT left_on IS NOT NULL AS left, (SELECT count(*)::int FROM role_grant g WHERE g.person_id = p.id AND (valid_to IS NULL OR valid_to >= (now() AT TIME ZONE 'Asia/Shanghai')::date)) AS offices FROM person p WHERE id = 'K2'`,
    )
    expect(left).toEqual({ left: true, offices: 0 })
  })

  test('a heading explained once is known the next time', async () => {
    const secretary = await api.as(people.j2Secretary)
    const file = csv('党内号码,称呼', 'H1,何一人')
    const unknown = await checked(secretary, file)
    expect(unknown).toMatchObject({
      state: 'mending',
      layout: { headings: ['党内号码', '称呼'], columns: {} },
    })
    const columns = { kind: 'members', columns: { staffNumber: 0, name: 1 } }
    expect(await checkedAgain(secretary, unknown, { columns })).toMatchObject({ state: 'ready' })
    expect(await checked(secretary, file)).toMatchObject({
      state: 'ready',
      layout: { columns: { staffNumber: 0, name: 1 } },
    })
  })
})

describe('what is previewed is what is done', () => {
  test('a directory that has changed since is checked anew instead', async () => {
    const ready = await checked(administrator, csv('工号,姓名,单位', `V1,闻一人,${units.j1}`))
    await api.database.pool.query(`UPDATE person SET name = '改了名' WHERE id = 'member'`)
    await applied(administrator, ready)
    // What is said beside the state comes a moment after it.
    let again = (await administrator.get<Import>(`/api/imports/${ready.id}`)).body
    for (let wait = 0; wait < 50 && !again.fault; wait += 1) {
      await new Promise(resolve => setTimeout(resolve, 200))
      again = (await administrator.get<Import>(`/api/imports/${ready.id}`)).body
    }
    expect(again).toMatchObject({ state: 'ready', fault: { message: expect.stringContaining('有变化') } })
    expect(await rowsOf(`SELECT FROM person WHERE id = 'V1'`)).toEqual([])
    expect(
      await administrator.post(`/api/imports/${ready.id}/apply`, { version: ready.version }),
    ).toMatchObject({ status: 409, body: { code: 'staleVersion' } })
    expect(await applied(administrator, again)).toMatchObject({ state: 'applied' })
  })

  test('a marked copy has every finding, and mended goes in again as it is', async () => {
    const file = csv('工号,姓名,单位,到本单位年月', `=1+1,马一人,${units.j1},2015-13`)
    const found = await checked(administrator, file)
    const copy = await administrator.get<string>(`/api/imports/${found.id}/marked.xlsx`)
    expect(copy).toMatchObject({ status: 200 })
    expect(copy.body.slice(0, 2)).toBe('PK')
  })

  test('of many who want a marked copy at once, two imports are marked, each by one process', async () => {
    const ran = jest.spyOn(api.application.get(ImportWork), 'run')
    const found = []
    for (const day of ['2015-13', '2015-14', '2015-15'])
      found.push(
        await checked(administrator, csv('工号,姓名,单位,到本单位年月', `M1,马一人,${units.j1},${day}`)),
      )
    ran.mockClear()
    const wanted = [...found, ...found, ...found].map(({ id }) =>
      administrator.get<string>(`/api/imports/${id}/marked.xlsx`),
    )
    const statuses = (await Promise.all(wanted)).map(({ status }) => status).sort()
    expect(statuses).toEqual([...Array<number>(6).fill(200), ...Array<number>(3).fill(429)])
    expect(ran).toHaveBeenCalledTimes(2)
    expect(await administrator.get(`/api/imports/${found[0]?.id}/marked.xlsx`)).toMatchObject({ status: 200 })
    expect(ran).toHaveBeenCalledTimes(2)
    ran.mockRestore()
  })

  test('templates are there for both', async () => {
    for (const kind of ['members', 'units'])
      expect(await administrator.get<string>(`/api/imports/templates/${kind}`)).toMatchObject({ status: 200 })
    expect(await administrator.get('/api/imports/templates/..%2f..')).toMatchObject({ status: 422 })
  })
})

describe('bad input', () => {
  test.each<[string, Buffer, string]>([
    ['a renamed program', Buffer.from('MZ\x90\x00'), '程序文件'],
    [
      'an old workbook',
      Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      '旧版 Excel',
    ],
    ['an empty file', Buffer.alloc(0), '空的'],
    ['an archive', zip([{ name: 'a', content: 'a' }]), '压缩包'],
    [
      'identity numbers',
      workbook(plainSheet([['姓名', '编号'], ...[1, 2, 3].map(at => ['王五', identityNumber(at)])])),
      '身份证',
    ],
  ])('%s is refused with the reason, and nothing of it kept', async (_name, bytes, message) => {
    const refused = await checked(administrator, bytes, '名册.xlsx')
    expect(refused).toMatchObject({
      state: 'refused',
      hasFile: false,
      fault: { message: expect.stringContaining(message) },
    })
    expect(
      JSON.stringify(await rowsOf(`SELECT * FROM directory_import WHERE id = $1`, [refused.id])),
    ).not.toMatch(/19900101/)
  })

  test('a file too large is left, as it comes', async () => {
    const { status, body } = await upload(administrator, Buffer.alloc(31 * 1024 * 1024, 65))
    expect([status, body.code]).toEqual([413, 'importTooLarge'])
  })

  test('files go to their own route only, and only files come there', async () => {
    const other = await administrator.postText<Problem>('/api/messages/read', Buffer.from('{}'), {
      'content-type': 'application/octet-stream',
    })
    expect(other).toMatchObject({ status: 415 })
    expect(await administrator.post('/api/imports?fileName=a', {})).toMatchObject({ status: 415 })
    expect(await upload(administrator, Buffer.from('a'), '')).toMatchObject({ status: 422 })
    expect(await upload(await api.as(people.member), Buffer.from('a'))).toMatchObject({ status: 403 })
    expect(await upload(api.visitor(), Buffer.from('a'))).toMatchObject({ status: 401 })
  })

  test('an import while another runs is told whose it is', async () => {
    const rows = Array.from({ length: 3_000 }, (_, at) => `B${at},白一人,${units.j1}`)
    const first = await upload(administrator, csv('工号,姓名,单位', ...rows))
    const second = await upload(await api.as(people.agencySecretary), csv('工号,姓名', 'Z1,钟一人'))
    expect(second).toMatchObject({
      status: 409,
      body: { code: 'importRunning', detail: expect.stringContaining('测试安全管理员从') },
    })
    await settled(administrator, first.body.id)
  })
})
