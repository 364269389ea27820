/** Substitutions begun at the same moment: what each is decided on is what the others left. */
import { randomUUID } from 'node:crypto'
import { localDateOf } from '#domain/calendar/local-date.js'
import { changeDirectory } from '#persistence/organisation/change-directory.js'
import { endSubstitution, substitute } from '#persistence/substitution/substitutions.js'
import { people } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { districtDatabase } from './support/databases.js'

let database: TestDatabase
const today = localDateOf(Date.now())
const inDays = (days: number) => localDateOf(Date.now() + days * 86_400_000)

beforeAll(async () => {
  database = await districtDatabase()
})
afterAll(() => database.drop())
beforeEach(() => database.pool.query('TRUNCATE substitution'))

const order = (by: string) => ({
  by,
  within: [],
  today,
  reason: '休假',
  request: { key: randomUUID(), bodyHash: '' },
})

const begin = (principalId: string, substituteId: string, changes: { from?: string; to?: string } = {}) => {
  const wanted = { principalId, substituteId, kinds: [], from: today, to: inDays(3), ...changes }
  return changeDirectory(database.pool, order(principalId), client =>
    substitute(client, order(principalId), wanted),
  )
}

const standing = async () => {
  const { rows } = await database.pool.query<{ pair: string }>(
    `SELECT principal_id || ' → ' || substitute_id AS pair FROM substitution WHERE ended_at IS NULL ORDER BY 1`,
  )
  return rows.map(({ pair }) => pair)
}

const { liaison, otherLiaison, agencySecretary } = people

test('each for the other at the same moment: one stands, the other is refused as a circle', async () => {
  for (let round = 0; round < 10; round += 1) {
    await database.pool.query('TRUNCATE substitution')
    const answers = await Promise.all([begin(liaison, otherLiaison), begin(otherLiaison, liaison)])
    expect(answers.filter(answer => 'id' in answer)).toHaveLength(1)
    expect(answers).toContainEqual({ refused: 'substitutionCircle' })
    expect(await standing()).toHaveLength(1)
  }
})

test('three who would go round at the same moment: two stand', async () => {
  const answers = await Promise.all([
    begin(liaison, otherLiaison),
    begin(otherLiaison, agencySecretary),
    begin(agencySecretary, liaison),
  ])
  expect(answers.filter(answer => 'refused' in answer)).toEqual([{ refused: 'substitutionCircle' }])
  expect(await standing()).toHaveLength(2)
})

test('the same person away twice on one day: one stands', async () => {
  const answers = await Promise.all([begin(liaison, otherLiaison), begin(liaison, agencySecretary)])
  expect(answers).toContainEqual({ refused: 'substitutionExists' })
  expect(await standing()).toHaveLength(1)
})

test('ended early, the days are free again; ended twice at the same moment, once', async () => {
  const answer = await begin(liaison, otherLiaison)
  const id = 'id' in answer ? answer.id : ''
  const end = (by: string) =>
    changeDirectory(database.pool, order(by), client => endSubstitution(client, order(by), id))
  expect(await end(agencySecretary)).toEqual({ refused: 'substitutionOthers' })
  expect(await Promise.all([end(liaison), end(otherLiaison)])).toEqual(
    expect.arrayContaining([{ id }, { refused: 'substitutionEnded' }]),
  )
  expect(await begin(otherLiaison, liaison)).toMatchObject({ id: expect.any(String) as string })
})

test('the same request again is the same substitution', async () => {
  const request = order(liaison)
  const wanted = { principalId: liaison, substituteId: otherLiaison, kinds: [], from: today, to: today }
  const send = () => changeDirectory(database.pool, request, client => substitute(client, request, wanted))
  const [one, two] = await Promise.all([send(), send()])
  expect(one).toEqual(two)
  expect(await standing()).toHaveLength(1)
})
