/**
 * Every screen of every page that residents see, at 360 pixels: nothing that accessibility rules find fault with, letters of
 * 18 and targets of 60, and so small that a slow line brings it.
 */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { repositoryRoot } from '#config/repository.js'
import { appraisalOverview } from '#contracts/http/appraisals.js'
import { slipPath } from '#contracts/http/voting.js'
import { weekPage } from '#contracts/http/weekly-weeks.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { openedWeekOf } from '#domain/weekly/weekly-rules.js'
import { keepUrns } from '#ballots/keep-urns.js'
import { castBallots } from '#persistence/evaluation/cast-ballots.js'
import { closeUrn } from '#persistence/evaluation/count-urn.js'
import { advanceWeeks } from '#persistence/weekly/advance-weeks.js'
import { seedActivity } from '#testing/activities.js'
import { seedAttendance } from '#testing/attendances.js'
import { people, units } from '#testing/claims.js'
import { seedEvaluation, testUrnKeys, voteOf, type SeededEvaluation } from '#testing/evaluations.js'
import { newKey, testApi, type TestApi } from '../api/support/api.js'
import { launchBrowser } from './support/browser.js'
import { phone } from './support/portal.js'

const { keys, remove } = testUrnKeys()
let api: TestApi
let browser: Browser
let evaluation: SeededEvaluation

beforeAll(async () => {
  const WEB_DIR = process.env.WEB_DIR ?? join(repositoryRoot(), 'dist', 'web')
  ;[api, browser] = await Promise.all([testApi({ WEB_DIR }), launchBrowser()])
  evaluation = await seedEvaluation(api.database.pool, keys)
})
afterAll(async () => {
  remove()
  await browser.close()
  await api.close()
})

const axe = readFileSync(join(repositoryRoot(), 'node_modules/axe-core/axe.min.js'), 'utf8')

/** What accessibility rules find, and what older eyes and fingers cannot do with. */
const faultsOf = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe)
  const found = await page.evaluate<string[]>(
    `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target)))`,
  )
  const small = await page.evaluate<string[]>(`[
    ...[...document.querySelectorAll('main *')]
      .filter(each => each.offsetParent !== null && each.innerText && parseFloat(getComputedStyle(each).fontSize) < 18)
      .map(each => 'small letters: ' + each.innerText),
    ...[...document.querySelectorAll('button, input:not([type=hidden]), textarea, main a')]
      .filter(each => each.offsetParent !== null)
      .filter(each => each.getBoundingClientRect().height < 60 || each.getBoundingClientRect().width < 60)
      .map(each => 'small target: ' + (each.innerText || each.id)),
    ...(document.documentElement.scrollWidth > 360 ? ['wider than the phone'] : []),
  ]`)
  return [...found, ...small]
}

