/** After the end: a receipt is found on the list, and whoever has the list counts again without us. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { keepUrns } from '#ballots/keep-urns.js'
import { repositoryRoot } from '#config/repository.js'
import { castBallots } from '#persistence/evaluation/cast-ballots.js'
import { closeUrn } from '#persistence/evaluation/count-urn.js'
import type { PublishedEvaluation } from '#persistence/evaluation/published.js'
import { units } from '#testing/claims.js'
import { seedEvaluation, testUrnKeys, voteOf, type SeededEvaluation } from '#testing/evaluations.js'
import { testApi, type TestApi } from './support/api.js'
import { ResidentPhone } from './support/resident-phone.js'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

let api: TestApi
let evaluation: SeededEvaluation
let receipts: string[]
const { keys, remove } = testUrnKeys()
const folder = mkdtempSync(join(tmpdir(), 'dual-checkin-recount-'))

beforeAll(async () => {
  api = await testApi()
  evaluation = await seedEvaluation(api.database.pool, keys)
  const slips = evaluation.slips[units.east1] ?? []
  const few = evaluation.slips[units.east2] ?? []
  const votes = [
    ...slips.slice(0, 40).map((slip, at) => voteOf(evaluation, units.east1, slip, [1 + (at % 4), 2, 5])),
    ...few.slice(0, 7).map(slip => voteOf(evaluation, units.east2, slip, [1, 3])),
  ]
  receipts = votes.map(({ receipt }) => receipt)
  await castBallots(api.database.pool, votes)
  await api.database.pool.query(
    `INSERT INTO evaluation_community (evaluation_id, community_id, listed)
     SELECT $1, unnest($2::text[]), 500 ON CONFLICT DO NOTHING`,
    [evaluation.id, [units.east1, units.east2]],
  )
  await closeUrn(api.database.pool, evaluation.id)
  await keepUrns(api.database.pool, keys)
})
afterAll(async () => {
  remove()
  rmSync(folder, { recursive: true })
  await api.close()
})

const stands = (state: string) =>
  api.database.pool.query('UPDATE evaluation SET state = $2 WHERE id = $1', [evaluation.id, state])
const file = () => fetch(`${api.url}/ballots/${evaluation.id}`)
const looked = async (receipt: string): Promise<string> => {
  const phone = await new ResidentPhone(api.url, '/ballots').open('/ballots')
  return (await phone.press('find', { receipt })).text
}

const recounted = async (
  published: PublishedEvaluation,
  ...noted: string[]
): Promise<{ code: number; said: string }> => {
  const path = join(folder, 'ballots.json')
  writeFileSync(path, JSON.stringify(published))
  const script = join(repositoryRoot(), 'apps/cli/recount/recount.mjs')
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [script, path, ...noted])
    return { code: 0, said: stdout }
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string }
    return { code, said: stdout }
  }
}

test('before it is published there is no list, and no receipt is found', async () => {
  await stands('objections')
  expect((await file()).status).toBe(404)
  expect(await looked(receipts[0] ?? '')).toContain('清单里没有这个回执')
})

test('what a seed was promised by stays to be seen when the evaluation is stopped', async () => {
  const page = async () => (await fetch(`${api.url}/ballots`)).text()
  await stands('open')
  expect(await page()).toContain(sha256('seed'))
  expect(await page()).not.toContain('已中止')
  await stands('stopped')
  expect(await page()).toMatch(new RegExp(`（已中止）[^<]*<code\\s*>${sha256('seed')}`))
})

test('every receipt is on the list, with what was chosen; no member is named', async () => {
  await stands('published')
  const text = await (await file()).text()
  const { ballots, drawing, communities } = JSON.parse(text) as PublishedEvaluation
  expect(drawing).toEqual({ seed: 'seed', commitment: sha256('seed'), households: evaluation.households })
  expect(communities.map(({ drawn }) => drawn.length)).toEqual([50, 50])
  const listed = 10 * evaluation.households
  expect(communities.map(each => each.listed)).toEqual([listed, listed])
  expect(ballots.map(({ receipt }) => receipt).sort()).toEqual([...receipts].sort())
  expect(text).not.toContain('李明')
  const page = await looked((receipts[0] ?? '').toLowerCase().replaceAll('-', ' '))
  expect(page).toContain('您的票在清单里')
  expect(page).toMatch(/区司法局机关党支部[^]*很满意[^]*在职党员[^]*不了解/)
  expect(await looked(receipts.at(-1) ?? '')).toContain('样本不足')
})

test('counting again agrees, and finds one changed answer, one ballot more and one less', async () => {
  await stands('delivered')
  const published = (await (await file()).json()) as PublishedEvaluation
  expect(await recounted(published)).toEqual({ code: 0, said: expect.stringContaining('47 张选票') })
  const at = published.ballots.findIndex(({ answers }) => answers?.[0] === 1)
  const [before, [mine], after] = [
    published.ballots.slice(0, at),
    published.ballots.slice(at, at + 1),
    published.ballots.slice(at + 1),
  ]
  if (!mine?.answers) throw new Error('no such ballot')
  const changed = { ...mine, answers: [4, ...mine.answers.slice(1)] }
  expect(await recounted({ ...published, ballots: [...before, changed, ...after] })).toMatchObject({
    code: 1,
    said: expect.stringContaining('少 1'),
  })
  expect(await recounted({ ...published, ballots: [...before, ...after] })).toMatchObject({ code: 1 })
  expect(await recounted({ ...published, ballots: [mine, ...published.ballots] })).toMatchObject({ code: 1 })
  const merged = { ...mine, receipt: 'AAAA', communityId: null, answers: null }
  expect(await recounted({ ...published, ballots: [merged, ...published.ballots] })).toMatchObject({
    code: 1,
    said: expect.stringContaining('合并的社区：清单有 1 张票，公布 0 张'),
  })
  const strange = { ...merged, communityId: 'nowhere' }
  expect(await recounted({ ...published, ballots: [strange, ...published.ballots] })).toMatchObject({
    code: 1,
  })
})

test('drawing again agrees, and finds another household, another seed and another promise', async () => {
  const published = (await (await file()).json()) as PublishedEvaluation
  const { drawing, communities } = published
  const [first, ...others] = communities as [PublishedEvaluation['communities'][number]]
  const agreed = await recounted(published, sha256('seed').toUpperCase())
  expect(agreed).toEqual({ code: 0, said: expect.stringContaining('100 户，重新抽样与发出的选票一致') })
  const found = async (said: string, changes: Partial<PublishedEvaluation>, ...noted: string[]) =>
    expect(await recounted({ ...published, ...changes }, ...noted)).toEqual({
      code: 1,
      said: expect.stringContaining(said),
    })
  const drawn = first.drawn.map((place, at) => (at === 7 ? place + 1 : place))
  await found(`第 8 张选票应发给名册第 ${first.drawn[7]} 户`, {
    communities: [{ ...first, drawn }, ...others],
  })
  await found('应抽 50 户，公布 51 户', {
    communities: [{ ...first, drawn: [...first.drawn, 1] }, ...others],
  })
  await found('种子与公布的承诺不符', { drawing: { ...drawing, seed: 'another' } })
  // Seed, promise and places changed together: only who noted the promise in time finds it.
  await found('公布的承诺与记下的不符', {}, sha256('what was promised'))
})

test('more ballots than households drawn are found, though all else agrees', async () => {
  const published = (await (await file()).json()) as PublishedEvaluation
  const at = published.communities.findIndex(({ id }) => id === units.east2)
  const few = published.communities[at]
  if (!few) throw new Error('no such community')
  const added = Array.from({ length: 44 }, (_, number) => ({
    ...{ receipt: `ADDED-${number}`, communityId: few.id, source: null, answers: null },
  }))
  const more = { ...few, voted: 51, ballots: 51, paper: null, isSufficient: true }
  const { code, said } = await recounted({
    ...published,
    ballots: [...published.ballots, ...added],
    communities: published.communities.with(at, more),
  })
  expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('有 51 张票，抽出的只有 50 户') })
  expect(said).toContain('1 处不一致')
})

test('a list downloaded before there was a draw in it is counted all the same', async () => {
  const published = (await (await file()).json()) as PublishedEvaluation
  const { drawing: _, ...rest } = published
  const communities = published.communities.map(({ drawn: __, ...community }) => community)
  const { code, said } = await recounted({ ...rest, communities } as unknown as PublishedEvaluation)
  expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('此清单没有抽样数据') })
  expect(said).toContain('47 张选票，重新计票与公布结果一致\n')
})

test('more evaluations than one page names are on the next, none on both', async () => {
  await api.database.pool.query(
    `INSERT INTO evaluation SELECT (jsonb_populate_record(e, jsonb_build_object(
       'id', gen_random_uuid(), 'number', 'PY-' || n, 'year', n, 'state', CASE WHEN n < 1900 THEN 'stopped' ELSE e.state END))).*
     FROM evaluation e, generate_series(1800, 2019) n WHERE e.id = $1`,
    [evaluation.id],
  )
  const pages = []
  for (let path: string | undefined = '/ballots'; path !== undefined;) {
    const text = await (await fetch(api.url + path)).text()
    pages.push(text)
    path = /href="([^"]*)">后/.exec(text)?.[1]?.replaceAll('&amp;', '&')
  }
  expect(pages.map(text => /[前后] \d+ 个评议/.exec(text)?.[0])).toEqual(['后 21 个评议', '前 100 个评议'])
  const named = pages.flatMap(text => text.match(/href="[^"]*" download/g) ?? [])
  expect([named.length, new Set(named).size]).toEqual([121, 121])
  expect(pages.flatMap(text => text.match(/（已中止）/g) ?? [])).toHaveLength(100)
  await api.database.pool.query('DELETE FROM evaluation WHERE year < 2020')
})

test('whoever looks again and again is told to wait, on the same page', async () => {
  const looks = Array.from({ length: 130 }, () => fetch(`${api.url}/ballots`))
  const answers = await Promise.all(looks)
  const refused = answers.find(({ status }) => status === 429)
  expect(refused?.headers.get('content-type')).toContain('text/html')
  expect(await refused?.text()).toMatch(/稍后再[^]*输入回执/)
})

test('the file is put together once, however many download it, and not for a flood from one network', async () => {
  const first = await (await file()).text()
  const called = (title: string) =>
    api.database.pool.query('UPDATE evaluation SET title = $2 WHERE id = $1', [evaluation.id, title])
  await called('另一个名称')
  expect(await (await file()).text()).toBe(first)
  await called('2026年度群众民主评议')
  const flood = await Promise.all(Array.from({ length: 25 }, file))
  expect(new Set(flood.map(({ status }) => status))).toEqual(new Set([200, 429]))
})
