/** The OpenAPI document is the one the web was built from, and what routes answer is what it says. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { claimCounts } from '#contracts/http/claims.js'
import { holders, projectDetail, projectList, unitDetail, unitList } from '#contracts/http/directory.js'
import { categories } from '#contracts/http/categories.js'
import { processList } from '#contracts/http/processes.js'
import { inbox } from '#contracts/http/inbox.js'
import { demoAccounts, messages, readiness, session } from '#contracts/http/session.js'
import { repositoryRoot } from '#config/repository.js'
import { people } from '#testing/claims.js'
import { policies } from '../../apps/api/src/access/policies.js'
import { testApi, type TestApi } from './support/api.js'

interface Document {
  openapi: string
  paths: Record<
    string,
    Record<string, { operationId: string; requestBody?: { content: Record<string, { examples?: object }> } }>
  >
}

let api: TestApi
let document: Document
beforeAll(async () => {
  api = await testApi()
  document = (await api.visitor().get<Document>('/api/openapi.json')).body
})
afterAll(() => api.close())

test('it is the one the web keeps (node dist/apps/api/openapi.js writes it)', () => {
  const kept = readFileSync(join(repositoryRoot(), 'apps/web/src/api/openapi.json'), 'utf8')
  expect(document).toEqual(JSON.parse(kept))
})

test('it holds every route of the table but the documents themselves, the portal and pages of residents', () => {
  const described = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.keys(operations).map(method => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
  )
  const own = ['GET /*', 'GET /api/docs', 'GET /api/docs/:file', 'GET /api/openapi.json']
  const forms = ['/appraise', '/ballots', '/need', '/recommend', '/vote']
  const residents = forms.flatMap(path => [`GET ${path}`, `POST ${path}`])
  expect([...described, ...own, ...residents, 'GET /ballots/:id'].sort()).toEqual(
    Object.keys(policies).sort(),
  )
})

test('every command has an example', () => {
  const bodies = Object.values(document.paths).flatMap(({ post }) => post?.requestBody ?? [])
  expect(bodies.length).toBeGreaterThan(5)
  for (const { content } of bodies)
    expect(Object.keys(content['application/json']?.examples ?? {})).not.toEqual([])
})

test('a page to read it comes from here, and asks nobody else', async () => {
  const visitor = api.visitor()
  const page = await visitor.get<string>('/api/docs')
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
  expect(page.body).not.toMatch(/https?:\/\//)
  for (const [, path = ''] of page.body.matchAll(/(?:href|src)="([^"]+)"/g))
    expect(await visitor.get(path)).toMatchObject({ status: 200 })
  expect(await visitor.get('/api/docs/..%2f..%2fpackage.json')).toMatchObject({ status: 404 })
})

const answers: [string, z.ZodType][] = [
  ['/health/ready', readiness],
  ['/api/demo/accounts', demoAccounts],
  ['/api/session', session],
  ['/api/inbox', inbox],
  ['/api/messages', messages],
  ['/api/processes', processList],
  ['/api/units?kind=community&search=dong', unitList],
  ['/api/units/511702001001', unitDetail],
  ['/api/holders?unitId=511702', holders],
  ['/api/projects?status=open', projectList],
  ['/api/projects/east-1-1', projectDetail],
  ['/api/project-categories', categories],
  ['/api/claims/counts?from=2026-01-01&to=2026-12-31', claimCounts],
]

test.each(answers)('%s answers as its contract says', async (path, schema) => {
  const officer = await api.as(people.officer)
  const { body } = await officer.get<unknown>(path)
  expect(schema.parse(body)).toEqual(body)
})