/** Goes on as a thumb does: the first choice, or what is typed and the coloured button, until neither is there. @returns headings seen */
const walk = async (path: string, typed: Record<string, string> = {}): Promise<string[]> => {
  const context = await browser.newContext({ ...phone, baseURL: api.url, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(path)
  const seen: string[] = []
  for (let screens = 0; screens < 15; screens += 1) {
    const heading = await page.locator('h1').first().innerText()
    seen.push(heading)
    expect([heading, await faultsOf(page)]).toEqual([heading, []])
    for (const [name, value] of Object.entries(typed))
      if (await page.locator(`[name="${name}"]:not([type=hidden])`).count())
        await page.locator(`[name="${name}"]:not([type=hidden])`).fill(value)
    const choices = page.locator('.choice')
    const button = (await choices.count()) > 0 ? choices.first() : page.locator('.next').first()
    if ((await button.count()) === 0 || /再/.test(await button.innerText())) break
    await Promise.all([page.waitForEvent('load'), button.click()])
  }
  await context.close()
  return seen
}

const seedPublished = async (): Promise<string> => {
  const { pool } = api.database
  const last = await seedEvaluation(pool, keys, { year: 2025, title: '2025年度群众民主评议' })
  const votes = (last.slips[units.east1] ?? []).map(slip => voteOf(last, units.east1, slip, [1, 2, 5]))
  await castBallots(pool, votes)
  await closeUrn(pool, last.id)
  await keepUrns(pool, keys)
  await pool.query(`UPDATE evaluation SET state = 'published' WHERE id = $1`, [last.id])
  return votes[0]?.receipt ?? ''
}

const tokenOf = (at: number) => evaluation.slips[units.east1]?.[at]?.token ?? ''

test('/vote: from the code to the receipt; with a slip that has voted; with a code that opens nothing', async () => {
  const seen = await walk('/vote', { code: tokenOf(0), comment: '来得准时' })
  expect(seen).toEqual([
    expect.stringContaining('请扫选票纸上的二维码'),
    ...Array.from({ length: 3 }, () => expect.stringContaining('满意吗')),
    expect.stringContaining('还有什么想说的'),
    expect.stringContaining('请再看一遍'),
    expect.stringContaining('已经投进票箱'),
  ])
  expect(await walk(slipPath(tokenOf(0)))).toEqual(['这张票已经投过了'])
  expect((await walk('/vote', { code: 'nothing' })).length).toBeGreaterThan(1)
})

test('/ballots: the list, a ballot that is found and one that is not', async () => {
  const receipt = await seedPublished()
  expect((await walk('/ballots', { receipt })).at(-1)).toContain('您的票在清单里')
  expect((await walk('/ballots', { receipt: 'AAAA-AAAA-AAAA-AAAA' })).length).toBeGreaterThan(1)
})

test('/appraise, /need and /recommend: every screen to the end', async () => {
  const { pool } = api.database
  const secretary = await api.as(people.east1Secretary)
  const { id } = await seedActivity(pool, { id: randomUUID() })
  await seedAttendance(pool, id)
  const makeCodes = { command: { name: 'makeCodes', kind: 'slip', count: 1 } }
  await secretary.command(`/api/appraisals/${id}`, newKey(), makeCodes)
  const { codes } = appraisalOverview.parse((await secretary.get(`/api/appraisals/${id}`)).body)
  expect((await walk(codes[0]?.path ?? '', { comment: '很好' })).at(-1)).toContain('收到了')

  expect((await walk('/need', { text: '楼下路灯不亮，晚上看不清路。' })).at(-1)).toContain('收到了')

  const today = localDateOf(Date.now())
  const { week } = openedWeekOf(today)
  await advanceWeeks(pool, today)
  // The tests run on weekends, too.
  await pool.query('UPDATE weekly_selection SET recommend_until = sunday WHERE week = $1', [week])
  const address = `/api/weekly-selections/${units.east1}/${week}`
  await secretary.command(address, newKey(), { command: { name: 'makeCode' } })
  const { code } = weekPage.parse((await secretary.get(address)).body)
  const typed = { named: '三栋修水管的王师傅', reason: '下雨天来修好了水管，没要一分钱' }
  expect((await walk(code?.path ?? '', typed)).length).toBeGreaterThan(3)
})

test('the page of a vote with all that it loads comes in 60 KB', async () => {
  const context = await browser.newContext({ ...phone, baseURL: api.url })
  const page = await context.newPage()
  const sizes: Promise<number>[] = []
  page.on('response', reply => sizes.push(reply.body().then(body => brotliCompressSync(body).length)))
  await page.goto(slipPath(tokenOf(1)), { waitUntil: 'networkidle' })
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  expect(sizes.length).toBeGreaterThan(1)
  expect(bytes).toBeGreaterThan(1_000)
  expect(bytes).toBeLessThanOrEqual(60 * 1024)
  await context.close()
})

test('a screen with letters too pale, too small, and a field without a name is found', async () => {
  const page = await (await browser.newContext(phone)).newPage()
  await page.setContent(
    `<main><p style="color:#bbb">颜色太浅的字</p><p style="font-size:12px">小</p><input><button style="height:30px">低</button></main>`,
  )
  const found = (await faultsOf(page)).join()
  for (const fault of ['color-contrast', 'label', 'small letters', 'small target'])
    expect(found).toContain(fault)
  await page.context().close()
})

test('an icon is where browsers look for one, as they read it', async () => {
  const page = await browser.newPage({ baseURL: api.url })
  await page.goto('/favicon.ico')
  expect(await page.evaluate('document.images[0]?.naturalWidth')).toBe(48)
  await page.close()
})
