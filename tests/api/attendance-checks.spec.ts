/** What is looked at again: attendances drawn by a seed, photos that look the same. */
import { createHash, randomUUID } from 'node:crypto'
import { pino } from 'pino'
import sharp from 'sharp'
import { photoMatchList, spotCheckDetail, spotCheckList } from '#contracts/http/spot-checks.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { changeTree } from '#persistence/organisation/change-tree.js'
import { FolderStore } from '#files/folder-store.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import type { ActivityDetail } from '#contracts/http/activities.js'
import { people, units } from '#testing/claims.js'
import { printPhotos } from '../../apps/worker/relays/photo-prints.relay.js'
import { newKey, testApi, type TestApi } from './support/api.js'
import { upload, uploaded } from './support/files.js'
import type { Answer, Visitor } from './support/visitor.js'

let api: TestApi
let secretary: Visitor
let coordinator: Visitor

beforeAll(async () => {
  api = await testApi()
  await api.startWorker()
  secretary = await api.as(people.east1Secretary)
  coordinator = await api.as(people.eastCoordinator)
})
afterAll(() => api.close())

describe('a spot check', () => {
  const month = '2026-09'
  const seed = '福彩3D 358'
  const draw = (visitor: Visitor, body: object = {}) =>
    visitor.command<{ id: string; code: string }>('/api/spot-checks', newKey(), {
      unitId: units.east,
      month,
      seed,
      size: 5,
      ...body,
    })
  const confirmed: string[] = []

  beforeAll(async () => {
    const { pool } = api.database
    // The last one began in October by the clock of Shanghai.
    const begins = ['2026-09-01T00:30:00+08:00', '2026-09-30T23:30:00+08:00', '2026-10-01T00:00:00+08:00']
    for (const [no, startsAt] of begins.entries()) {
      const sample = { id: randomUUID(), startsAt: new Date(startsAt), signUps: [] }
      const { id } = await seedActivity(pool, sample)
      for (const personId of [people.member, people.liaison, people.otherLiaison, people.agencySecretary]) {
        const row = await seedAttendance(pool, id, { personId })
        if (no < 2) confirmed.push(row.id)
      }
      await seedAttendance(pool, id, { personId: people.j2Liaison, state: 'refused' })
    }
    const elsewhere = {
      id: randomUUID(),
      communityId: units.west1,
      startsAt: new Date('2026-09-10T09:00:00+08:00'),
    }
    await seedAttendance(pool, (await seedActivity(pool, { ...elsewhere, signUps: [] })).id)
  })

  test('is drawn by its seed, so that whoever has it draws the same', async () => {
    expect(await draw(secretary)).toMatchObject({ status: 403 })
    expect(await draw(coordinator, { unitId: units.west })).toMatchObject({ status: 404 })
    expect(await draw(coordinator, { month: '2026-01' })).toMatchObject({ body: { code: 'nothingToDraw' } })
    const thisMonth = localDateOf(Date.now()).slice(0, 7)
    expect(await draw(coordinator, { month: thisMonth })).toMatchObject({ body: { code: 'spotCheckMonth' } })
    const { body } = await draw(coordinator)
    const check = spotCheckDetail.parse((await coordinator.get(`/api/spot-checks/${body.id}`)).body)
    const ordered = confirmed
      .map(id => ({ id, hash: createHash('sha256').update(`${seed}:${id}`).digest('hex') }))
      .sort((a, b) => (a.hash < b.hash ? -1 : 1))
    expect(check.items.map(({ attendanceId }) => attendanceId)).toEqual(
      ordered.slice(0, 5).map(({ id }) => id),
    )
    expect(check).toMatchObject({ seed, drawnFrom: 8, size: 5, checked: 0, isDrawnAgain: true })
    const [first] = ordered
    const decide = (state: string) =>
      api.database.pool.query('UPDATE attendance SET state = $2 WHERE id = $1', [first?.id, state])
    await decide('recorded')
    const after = spotCheckDetail.parse((await coordinator.get(`/api/spot-checks/${body.id}`)).body)
    expect(after).toMatchObject({ isDrawnAgain: false, size: 5 })
    await decide('confirmed')
    expect(await draw(coordinator, { seed: '换一个种子' })).toMatchObject({
      status: 409,
      body: { code: 'spotCheckDrawn' },
    })
  })

  test('its results are recorded once, doubt with a word', async () => {
    const { items } = spotCheckList.parse((await coordinator.get('/api/spot-checks')).body)
    const record = (visitor: Visitor, body: object) =>
      visitor.command<{ code: string }>(`/api/spot-checks/${items[0]?.id}/results`, newKey(), body)
    expect((await record(coordinator, { place: 1, result: 'notThere' })).status).toBe(422)
    expect((await record(coordinator, { place: 1, result: 'notThere', note: '本人出差' })).status).toBe(200)
    expect(await record(coordinator, { place: 1, result: 'there' })).toMatchObject({
      body: { code: 'spotChecked' },
    })
    expect(await record(coordinator, { place: 99, result: 'there' })).toMatchObject({ status: 409 })
    const after = spotCheckList.parse((await secretary.get('/api/spot-checks')).body)
    expect(after).toMatchObject({ items: [], units: [] })
    expect(spotCheckList.parse((await coordinator.get('/api/spot-checks')).body).items).toMatchObject([
      { checked: 1, doubtful: 1 },
    ])
  })

  test('its list is paged, the latest month first', async () => {
    expect(await draw(coordinator, { month: '2026-10' })).toMatchObject({ status: 201 })
    const page = async (offset: number) =>
      spotCheckList.parse((await coordinator.get(`/api/spot-checks?offset=${offset}&limit=1`)).body)
    expect(await page(0)).toMatchObject({ items: [{ month: '2026-10' }], total: 2 })
    expect(await page(1)).toMatchObject({ items: [{ month }], total: 2 })
  })
})

