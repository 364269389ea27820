/** Files beside a process: who lays them there, who looks at them, and what stands on record of it. */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from '#contracts/http/shared.js'
import { claimTerms, people, projects } from '#testing/claims.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { offered } from './support/offer.js'
import { filesOf, listed, onDisk, upload, uploaded, type File } from './support/files.js'
import type { Visitor } from './support/visitor.js'

let api: TestApi
let agency: Visitor
let community: Visitor
let above: Visitor
let administrator: Visitor
let claimId: string

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  agency = await api.as(people.liaison)
  community = await api.as(people.east1Secretary)
  above = await api.as(people.eastCoordinator)
  administrator = await api.as(people.systemAdministrator)
  claimId = await offered(agency, { projectId: projects.east1[0] })
})
afterAll(() => api.close())

const contentOf = (file: File, processId = claimId) => `${filesOf(processId)}/${file.id}/content`
const withdrawal = (file: File) => `${filesOf(claimId)}/${file.id}/withdraw`
const entriesAbout = async (file: File) =>
  (
    await api.database.pool.query(
      `SELECT person_id, operation, subject, subject_id, details FROM audit_entry
       WHERE details->>'fileId' = $1 AND outcome = 'done' ORDER BY id`,
      [file.id],
    )
  ).rows

test('a file is told by its content, kept with its hash, read byte for byte, and every step is on record', async () => {
  const content = Buffer.from('%PDF-1.7\n'.padEnd(200_000, '附件'))
  const sha256 = createHash('sha256').update(content).digest('hex')
  const file = await uploaded(agency, claimId, content, '../现场\u202e照片.pdf')
  expect(file).toMatchObject({
    name: '现场照片.pdf',
    type: 'pdf',
    typeLabel: 'PDF 文档',
    bytes: content.length,
    sha256,
    by: { personId: people.liaison },
    scan: 'none',
    allowedActions: ['download', 'preview', 'withdraw'],
  })
  const { status, headers, body } = await community.get<string>(contentOf(file))
  expect(status).toBe(200)
  expect(Buffer.from(body).equals(content)).toBe(true)
  expect(headers.get('content-disposition')).toMatch(/^attachment; .*%E7%8E%B0%E5%9C%BA/)
  expect(headers.get('content-length')).toBe(String(content.length))
  expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox; frame-ancestors 'none'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
  const inline = await above.get(`${contentOf(file)}?inline=true`)
  expect(inline.headers.get('content-disposition')).toMatch(/^inline; /)
  const about = { subject: 'process', subject_id: claimId }
  expect(await entriesAbout(file)).toEqual([
    {
      ...about,
      person_id: people.liaison,
      operation: 'uploadFile',
      details: { fileId: file.id, bytes: content.length, sha256 },
    },
    { ...about, person_id: people.east1Secretary, operation: 'fileContent', details: { fileId: file.id } },
    { ...about, person_id: people.eastCoordinator, operation: 'fileContent', details: { fileId: file.id } },
  ])
})

test('whoever takes part adds files; whoever only sees the process looks; nobody else learns of it', async () => {
  const file = await uploaded(community, claimId)
  expect((await listed(above, claimId)).allowedActions).toEqual([])
  expect((await listed(community, claimId)).allowedActions).toEqual(['upload'])
  expect((await upload(above, claimId, '说明')).body.code).toBe('notInvolved')
  const stranger = await api.as(people.j2Liaison)
  for (const path of [filesOf(claimId), contentOf(file)])
    expect((await stranger.get<Problem>(path)).body.code).toBe('notFound')
  expect((await upload(stranger, claimId, '说明')).body.code).toBe('notFound')
  // An id of another process opens nothing here.
  const other = await offered(agency, { projectId: projects.east1[1] })
  expect((await agency.get<Problem>(contentOf(file, other))).body.code).toBe('notFound')
})

test('the same upload again is the same file; another content under its key is refused', async () => {
  const key = newKey()
  const first = await upload(agency, claimId, '第一版', '稿.txt', key)
  const again = await upload(agency, claimId, '第一版', '稿.txt', key)
  expect(again.body.id).toBe(first.body.id)
  expect((await upload(agency, claimId, '第二版', '稿.txt', key)).body.code).toBe('keyReused')
  const { items } = await listed(agency, claimId)
  expect(items.filter(({ name }) => name === '稿.txt')).toHaveLength(1)
  expect(onDisk(api).contents).toHaveLength(items.length)
})

