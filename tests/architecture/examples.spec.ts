/** Every example of the OpenAPI document is a body that its route takes, and every act in one is taken by a kind of process. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv'
import { repositoryRoot } from '#config/repository.js'
import { lifecycles } from '#workflows/lifecycles.js'
import { checkedBody } from '../../apps/api/src/processes/act-body.js'

interface Body {
  schema: object
  examples?: Record<string, { value: unknown }>
}
interface Operation {
  operationId: string
  requestBody?: { content: Record<string, Body> }
}
interface Document {
  paths: Record<string, Record<string, Operation>>
}

const kept = readFileSync(join(repositoryRoot(), 'apps/web/src/api/openapi.json'), 'utf8')
const document = JSON.parse(kept) as Document

/** Its references lead into the whole document, which is read once for all. */
const within = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')) as object

const flawsOf = (whole: Document): string[] => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })
  ajv.addSchema({ $id: 'document', ...whole })
  return Object.values(whole.paths)
    .flatMap(operations => Object.values(operations))
    .flatMap(({ operationId, requestBody }) => {
      const { schema, examples = {} } = requestBody?.content['application/json'] ?? { schema: {} }
      const takes = ajv.compile(within(schema))
      return Object.entries(examples).flatMap(([name, { value }]) =>
        takes(value) ? [] : [`${operationId} ${name}: ${ajv.errorsText(takes.errors)}`],
      )
    })
}

test('examples fit the schemas beside them', () => {
  expect(flawsOf(document)).toEqual([])
})

test('planted: an example that does not fit is found', () => {
  const body = { schema: { type: 'object', required: ['reason'] }, examples: { bare: { value: {} } } }
  const post = { operationId: 'remove', requestBody: { content: { 'application/json': body } } }
  expect(flawsOf({ paths: { '/api/planted': { post } } })).toEqual([
    "remove bare: data must have required property 'reason'",
  ])
})

/** How many acts of that name, of whatever kind and form, take the body. */
const takers = (act: string, body: unknown): number =>
  Object.entries(lifecycles).flatMap(([kind, { forms }]) =>
    Object.keys(forms).filter(form => {
      try {
        checkedBody(kind, form, act, body)
        return true
      } catch {
        return false
      }
    }),
  ).length

test('the bodies of acts are taken by a form', () => {
  const { examples = {} } =
    document.paths['/api/processes/{id}/acts']?.post?.requestBody?.content['application/json'] ?? {}
  const acts = Object.values(examples).map(({ value }) => value as { act: string; body: unknown })
  expect(acts.length).toBeGreaterThan(2)
  expect(acts.filter(({ act, body }) => takers(act, body) === 0)).toEqual([])
  expect(takers('sign', { answers: 'all' })).toBe(0)
})
