import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryRoot } from '#config/repository.js'
import { termsLabels } from '#contracts/http/terms-labels.js'
import { accountStates, linkPurposes, signInSteps } from '#domain/accounts/account-states.js'
import { regionsOf, type Lifecycle } from '#domain/kernel/lifecycle.js'
import { changeStates } from '#domain/policy/policy-change.js'
import { roles, unitKinds } from '#domain/organisation/roles.js'
import { lifecycles } from '#workflows/lifecycles.js'

type Term = [code: string, label: string]

const glossary = readFileSync(join(repositoryRoot(), 'docs/glossary.md'), 'utf8')

/** A row that names both: `| 社区 | `community` | … |`. */
const isListed = ([code, label]: Term): boolean =>
  glossary
    .split('\n')
    .map(line => line.split('|').map(cell => cell.trim()))
    .some(([, chinese, english]) => chinese === label && english === `\`${code}\``)

const termsOf = (lifecycle: Lifecycle): Term[] => [
  [lifecycle.kind, lifecycle.label],
  ...Object.values(regionsOf(lifecycle)).flatMap(stages =>
    Object.entries(stages).map(([code, { label }]): Term => [code, label]),
  ),
  ...Object.entries(lifecycle.forms).flatMap(([code, { label, acts }]): Term[] => [
    [code, label],
    ...Object.entries(acts).map(([act, spec]): Term => [act, spec.label]),
  ]),
]

const missing = (terms: Term[]): string[] =>
  terms.filter(term => !isListed(term)).map(([code, label]) => `${label} ${code}`)

test('the glossary lists every role and kind of unit as the code calls them', () => {
  expect(missing([...Object.entries(roles), ...Object.entries(unitKinds)])).toEqual([])
})

test.each(Object.values(lifecycles).map(lifecycle => [lifecycle.kind, lifecycle] as const))(
  'the glossary lists every stage, form and act of %s',
  (kind, lifecycle) => {
    // The title of a kind is its section's.
    const [[, label] = ['', '']] = termsOf(lifecycle)
    expect(glossary).toContain(`## ${label} \`${kind}\``)
    expect(missing(termsOf(lifecycle).slice(1))).toEqual([])
  },
)

test('the glossary lists what is negotiated', () => {
  expect(missing(Object.entries(termsLabels))).toEqual([])
})

test('the glossary lists where an account stands and what signing in asks for', () => {
  expect(missing([accountStates, linkPurposes, signInSteps].flatMap(words => Object.entries(words)))).toEqual(
    [],
  )
})

test('the glossary lists where a change of policy stands', () => {
  expect(missing(Object.entries(changeStates))).toEqual([])
})

test('a term that is not listed, or listed under another name, is found', () => {
  expect(missing([['community', '小区']])).toEqual(['小区 community'])
  expect(missing([['ombudsman', '督导员']])).toEqual(['督导员 ombudsman'])
})
