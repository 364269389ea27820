/** The audit knows every operation by a Chinese name, and every route that shows somebody's record. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'
import { auditOperations } from '#contracts/http/audit-operations.js'
import { policies, type Policy } from '../../apps/api/src/access/policies.js'

interface Operation {
  operationId: string
  responses?: unknown
}
interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown> }
}

const kept = readFileSync(join(repositoryRoot(), 'apps/web/src/api/openapi.json'), 'utf8')
const document = JSON.parse(kept) as Document

const routesOf = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      route: `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
      operation,
    })),
  )

test('every operation has a Chinese name in libs/contracts/src/http/audit-operations.ts', () => {
  const audited = routesOf(document).filter(({ route }) => route.includes(' /api/'))
  const unnamed = audited.filter(({ operation }) => !auditOperations[operation.operationId])
  expect(unnamed.map(({ route, operation }) => `${operation.operationId} (${route})`)).toEqual([])
  for (const name of Object.values(auditOperations)) expect(name).toMatch(/^\p{Script=Han}/u)
})

/** What is in a person's record, and in no list of offices. */
const personal = /"(phone|staffNumber|joinedOn|leftOn|livesIn\w*|email)":/

/** The schemas of an answer, with whatever they refer to, as text. */
const answerOf = ({ components }: Document, { responses }: Operation): string => {
  const seen = new Set<string>()
  const text = [JSON.stringify(responses ?? {})]
  for (const each of text)
    for (const [, name = ''] of each.matchAll(/#\/components\/schemas\/(\w+)/g))
      if (!seen.has(name)) {
        seen.add(name)
        text.push(JSON.stringify(components.schemas[name] ?? {}))
      }
  return text.join()
}

/** What residents said of people, or what came of it. */
const judging = /\/evaluations\/:id\/(judged|results|comments|objections)|\/last-results$/

const isAboutPeople = ({ route, operation }: ReturnType<typeof routesOf>[number], within: Document) =>
  /\/(people|persons|members|roster)(\/|$)/.test(route) ||
  judging.test(route) ||
  personal.test(answerOf(within, operation))

const unflagged = (within: Document, rows: Record<string, Policy>): string[] =>
  routesOf(within)
    .filter(each => each.route.startsWith('GET ') && isAboutPeople(each, within))
    .map(({ route }) => route)
    .filter(route => rows[route]?.looksAt !== 'person')

test(`every route that shows people's records says looksAt: 'person' in apps/api/src/access/policies.ts`, () => {
  expect(unflagged(document, policies)).toEqual([])
})

test('planted: a route that names a person, by its address or deep in its answer, is found', () => {
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
  const planted: Document = {
    paths: {
      '/api/people/{id}': { get: { operationId: 'person' } },
      '/api/rows': { get: { operationId: 'rows', responses: { 200: ref('Rows') } } },
      '/api/evaluations/{id}/comments': { get: { operationId: 'comments' } },
      '/api/processes/{id}/last-results': { get: { operationId: 'lastResults' } },
      '/api/units': { get: { operationId: 'units', responses: { 200: ref('Unit') } } },
    },
    components: {
      schemas: {
        Rows: { items: ref('Row') },
        Row: { properties: { phone: { type: 'string' } } },
        Unit: { properties: { name: { type: 'string' } } },
      },
    },
  }
  const judged = ['GET /api/evaluations/:id/comments', 'GET /api/processes/:id/last-results']
  const routes = ['GET /api/people/:id', 'GET /api/rows', ...judged]
  expect(unflagged(planted, {})).toEqual(routes)
  const flagged = Object.fromEntries(
    routes.map(route => [route, { who: 'signedIn', looksAt: 'person' } as const]),
  )
  expect(unflagged(planted, flagged)).toEqual([])
})
