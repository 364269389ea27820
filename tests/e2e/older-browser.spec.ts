/** Officials' browsers are built on Chromium 86: what the language's library gained later is not there. */
import { people } from '#testing/claims.js'
import { offered } from '../api/support/offer.js'
import { testPortal, type Portal } from './support/portal.js'

const later: [owner: string, names: string[]][] = [
  ['Array.prototype', ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with']],
  ['String.prototype', ['at', 'isWellFormed', 'toWellFormed']],
  ['Object', ['hasOwn', 'groupBy']],
  ['Promise', ['withResolvers', 'try']],
  ['Crypto.prototype', ['randomUUID']],
  ['AbortSignal', ['any', 'timeout']],
  ['window', ['structuredClone']],
]
const forget = later.flatMap(([owner, names]) => names.map(name => `delete ${owner}.${name}`)).join(';')

let portal: Portal
let processId: string

beforeAll(async () => {
  portal = await testPortal()
  const agency = await portal.api.as(people.liaison)
  processId = await offered(agency, { projectId: 'east-1-1' })
})
afterAll(() => portal.close())

test('every page and the longest form work without them', async () => {
  const desk = await portal.open(people.east1Secretary)
  const complaints: string[] = []
  desk.page.on('pageerror', error => complaints.push(error.message))
  await desk.page.addInitScript(forget)
  for (const path of ['/', '/inbox', '/projects', '/projects/east-1-2', '/claims', '/reports', '/messages'])
    await desk.goTo(path)
  await desk.goTo(`/processes/${processId}`)
  expect(await desk.page.evaluate('typeof structuredClone')).toBe('undefined')
  await desk.act('提出修改', () => desk.field('服务次数').fill('9'))
  await desk.sees('修改 1 项')
  expect(complaints).toEqual([])
  await desk.close()
})
