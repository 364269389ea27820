/** The portal on a phone 360 pixels wide: nothing beyond the edge, the acts under the thumb. */
import { claimTerms, people } from '#testing/claims.js'
import { offered } from '../api/support/offer.js'
import type { Desk } from './support/desk.js'
import { phone, testPortal, type Portal } from './support/portal.js'

let portal: Portal
let processId: string

beforeAll(async () => {
  portal = await testPortal()
  const agency = await portal.api.as(people.liaison)
  processId = await offered(agency, { terms: claimTerms({ content: '清理楼道杂物，修复照明，'.repeat(12) }) })
})
afterAll(() => portal.close())

const pagesOf: [string, string[]][] = [
  [
    people.liaison,
    ['/', '/inbox?box=started', '/projects', '/projects/east-1-2', '/claims/new?project=east-1-2'],
  ],
  [people.east1Secretary, ['/inbox', '/claims', '/messages', '/nowhere']],
  [people.officer, ['/reports', '/processes']],
  [people.systemAdministrator, ['/processes']],
]

const widePages = async (desk: Desk, paths: string[]): Promise<string[]> => {
  const wide: string[] = []
  for (const path of paths) {
    await desk.goTo(path)
    const overflow = await desk.overflow()
    if (overflow > 0) wide.push(`${path} by ${overflow}px`)
  }
  return wide
}

test('no page is wider than the screen', async () => {
  const signIn = await portal.open(undefined, phone)
  const wide = await widePages(signIn, ['/sign-in'])
  for (const [person, paths] of pagesOf) {
    const desk = await portal.open(person, phone)
    wide.push(...(await widePages(desk, [...paths, `/processes/${processId}`])))
    await desk.close()
  }
  expect(wide).toEqual([])
})

test('a page that is too wide would be noticed', async () => {
  const desk = await portal.open(people.liaison, phone)
  await desk.goTo('/')
  await desk.page.evaluate("document.querySelector('h1').style.width = '400px'")
  expect(await desk.overflow()).toBeGreaterThan(0)
  await desk.close()
})

test('the acts are within reach without scrolling, and their forms fit', async () => {
  const desk = await portal.open(people.east1Secretary, phone)
  await desk.goTo(`/processes/${processId}`)
  const sign = desk.page.getByRole('toolbar').getByRole('button', { name: '签署', exact: true })
  const place = await sign.boundingBox()
  expect(place && place.y + place.height).toBeLessThanOrEqual(740)
  expect(place?.height).toBeGreaterThanOrEqual(40)
  await desk.begin('提出修改')
  expect(await desk.overflow()).toBe(0)
  await desk.close()
})