test('whoever uploaded withdraws until somebody else has acted; an administrator later, with a reason', async () => {
  const [early, late] = [await uploaded(agency, claimId), await uploaded(agency, claimId)]
  expect((await community.post<Problem>(withdrawal(early), {})).body.code).toBe('forbidden')
  const withdrawn = await agency.post<File>(withdrawal(early), {})
  expect(withdrawn.body).toMatchObject({ withdrawn: { byName: expect.any(String) }, allowedActions: [] })
  expect((await agency.get<Problem>(contentOf(early))).body.code).toBe('fileWithdrawn')
  expect((await agency.post<Problem>(withdrawal(early), {})).body.code).toBe('fileWithdrawn')

  const page = await community.page(claimId)
  const { seatId, act } = page.allowedActions.find(each => each.act === 'counter') ?? { seatId: '', act: '' }
  const body = { terms: claimTerms({ sessions: 9 }), answers: [], objections: [] }
  const acted = await community.command(`/api/processes/${claimId}/acts`, newKey(), {
    seatId,
    act,
    expectedVersion: page.version,
    body,
  })
  expect(acted.status).toBe(200)
  expect((await agency.post<Problem>(withdrawal(late), {})).body.code).toBe('fileActedOn')
  expect((await administrator.post<Problem>(withdrawal(late), {})).body.code).toBe('invalidRequest')
  const marked = await administrator.post<File>(withdrawal(late), { reason: '误传了含个人信息的文件' })
  expect(marked.body.withdrawn).toMatchObject({ because: '误传了含个人信息的文件' })
  // Never silently: both are still listed, and their contents kept.
  const { items } = await listed(above, claimId)
  expect(items.filter(({ withdrawn: mark }) => mark).map(({ id }) => id)).toEqual([early.id, late.id])
  expect(onDisk(api).contents).toEqual(expect.arrayContaining([early.id, late.id]))
})

test('a content that was changed on the disk never arrives whole; one that is gone is said to be so', async () => {
  const changed = await uploaded(agency, claimId, 'x'.repeat(300_000))
  const place = join(api.filesFolder, 'contents', changed.id.slice(0, 2), changed.id)
  writeFileSync(place, 'y'.repeat(300_000))
  await expect(agency.get(contentOf(changed))).rejects.toThrow()
  const lost = await uploaded(agency, claimId)
  await api.database.pool.query(`UPDATE process_file SET id = gen_random_uuid() WHERE id = $1`, [lost.id])
  const { items } = await listed(agency, claimId)
  const renamed = items.at(-1) ?? lost
  expect((await agency.get<Problem>(contentOf(renamed))).body.code).toBe('fileMissing')
})

test('the exported record tells of files and comments, with names and hashes', async () => {
  const file = await uploaded(agency, claimId, '据此办理', '依据.txt')
  const body = { text: '请看依据', files: [file.id] }
  const comment = { seatId: '', act: 'comment', expectedVersion: 0, body }
  expect((await agency.command(`/api/processes/${claimId}/acts`, newKey(), comment)).status).toBe(200)
  const lines = (await above.get<string>(`/api/processes/${claimId}/timeline.csv`)).body.split('\r\n')
  const sign = `《依据.txt》（12 字节，SHA-256 ${file.sha256}）`
  expect(lines.some(line => line.includes('添加附件') && line.includes(sign))).toBe(true)
  expect(lines.some(line => line.includes('请看依据') && line.includes(`附：${sign}`))).toBe(true)
  expect(lines.some(line => line.includes('撤下附件') && line.includes('误传了含个人信息的文件'))).toBe(true)
  const times = lines.slice(1, -1).map(line => line.slice(0, 16))
  expect(times).toEqual([...times].sort())
})

test('nothing is added to what has ended', async () => {
  const ended = await offered(agency, { projectId: projects.east1[2] })
  const file = await uploaded(agency, ended)
  const command = { reason: '测试', command: { name: 'terminate' } }
  await administrator.command(`/api/processes/${ended}/administration`, newKey(), command)
  expect((await upload(agency, ended, '迟到')).body.code).toBe('processEnded')
  expect((await listed(agency, ended)).allowedActions).toEqual([])
  expect((await agency.get(contentOf(file, ended))).status).toBe(200)
  const refused = await agency.post<Problem>(`${filesOf(ended)}/${file.id}/withdraw`, {})
  expect(refused.body.code).toBe('fileActedOn')
})
