/** The first question on an old phone and a slow line, beside the same page lying ready in a file. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync } from 'node:zlib'
import { chromium, type Browser } from 'playwright-core'
import { slipPath } from '#contracts/http/voting.js'
import { apiEntry, type Station } from '#testing/ballots/station.js'
import { units } from '#testing/claims.js'
import type { Measured } from '../harness/figures.js'
import { alternate, compared } from '../harness/pairs.js'
import { say } from '../harness/report.js'
import { median } from '../harness/statistics.js'

const pairs = 5
const turns = 2
const slowLine = { offline: false, latency: 150, downloadThroughput: 50_000, uploadThroughput: 50_000 }
const processorTimes = 6

/** A visit by a phone that has nothing kept. @returns milliseconds until the question stands there */
const visit = async (browser: Browser, address: string): Promise<number> => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', slowLine)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: processorTimes })
  await page.goto(address, { waitUntil: 'load' })
  const painted = await page.evaluate<number>(
    `new Promise(resolve => new PerformanceObserver(list => resolve(list.getEntries()[0].startTime))
      .observe({ type: 'largest-contentful-paint', buffered: true }))`,
  )
  await context.close()
  return painted
}

const fileServer = (files: ReadonlyMap<string, { type: string; body: Buffer }>) =>
  createServer((request, reply) => {
    const file = files.get(request.url ?? '')
    reply.writeHead(file ? 200 : 404, { 'content-type': file?.type ?? 'text/plain' })
    reply.end(file?.body)
  })

const fileOf = async (address: string) => {
  const reply = await fetch(address)
  return { type: reply.headers.get('content-type') ?? '', body: Buffer.from(await reply.arrayBuffer()) }
}

export const firstQuestion = async (station: Station): Promise<Measured[]> => {
  say('在慢网、慢处理器的浏览器里打开第一题…')
  const { slips } = await station.evaluation(1)
  const server = await station.serve(apiEntry)
  const path = slipPath(slips[units.east1]?.[0]?.token ?? '')
  const ours = `http://127.0.0.1:${server.port}`
  const page = await fileOf(`${ours}${path}`)
  const script = await fileOf(`${ours}/residents.js`)
  if (!page.body.includes('第 1 题') || !script.type.includes('javascript'))
    throw new Error(`that is no first question: ${page.body.toString('utf8')}`)
  const files = fileServer(
    new Map([
      ['/', page],
      ['/residents.js', script],
    ]),
  )
  await new Promise<void>(resolve => files.listen(0, '127.0.0.1', resolve))
  const beside = `http://127.0.0.1:${(files.address() as AddressInfo).port}/`
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  })
  try {
    const open = { ours: () => visit(browser, `${ours}${path}`), beside: () => visit(browser, beside) }
    await open.ours()
    await open.beside()
    const measured = await alternate({ pairs, turns, ...open })
    const figure = 'first question, ms, 400 kbit/s and CPU ×6, beside the same page from a file'
    const kilobytes =
      [page, script].reduce((sum, { body }) => sum + brotliCompressSync(body).length, 0) / 1024
    return [
      compared(figure, '≤1.5', measured, median),
      { figure: 'page of the first question with all it loads, KB of Brotli', ours: kilobytes, bar: '≤60' },
    ]
  } finally {
    await browser.close()
    files.close()
    await server.kill()
  }
}
