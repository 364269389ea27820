/** No code stands in the audit's details: whatever a request may name has a word. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'
import { lifecycles } from '#workflows/lifecycles.js'
import { actLabel, kindNames } from '../lifecycle/labels.js'
import { commandWord } from './command-words.js'
import { detailLabels, kindWords } from './detail-words.js'
import { keptDetails } from './subject-of.js'

interface Schema {
  $ref?: string
  const?: string
  enum?: string[]
  properties?: Record<string, Schema>
}
interface Operation {
  operationId: string
  requestBody?: Schema
}
const { paths, components } = JSON.parse(
  readFileSync(join(repositoryRoot(), 'apps/web/src/api/openapi.json'), 'utf8'),
) as { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema> } }

/** All that a body may hold under a name, wherever in it. */
const valuesOf = (schema: unknown, name: string): string[] => {
  if (typeof schema !== 'object' || schema === null) return []
  const { $ref, properties } = schema as Schema
  const known = $ref === undefined ? undefined : components.schemas[$ref.split('/').at(-1) ?? '']
  const own = properties?.[name]
  return [
    ...(own?.const === undefined ? [] : [own.const]),
    ...(own?.enum ?? []),
    ...valuesOf(known, name),
    ...Object.values(schema).flatMap(each => valuesOf(each, name)),
  ]
}
const asked = (name: string) =>
  Object.values(paths)
    .flatMap(methods => Object.values(methods))
    .flatMap(({ operationId, requestBody }) =>
      valuesOf(requestBody, name).map(value => [operationId, value] as const),
    )
const isWord = (text: string) => /^[\p{Script=Han}、]+$/u.test(text)

test('every command', () => {
  const commands = asked('name')
  expect(commands.length).toBeGreaterThan(60)
  expect(commands.filter(([operation, name]) => !isWord(commandWord(operation, name)))).toEqual([])
})

test('every kind', () => {
  const kinds = [...asked('kind').map(([, kind]) => kind), ...kindNames().map(({ kind }) => kind)]
  expect(kinds.filter(kind => !kindWords[kind] && !lifecycles[kind])).toEqual([])
})

test('every act of every kind of process', () => {
  const acts = Object.entries(lifecycles).flatMap(([kind, { forms }]) =>
    Object.values(forms).flatMap(form => Object.keys(form.acts).map(act => [kind, act] as const)),
  )
  expect(acts.length).toBeGreaterThan(50)
  expect(acts.filter(([kind, act]) => actLabel(kind, act) === act)).toEqual([])
})

test('every detail that is kept of a request', () => {
  expect([...keptDetails, 'command'].filter(name => !isWord(detailLabels[name] ?? name))).toEqual([])
})
