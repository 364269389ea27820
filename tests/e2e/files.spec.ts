/** 附件与评论 in the browser: laid beside a process, said with a file, seen by whoever is mentioned. */
import { people, units } from '#testing/claims.js'
import { offered } from '../api/support/offer.js'
import type { Desk } from './support/desk.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal
let processId: string
let mentionedName: string

beforeAll(async () => {
  portal = await testPortal({ FILE_MOST_MEGABYTES: '2' })
  const { pool } = portal.api.database
  // Somebody of the agency's Party organisation who has nothing to do with the claim yet.
  await pool.query(
    `INSERT INTO role_grant (person_id, role, unit_id, granted_by) VALUES ($1, 'InServicePartyMember', $2, 'test')
     ON CONFLICT DO NOTHING`,
    [people.member, units.j1],
  )
  const { rows } = await pool.query<{ name: string }>('SELECT name FROM person WHERE id = $1', [
    people.member,
  ])
  mentionedName = rows[0]?.name ?? ''
  const agency = await portal.api.as(people.liaison)
  processId = await offered(agency)
})
afterAll(() => portal.close())

const files = ({ page }: Desk) => page.getByRole('region', { name: '附件' })
const comments = ({ page }: Desk) => page.getByRole('region', { name: '评论' })
const choose = (desk: Desk, name: string, content: Buffer | string) =>
  files(desk)
    .getByLabel('选择文件', { exact: true })
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })

test('a file goes up with its progress, is listed with its hash, and is taken away by another', async () => {
  const desk = await portal.open(people.liaison)
  await desk.goTo(`/processes/${processId}`)
  // So slowly that the progress can be seen.
  const devtools = await desk.page.context().newCDPSession(desk.page)
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: 500_000,
  })
  await choose(desk, '现场照片说明.pdf', Buffer.from('%PDF-1.7\n'.padEnd(1_500_000, 'x')))
  await files(desk)
    .getByText(/正在上传 现场照片说明\.pdf（[1-9]\d?%）/)
    .waitFor()
  await files(desk).getByRole('link', { name: '现场照片说明.pdf', exact: true }).waitFor()
  await files(desk).getByText('1.4 MB').waitFor()
  await files(desk)
    .getByTitle(/^SHA-256 [0-9a-f]{64}$/)
    .waitFor()
  await desk.close()

  const other = await portal.open(people.east1Secretary)
  await other.goTo(`/processes/${processId}`)
  const [download] = await Promise.all([
    other.page.waitForEvent('download'),
    files(other).getByRole('link', { name: '现场照片说明.pdf', exact: true }).click(),
  ])
  expect(download.suggestedFilename()).toBe('现场照片说明.pdf')
  await other.close()
})

test('what is refused says what it is; what is too large is told before it is sent', async () => {
  const desk = await portal.open(people.liaison)
  await desk.goTo(`/processes/${processId}`)
  await choose(desk, '照片.jpg', Buffer.from('MZ\x90\0'.padEnd(500, '\0'), 'latin1'))
  await files(desk).getByRole('alert').getByText('这是程序文件').waitFor()
  await choose(desk, '录像.pdf', Buffer.alloc(2 * 1024 * 1024 + 1, 'x'))
  await files(desk).getByText('录像.pdf 超过 2 MB，没有上传。').waitFor()
  await desk.close()
})

test('dropping works, too, and whoever uploaded may withdraw', async () => {
  const desk = await portal.open(people.liaison)
  await desk.goTo(`/processes/${processId}`)
  const transfer = await desk.page.evaluateHandle(`(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['拖进来的内容'], '拖入.txt', { type: 'text/plain' }))
    return transfer
  })()`)
  await desk.page.locator('.file-drop').dispatchEvent('drop', { dataTransfer: transfer })
  const line = files(desk).getByRole('listitem').filter({ hasText: '拖入.txt' })
  await line.getByRole('link', { name: '拖入.txt' }).waitFor()
  await line.getByRole('button', { name: '撤下' }).click()
  // It may still be moving.
  await desk.page.getByRole('tooltip').getByRole('button', { name: '撤下' }).dispatchEvent('click')
  await line.getByText(/由.+撤下/).waitFor()
  expect(await line.getByRole('link').count()).toBe(0)
  await desk.close()
})

test('a comment mentions somebody and carries a file; on a phone they see both, and answer', async () => {
  const desk = await portal.open(people.liaison)
  await desk.goTo(`/processes/${processId}`)
  await comments(desk)
    .getByLabel('附上文件', { exact: true })
    .setInputFiles({ name: '分工.txt', mimeType: 'text/plain', buffer: Buffer.from('分工如下') })
  await comments(desk).getByText('分工.txt').waitFor()
  const box = comments(desk).getByRole('textbox')
  await box.pressSequentially(`请看分工 @${mentionedName.slice(0, 1)}`)
  await desk.page
    .getByRole('option', { name: new RegExp(mentionedName) })
    .or(desk.page.getByText(`${mentionedName}（`))
    .first()
    .click()
  await comments(desk).getByRole('button', { name: '发表评论' }).click()
  await comments(desk).getByText(`提到：${mentionedName}`).waitFor()
  await desk.close()

  const member = await portal.open(people.member, phone)
  await member.goTo(`/processes/${processId}`)
  await comments(member).getByText('请看分工').waitFor()
  await comments(member).getByRole('link', { name: '分工.txt' }).waitFor()
  await comments(member).getByRole('button', { name: '拍照' }).waitFor()
  await comments(member).getByRole('textbox').fill('收到，按分工办')
  await comments(member).getByRole('button', { name: '发表评论' }).click()
  await comments(member).getByRole('listitem').filter({ hasText: '收到，按分工办' }).waitFor()
  expect(await member.overflow()).toBe(0)
  await member.close()
})
