/**
 * Takes the pictures of docs/images from a running demo portal:
 *   node dist/tests/e2e/take-screenshots.js http://127.0.0.1:3000
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import type { Browser, Page } from 'playwright-core'
import { repositoryRoot } from '#config/repository.js'
import type { processList } from '#contracts/http/processes.js'
import type { demoAccounts } from '#contracts/http/session.js'
import { launchBrowser } from './support/browser.js'
import { settled } from './support/desk.js'

interface Picture {
  name: string
  /** The role whose busiest card signs in; nobody for the sign-in page. */
  role?: string
  /** An address, or the stage of a claim whose page is wanted. */
  at: { path: string } | { stage: string }
  /** The act whose form is open. */
  act?: string
  isPhone?: boolean
}

const officer = 'OrganizationDepartmentOfficer'

const pictures: Picture[] = [
  { name: 'sign-in', at: { path: '/sign-in' } },
  { name: 'home', role: officer, at: { path: '/' } },
  { name: 'inbox', role: officer, at: { path: '/inbox' } },
  { name: 'inbox-phone', role: officer, at: { path: '/inbox' }, isPhone: true },
  { name: 'projects', role: 'AgencyLiaison', at: { path: '/projects' } },
  { name: 'claim-renegotiating', role: officer, at: { stage: 'renegotiating' } },
  { name: 'claim', role: officer, at: { stage: 'awaitingApproval' } },
  { name: 'claim-return', role: officer, at: { stage: 'awaitingApproval' }, act: '发回重新协商' },
  { name: 'claim-delivering', role: officer, at: { stage: 'delivering' } },
  { name: 'claim-phone', role: officer, at: { stage: 'awaitingApproval' }, isPhone: true },
  { name: 'reports', role: officer, at: { path: '/reports' } },
  { name: 'administration', role: 'SystemAdministrator', at: { path: '/processes' } },
  { name: 'policies', role: 'SystemAdministrator', at: { path: '/admin/policies' } },
  { name: 'notices', role: 'SystemAdministrator', at: { path: '/admin/notices' } },
  { name: 'calendar', role: 'SystemAdministrator', at: { path: '/calendar' } },
  { name: 'check-ins', role: 'SubdistrictCoordinator', at: { path: '/check-ins?view=register' } },
  { name: 'check-ins-phone', role: 'CommunityDeputySecretary', at: { path: '/check-ins' }, isPhone: true },
]

const screens = { desktop: { width: 1280, height: 800 }, phone: { width: 360, height: 720 } }

const signIn = async (page: Page, role: string): Promise<void> => {
  const answer = await page.request.get('/api/demo/accounts')
  const { accounts } = (await answer.json()) as z.infer<typeof demoAccounts>
  const [busiest] = accounts.filter(each => each.role === role).sort((a, b) => b.openTasks - a.openTasks)
  const done = await page.request.post('/api/demo/sign-in', { data: { personId: busiest?.personId } })
  if (!done.ok()) throw new Error(`nobody signed in as ${role}: ${await done.text()}`)
}

const pathOf = async (page: Page, at: Picture['at']): Promise<string> => {
  if ('path' in at) return at.path
  const answer = await page.request.get(`/api/processes?stage=${at.stage}&limit=1`)
  const { items } = (await answer.json()) as z.infer<typeof processList>
  if (!items[0]) throw new Error(`the demo has no claim in stage ${at.stage}`)
  return `/processes/${items[0].id}`
}

const take = async (browser: Browser, baseURL: string, picture: Picture): Promise<void> => {
  const viewport = picture.isPhone ? screens.phone : screens.desktop
  const context = await browser.newContext({
    baseURL,
    viewport,
    locale: 'zh-CN',
    isMobile: picture.isPhone ?? false,
  })
  const page = await context.newPage()
  if (picture.role) await signIn(page, picture.role)
  await page.goto(await pathOf(page, picture.at))
  await settled(page)
  if (picture.act) {
    await page.getByRole('toolbar').getByRole('button', { name: picture.act, exact: true }).click()
    await page.getByRole('dialog').waitFor()
  }
  await page.screenshot({
    path: join(repositoryRoot(), 'docs/images', `${picture.name}.png`),
    animations: 'disabled',
  })
  await context.close()
}

const takeAll = async (baseURL: string): Promise<void> => {
  mkdirSync(join(repositoryRoot(), 'docs/images'), { recursive: true })
  const browser = await launchBrowser()
  for (const picture of pictures) await take(browser, baseURL, picture)
  await browser.close()
}

const [, , portal] = process.argv
if (!portal) throw new Error('the address of a running demo portal is missing')
void takeAll(portal)
