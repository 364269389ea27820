/** How the portal's own files reach the browser: from here alone, compressed, and kept. */
import { people } from '#testing/claims.js'
import { testPortal, type Portal } from './support/portal.js'

/** Bytes below which compressing gains nothing. */
const worthCompressing = 1024
let portal: Portal
beforeAll(async () => {
  portal = await testPortal()
})
afterAll(() => portal.close())

test('the inbox loads nothing from elsewhere, compressed, and without a complaint of the browser', async () => {
  const desk = await portal.open(people.officer)
  const elsewhere: string[] = []
  const plain: string[] = []
  const complaints: string[] = []
  desk.page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  desk.page.on('pageerror', error => complaints.push(error.message))
  desk.page.on('response', response => {
    const address = new URL(response.url())
    if (address.origin !== new URL(portal.api.url).origin) elsewhere.push(response.url())
    const isLarge = Number(response.headers()['content-length']) >= worthCompressing
    if (address.pathname.endsWith('.js') && isLarge && !response.headers()['content-encoding'])
      plain.push(address.pathname)
  })
  await desk.goTo('/inbox')
  expect({ elsewhere, plain, complaints }).toEqual({ elsewhere: [], plain: [], complaints: [] })
  await desk.close()
})

test('a file that is not there is not the start page', async () => {
  const { url } = portal.api
  expect((await fetch(`${url}/assets/gone-12345678.js`)).status).toBe(404)
  const page = await fetch(`${url}/claims`)
  expect(page.headers.get('cache-control')).toBe('no-cache')
  expect(await page.text()).toContain('<meta name="renderer" content="webkit"')
})
