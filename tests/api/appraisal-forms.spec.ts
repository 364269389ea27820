/** Questions of 日常评议: versions of a district, which follow one another and are never changed. */
import { appraisalForms } from '#contracts/http/appraisals.js'
import { people, units } from '#testing/claims.js'
import { newKey } from './support/api.js'
import { AppraisalRoom } from './support/appraisal-room.js'
import type { Visitor } from './support/visitor.js'

const question = (text: string) => ({
  questions: [{ id: 'help', text }],
  scale: [
    { value: 1, label: '不满意', face: '🙁' },
    { value: 2, label: '满意', face: '🙂' },
  ],
  reason: '精简题目',
})
const formsOf = async (visitor: Visitor, unitId = '') =>
  appraisalForms.parse(
    (await visitor.get(`/api/appraisal-forms${unitId === '' ? '' : `?unitId=${unitId}`}`)).body,
  )

const room = AppraisalRoom.ofThisSpec()

test('questions are followed by another version of the same district, never changed, and no other district’s are touched', async () => {
  const other = '511799'
  await room.sql(
    `INSERT INTO org_unit (id, name, kind, parent_id, path, pinyin)
     SELECT $1, '邻区', 'district', parent_id, left(path, length(path) - length(id) - 1) || $1 || '/', 'linqu'
     FROM org_unit WHERE id = $2 ON CONFLICT DO NOTHING`,
    [other, units.district],
  )
  const officer = await room.api.as(people.officer)
  const before = await formsOf(officer)
  expect(before).toMatchObject({ unit: { id: units.district }, allowedActions: ['set'] })
  expect(before.current.unit).toBeUndefined()
  const [path = ''] = await room.makeCodes()
  const set = { unitId: units.district, basedOn: before.current.id, ...question('这次有没有帮上忙？') }
  const eight = await Promise.all(
    Array.from({ length: 8 }, () => officer.command<{ code: string }>('/api/appraisal-forms', newKey(), set)),
  )
  expect(eight.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(eight.filter(({ body }) => body.code === 'formVersionTaken')).toHaveLength(7)
  expect((await room.member.command('/api/appraisal-forms', newKey(), set)).status).toBe(403)
  const elsewhere = { ...set, unitId: other }
  expect((await officer.command('/api/appraisal-forms', newKey(), elsewhere)).status).toBe(404)
  // The district's communities ask the new ones; slips that are printed, and the other district, the old ones.
  expect(await formsOf(officer)).toMatchObject({ current: { version: 1, unit: { id: units.district } } })
  expect((await formsOf(officer, units.east1)).current.unit?.id).toBe(units.district)
  expect((await formsOf(officer, other)).current).toEqual(before.current)
  expect((await room.phone().open(path)).text).toContain('共 3 题')
  const paths = await room.makeCodes()
  const fresh = await room.phone().appraise(paths.at(-1) ?? '', [2])
  expect(fresh.text).toContain('收到了')
  await room.phone().appraise(path, [5, 5, 5])
  expect((await room.overview()).results.map(({ count, questions }) => [count, questions.length])).toEqual([
    [1, 1],
    [1, 3],
  ])
  const { versions } = await formsOf(officer)
  expect(versions).toMatchObject([{ version: 1, services: 1, voices: 1 }])
  await expect(room.sql(`UPDATE appraisal_form SET questions = '[]'`)).rejects.toThrow(/another version/)
})
