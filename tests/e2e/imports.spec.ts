/** A dirty roster in the browser: told what is wrong, mended, decided, confirmed, in. */
import { people, units } from '#testing/claims.js'
import { decidedRows, dirtyGround, dirtySheet, mendedSheet } from '#testing/rosters/dirty-roster.js'
import { identityNumber } from '#testing/rosters/dirty-ways.js'
import { plainSheet, workbook } from '#testing/rosters/workbook.js'
import type { Desk } from './support/desk.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal
let desk: Desk

beforeAll(async () => {
  portal = await testPortal()
  await dirtyGround(portal.api.database.pool)
  desk = await portal.open(people.securityAdministrator)
})
afterAll(() => portal.close())

const upload = async (at: Desk, buffer: Buffer, name = '花名册.xlsx'): Promise<void> => {
  await at.goTo('/imports')
  await at.page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await at.page.getByRole('heading', { level: 1, name }).waitFor()
}

/** Chooses in a list by the keyboard, so many options down. */
const choose = async ({ page }: Desk, label: string, downwards: number): Promise<void> => {
  const field = page.getByLabel(label, { exact: true })
  const isOpen = async (open: boolean): Promise<void> => {
    while ((await field.getAttribute('aria-expanded')) !== String(open)) await page.waitForTimeout(50)
  }
  await field.focus()
  await page.keyboard.press('Enter')
  await isOpen(true)
  for (let step = 0; step < downwards; step += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await isOpen(false)
}

test('it is told every fault, and how to mend it, and a marked copy can be taken away', async () => {
  await upload(desk, workbook(dirtySheet()))
  await desk.sees('有错待改')
  await desk.sees('编码被表格软件改成了科学计数法')
  await desk.page.getByText('待决定 3').click()
  await desk.sees('别的单位有同名同年月的“吴大海”')
  const [copy] = await Promise.all([
    desk.page.waitForEvent('download'),
    desk.page.getByRole('link', { name: '下载标注问题的副本' }).click(),
  ])
  expect(copy.suggestedFilename()).toContain('标注')
  expect(await desk.page.getByRole('button', { name: '确认导入' }).count()).toBe(0)
})

test('mended and decided, it goes in, and the same file again changes nothing', async () => {
  await upload(desk, workbook(mendedSheet()))
  await desk.sees('有几行分不清是谁')
  await desk.page.getByText(`待决定 ${decidedRows().length}`).click()
  for (const { row, choose: at } of decidedRows()) await choose(desk, `第 ${row} 行是谁`, at)
  await desk.page.getByRole('button', { name: `按 ${decidedRows().length} 个选择重新核对` }).click()
  await desk.sees('核对无误。看过变化后确认导入。')
  await desk.sees('重新核对')
  await desk.page.getByRole('button', { name: '确认导入' }).click()
  await desk.page.getByRole('dialog').getByRole('button', { name: '确认导入' }).click()
  await desk.sees('已全部写入')
  const { rows } = await portal.api.database.pool.query(`SELECT unit_id FROM person WHERE id = 'p-elsewhere'`)
  expect(rows).toEqual([{ unit_id: units.j2 }])
})

test('a file with identity numbers is refused with the reason', async () => {
  await upload(
    desk,
    workbook(plainSheet([['姓名', '编号'], ...[1, 2, 3].map(at => ['王五', identityNumber(at)])])),
  )
  await desk.sees('平台不收集身份证号码')
  await desk.sees('文件被拒收')
})

test("headings that nobody knows are explained by hand, on a phone, by a unit's secretary", async () => {
  const secretary = await portal.open(people.j3Secretary, phone)
  await upload(secretary, Buffer.from('党内号码,称呼\nH1,何一人\n'), '名册.csv')
  await secretary.sees('没有认出表头')
  await choose(secretary, '党内号码', 1)
  await choose(secretary, '称呼', 2)
  await secretary.page.getByRole('button', { name: '重新核对' }).last().click()
  await secretary.sees('核对无误')
  expect(await secretary.overflow()).toBeLessThanOrEqual(0)
  await secretary.close()
})