const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString()
const planned = async (days: number): Promise<string> => {
  const startsAt = hours(24 * days)
  const { status, body } = await secretary.command<Answer>('/api/activities', newKey(), {
    communityId: units.east1,
    title: `清洁家园${days}`,
    content: '清理楼道',
    place: '活动室',
    startsAt,
    endsAt: hours(24 * days + 2),
    // The very same moment: a millisecond later would be after it begins.
    signUpUntil: startsAt,
  })
  if (status !== 200 && status !== 201)
    throw new Error(`an activity was not planned: ${JSON.stringify(body)}`)
  return body.processId
}
const scene = (x: number) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#9cf"/>
       <rect y="${300 - x}" width="640" height="300" fill="#363"/><circle cx="${100 + x}" cy="${90 + x}" r="70" fill="#fd0"/>
       <rect x="${300 - x / 2}" y="120" width="${80 + x}" height="260" fill="#a33"/></svg>`,
    ),
  )

/** Those that the store has lost are tried again later than this. */
const printAll = async () => {
  const store = new FolderStore(api.filesFolder)
  const later = new Map<string, number>()
  while ((await printPhotos(api.database.pool, pino({ level: 'silent' }), store, later)) > 0);
}

describe('a photo of an activity', () => {
  test('that looks like another is shown to a person beside it, and stays', async () => {
    const [first, second] = [await planned(3), await planned(4)]
    const original = await scene(0).jpeg().toBuffer()
    await uploaded(secretary, first, original, '现场.jpg')
    const again = await sharp(original)
      .extract({ left: 12, top: 10, width: 610, height: 458 })
      .resize(400)
      .webp()
      .toBuffer()
    await uploaded(secretary, second, again, '另一天.webp')
    await uploaded(secretary, second, await scene(160).png().toBuffer(), '别的.png')
    await printAll()
    const list = async (id: string) =>
      photoMatchList.parse((await secretary.get(`/api/activities/${id}/photo-matches`)).body).items
    const [match, ...others] = await list(second)
    expect(others).toEqual([])
    expect(match?.photos.map(({ name }) => name)).toEqual(['另一天.webp', '现场.jpg'])
    expect(await list(first)).toHaveLength(1)
    const ways = async (visitor: Visitor, id: string) =>
      (await visitor.get<ActivityDetail>(`/api/activities/${id}`)).body.allowedActions
    expect(await ways(secretary, first)).toContain('comparePhotos')
    expect(await ways(await api.as(people.officer), first)).toEqual([])
    for (const { address } of match?.photos ?? []) expect((await secretary.get(address)).status).toBe(200)
    const stranger = await api.as(people.west1Secretary)
    expect((await stranger.get(match?.photos[0]?.address ?? '')).status).toBe(404)
    const decide = (isSame: boolean) =>
      secretary.command<{ code: string }>(`/api/photo-matches/${match?.id}/decision`, newKey(), {
        isSame,
        note: '裁过边',
      })
    expect((await decide(true)).status).toBe(200)
    expect(await decide(false)).toMatchObject({ status: 409, body: { code: 'photoMatchDecided' } })
    expect(await list(first)).toMatchObject([{ isSame: true, note: '裁过边' }])
  })

  test('that the store has lost holds up no other, and is tried again later', async () => {
    const id = await planned(6)
    const lost = await uploaded(secretary, id, await scene(60).jpeg().toBuffer(), '丢失一.jpg')
    const alsoLost = await uploaded(secretary, id, await scene(70).jpeg().toBuffer(), '丢失二.jpg')
    const whole = await uploaded(secretary, id, await scene(80).jpeg().toBuffer(), '完好.jpg')
    const store = new FolderStore(api.filesFolder)
    for (const file of [lost, alsoLost]) await store.remove(file.id)
    const later = new Map<string, number>()
    for (let turn = 0; turn < 3; turn += 1)
      await printPhotos(api.database.pool, pino({ level: 'silent' }), store, later)
    const { rows } = await api.database.pool.query<{ id: string }>(
      'SELECT file_id AS id FROM photo_print WHERE activity_id = $1',
      [id],
    )
    expect(rows).toEqual([{ id: whole.id }])
    expect([...later.keys()].sort()).toEqual([lost.id, alsoLost.id].sort())
  })

  test('of 20 MB is refused with the limit', async () => {
    const id = await planned(5)
    const jpeg = await scene(0).jpeg().toBuffer()
    const large = Buffer.concat([jpeg, Buffer.alloc(20 * 1024 * 1024)])
    const { status, body } = await upload(secretary, id, large, '大照片.jpg')
    expect({ status, code: body.code }).toEqual({ status: 413, code: 'photoTooLarge' })
    expect(body.detail).toContain('15 MB')
  })
})

/** The coordinator of the other subdistrict looks after what the first community did, since it is part of one there. */
describe('after the community has become part of one in another subdistrict', () => {
  const month = '2026-08'
  let west: Visitor
  let successor: Visitor
  let before: string
  const draw = async (visitor: Visitor, unitId: string) =>
    (
      await visitor.command<{ id: string; code: string }>('/api/spot-checks', newKey(), {
        ...{ unitId, month, seed: '3D 411', size: 5 },
      })
    ).body
  const read = async (visitor: Visitor, id: string) =>
    spotCheckDetail.parse((await visitor.get(`/api/spot-checks/${id}`)).body)
  let photos: { address: string }[]
  let activities: string[]

  beforeAll(async () => {
    const { pool } = api.database
    west = await api.as(people.westCoordinator)
    successor = await api.as(people.west1Secretary)
    const sample = { id: randomUUID(), startsAt: new Date('2026-08-15T09:00:00+08:00'), signUps: [] }
    const { id } = await seedActivity(pool, { ...sample, state: 'closed' })
    for (const personId of [people.member, people.liaison]) await seedAttendance(pool, id, { personId })
    before = (await draw(coordinator, units.east)).id
    await pool.query(`UPDATE spot_check SET drawn_at = '2026-11-19T10:00:00+08:00' WHERE id = $1`, [before])
    await pool.query(
      `UPDATE attendance SET decided_at = '2026-08-16T10:00:00+08:00' WHERE activity_id = $1`,
      [id],
    )
    activities = [await planned(8), await planned(9)]
    const photo = await scene(120).jpeg().toBuffer()
    for (const [at, activityId] of activities.entries())
      await uploaded(secretary, activityId, photo, `${at}.jpg`)
    await printAll()
    await pool.query(`UPDATE activity SET state = 'closed' WHERE id = ANY ($1)`, [activities])
    const found = (await secretary.get(`/api/activities/${activities[0]}/photo-matches`)).body
    photos = photoMatchList.parse(found).items[0]?.photos ?? []
    const order = { by: people.systemAdministrator, reason: '区划调整', today: '2026-11-20' } as const
    await changeTree(pool, order, { name: 'merge', unitId: units.east1, intoId: units.west1 })
  })

  test('a check is drawn there; one that was drawn before is drawn again as it was', async () => {
    expect(await read(coordinator, before)).toMatchObject({ size: 2, isDrawnAgain: true })
    const { id } = await draw(west, units.west)
    expect(await read(west, id)).toMatchObject({ size: 2, isDrawnAgain: true })
    const record = (visitor: Visitor) =>
      visitor.command(`/api/spot-checks/${id}/results`, newKey(), { place: 1, result: 'there' })
    expect((await record(coordinator)).status).toBe(404)
    expect((await record(west)).status).toBe(200)
  })

  test('its photos that look the same are the successor’s to compare, and no longer anybody else’s', async () => {
    for (const id of activities) {
      const { items } = photoMatchList.parse(
        (await successor.get(`/api/activities/${id}/photo-matches`)).body,
      )
      expect(items).toMatchObject([
        { photos: [{ communityName: '东一社区' }, { communityName: '东一社区' }] },
      ])
    }
    for (const { address } of photos) expect((await successor.get(address)).status).toBe(200)
    const match = /photo-matches\/(\d+)/.exec(photos[0]?.address ?? '')?.[1] ?? ''
    const decide = async (visitor: Visitor) =>
      (
        await visitor.command(`/api/photo-matches/${match}/decision`, newKey(), {
          isSame: true,
          note: '同一张',
        })
      ).status
    expect(await decide(await api.as(people.east2Secretary))).toBe(404)
    expect(await decide(successor)).toBe(200)
  })
})
