/** The whole platform on a database and a namespace of its own, and a browser in front of it. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { repositoryRoot } from '#config/repository.js'
import { testApi, type TestApi } from '../../api/support/api.js'
import { launchBrowser } from './browser.js'
import { Desk } from './desk.js'

const patienceMs = 40_000

export const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
}

const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }

export interface Portal {
  api: TestApi
  /** A browser window in which this person has signed in; nobody without a person. */
  open(personId?: string, options?: BrowserContextOptions): Promise<Desk>
  close(): Promise<void>
}

/** Starts the platform with the built portal. @throws when `dist/web` has not been built */
export const testPortal = async (environment: NodeJS.ProcessEnv = {}): Promise<Portal> => {
  const webFolder = process.env.WEB_DIR ?? join(repositoryRoot(), 'dist', 'web')
  if (!existsSync(join(webFolder, 'index.html')))
    throw new Error('build the portal first: npx vite build apps/web')
  const api = await testApi({ WEB_DIR: webFolder, ...environment })
  await api.startWorker()
  const browser = await launchBrowser()
  return {
    api,
    open: async (personId, options) => {
      const context = await browser.newContext({
        baseURL: originOf(api),
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        reducedMotion: 'reduce',
        ...desk,
        ...options,
      })
      context.setDefaultTimeout(patienceMs)
      if (personId) await signIn(context.request, personId, originOf(api))
      return new Desk(await context.newPage())
    },
    close: async () => {
      await browser.close()
      await api.close()
    },
  }
}

const originOf = ({ url }: TestApi): string => url.replace('[::1]', 'localhost')

type Requests = ReturnType<Page['context']>['request']

const signIn = async (requests: Requests, personId: string, origin: string): Promise<void> => {
  const reply = await requests.post('/api/demo/sign-in', { data: { personId }, headers: { origin } })
  if (!reply.ok()) throw new Error(`${personId} cannot sign in: ${await reply.text()}`)
}
