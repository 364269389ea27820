/** 日常评议 that is typed in: from paper and by the community, what stands out, and what the appraised are told. */
import { ownAppraisals } from '#contracts/http/appraisals.js'
import { seedAttendance } from '#testing/attendances.js'
import { newKey } from './support/api.js'
import { AppraisalRoom, entered } from './support/appraisal-room.js'

const hour = 3_600_000

const room = AppraisalRoom.ofThisSpec()

test('paper is marked with who entered it; the community appraises once; both figures until a person decides', async () => {
  for (const values of [
    [5, 5, 5],
    [5, 5, 4],
    [5, 5, 5],
    [5, 5, 5],
    [1, 1, 1],
  ])
    expect((await room.command(room.secretary, entered('paper', values))).status).toBe(200)
  expect((await room.command(room.secretary, entered('community', [5, 5, 5]))).status).toBe(200)
  expect((await room.command(room.secretary, entered('community', [4, 4, 4]))).body.code).toBe(
    'appraisedAlready',
  )
  expect((await room.command(room.secretary, entered('paper', [5, 5, 9]))).body.code).toBe('appraisalAnswers')
  const private_ = entered('paper', [5, 5, 5], { comment: '电话 13800138000' })
  expect((await room.command(room.secretary, private_)).body).toMatchObject({ code: 'appraisalPersonalData' })
  const seen = await room.overview()
  expect(seen.voices.items[0]).toMatchObject({ source: 'community', enteredBy: expect.any(String) })
  expect(seen.sources).toMatchObject([
    { source: 'code', count: 0 },
    { source: 'paper', count: 5 },
    { source: 'community', count: 1 },
  ])
  const [far] = (await room.overview('?only=outliers')).voices.items
  expect(far).toMatchObject({ score: 1, outlier: ['与其他人相差很大'] })
  expect(seen).toMatchObject({ figures: { count: 6 }, withoutOutliers: { count: 5 }, undecidedOutliers: 1 })
  const judge = { name: 'judge', appraisalIds: [far?.id], verdict: 'kept', reason: '走访核实，确有不满' }
  expect((await room.command(room.secretary, judge)).status).toBe(200)
  expect(await room.overview()).toMatchObject({
    figures: { count: 6 },
    withoutOutliers: { count: 6 },
    undecidedOutliers: 0,
  })
  await room.command(room.secretary, { ...judge, verdict: 'noted', reason: '再核实，疑为误填' })
  // Noted is told beside, never cut.
  expect(await room.overview()).toMatchObject({
    figures: { count: 6 },
    withoutOutliers: { count: 5 },
    undecidedOutliers: 0,
    notedOutliers: 1,
  })
})

test('everything of a service goes into a workbook, for whoever looks after it', async () => {
  await room.command(room.secretary, entered('paper', [5, 5, 4], { comment: '=1+1' }))
  const file = await room.secretary.get(`/api/appraisals/${room.activity.id}/export.xlsx`)
  expect([file.status, file.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('spreadsheetml'),
  ])
  expect((await room.stranger.get(`/api/appraisals/${room.activity.id}/export.xlsx`)).status).toBe(404)
})

test('many sheets at once, all or none; a mistake is withdrawn and stays on record, a code’s voice is not', async () => {
  const sheet = (value: number) => ({ answers: { attitude: value, result: value, again: value } })
  const many = { name: 'enter', source: 'paper', formId: 1, items: [sheet(5), sheet(4), sheet(9)] }
  expect((await room.command(room.secretary, many)).body).toMatchObject({
    code: 'appraisalAnswers',
    detail: expect.stringContaining('第 3 份'),
  })
  const key = newKey()
  const two = { ...many, items: [sheet(5), sheet(4)] }
  const eight = await Promise.all(Array.from({ length: 8 }, () => room.command(room.secretary, two, key)))
  expect(eight.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
  const [path = ''] = await room.makeCodes()
  await room.phone().appraise(path, [3, 3, 3])
  const { voices } = await room.overview()
  expect(voices.total).toBe(3)
  const withdraw = (appraisalId?: string) =>
    room.command(room.secretary, { name: 'withdrawEntry', appraisalId, reason: '录错一份' })
  const [byCode, paper] = voices.items
  expect((await withdraw(byCode?.id)).status).toBe(404)
  expect((await withdraw(paper?.id)).status).toBe(200)
  expect(await room.overview()).toMatchObject({
    figures: { count: 2 },
    voices: { total: 3, items: [{}, { withdrawn: { reason: '录错一份' } }, {}] },
  })
})

test('the appraised see sums and words, never who, and answer; nobody else does', async () => {
  await seedAttendance(room.api.database.pool, room.activity.id)
  const reply = { name: 'reply', text: '谢谢大家，下次带上工具' }
  expect((await room.command(room.member, reply)).status).toBe(404)
  await room.command(room.secretary, entered('paper', [5, 4, 5], { comment: '很好' }))
  expect((await room.command(room.member, reply)).status).toBe(200)
  const { items } = ownAppraisals.parse((await room.member.get('/api/appraisals/own')).body)
  expect(items).toMatchObject([
    { figures: { count: 1, mean: 4.67 }, comments: ['很好'], replies: [{ text: reply.text }] },
  ])
  expect(items[0]).not.toHaveProperty('voices')
  expect((await room.member.get(`/api/appraisals/${room.activity.id}`)).status).toBe(404)
  expect((await room.command(room.stranger, reply)).status).toBe(404)
  expect((await room.command(room.stranger, entered('paper', [1, 1, 1]))).status).toBe(404)
})

test('my appraisals are told page by page', async () => {
  for (let no = 0; no < 23; no += 1) {
    await room.another({ startsAt: new Date(Date.now() - (no + 2) * 24 * hour) })
    await seedAttendance(room.api.database.pool, room.activity.id)
    await room.command(room.secretary, entered('paper', [5, 4, 5]))
  }
  const page = async (offset: number) =>
    ownAppraisals.parse((await room.member.get(`/api/appraisals/own?offset=${offset}&limit=20`)).body)
  const [first, second] = [await page(0), await page(20)]
  expect([first.total, first.items.length, second.items.length]).toEqual([23, 20, 3])
  expect(new Set([...first.items, ...second.items].map(({ service }) => service.id)).size).toBe(23)
})
