/** The tree changes as a whole or not at all, and its paths always say who hangs below whom. */
import { changeTree, UnitMissing, type TreeCommand } from '#persistence/organisation/change-tree.js'
import { placeAnew } from '#persistence/organisation/place-anew.js'
import { findHolders } from '#persistence/organisation/holders.js'
import { people, units } from '#testing/claims.js'
import type { TestDatabase } from '#testing/database.js'
import { districtDatabase } from './support/databases.js'

let database: TestDatabase
const today = '2026-11-20'

beforeEach(async () => {
  database = await districtDatabase()
})
afterEach(() => database.drop())

const order = { by: people.systemAdministrator, reason: '区划调整', today }
const change = (command: TreeCommand, preview = false) =>
  changeTree(database.pool, { ...order, preview }, command)

const tree = async (): Promise<Map<string, { parent: string | null; path: string }>> => {
  const { rows } = await database.pool.query<{ id: string; parent: string | null; path: string }>(
    'SELECT id, parent_id AS parent, path FROM org_unit',
  )
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

/** Units whose path is not what their superiors say, found by climbing. */
const wrongPaths = async (): Promise<string[]> => {
  const all = await tree()
  const climb = (id: string): string => {
    const parent = all.get(id)?.parent
    return `${parent ? climb(parent) : '/'}${id}/`
  }
  return [...all].filter(([id, { path }]) => path !== climb(id)).map(([id]) => id)
}

const history = async () => {
  const { rows } = await database.pool.query<{ line: string }>(
    `SELECT concat_ws(' ', subject, subject_id, change, by_person, reason) AS line FROM directory_change ORDER BY id`,
  )
  return rows.map(({ line }) => line)
}

test('a subtree moves with everything below it, and the history says from where', async () => {
  expect(await change({ name: 'move', unitId: units.east1, parentId: units.west })).toMatchObject({
    unitId: units.east1,
  })
  expect((await tree()).get(units.east1)).toEqual({
    parent: units.west,
    path: `/5117/${units.district}/${units.west}/${units.east1}/`,
  })
  expect(await wrongPaths()).toEqual([])
  const { rows } = await database.pool.query('SELECT before, after FROM directory_change')
  expect(rows).toMatchObject([{ before: { parentId: units.east }, after: { parentId: units.west } }])
})

test('a preview says what would happen and leaves everything as it was', async () => {
  const before = await tree()
  const answer = await change({ name: 'merge', unitId: 'J1', intoId: 'J2' }, true)
  expect(answer).toMatchObject({ unitId: 'J2', burden: { units: 2, people: 4, offices: 4 } })
  expect(await tree()).toEqual(before)
  expect(await history()).toEqual([])
})

test.each<[string, TreeCommand, string]>([
  ['into itself', { name: 'move', unitId: units.east, parentId: units.east }, 'unitWithinItself'],
  ['below itself', { name: 'move', unitId: units.east, parentId: units.east1 }, 'unitWithinItself'],
  ['where it is', { name: 'move', unitId: units.east1, parentId: units.east }, 'unitAlreadyThere'],
  ['a community below an agency', { name: 'move', unitId: units.east1, parentId: 'J1' }, 'unitKindMisplaced'],
  ['the root', { name: 'move', unitId: '5117', parentId: units.district }, 'unitIsRoot'],
  ['an end with people and projects', { name: 'end', unitId: units.east1 }, 'unitInUse'],
  ['a merge of unlike units', { name: 'merge', unitId: units.east1, intoId: units.east }, 'unitKindsDiffer'],
  ['a merge with itself', { name: 'merge', unitId: units.east1, intoId: units.east1 }, 'unitWithinItself'],
  ['a name twice in one place', { name: 'rename', unitId: units.east1, to: '东二社区' }, 'unitExists'],
  [
    'an id twice',
    { name: 'add', parentId: units.east, unit: { id: units.west1, kind: 'community', name: '新社区' } },
    'unitExists',
  ],
])('refused, and nothing changes: %s', async (_what, command, refused) => {
  const before = await tree()
  expect(await change(command)).toMatchObject({ refused })
  expect(await tree()).toEqual(before)
  expect(await history()).toEqual([])
})

test('a unit that is not there is said to be missing', async () => {
  await expect(change({ name: 'end', unitId: 'nowhere' })).rejects.toThrow(UnitMissing)
})

test('a community has one temporary branch; a unit that leaves nothing undone ends and takes no more part', async () => {
  const branch = { id: 'LS-1', kind: 'temporaryPartyBranch' as const, name: '东一社区临时党支部' }
  expect(await change({ name: 'add', parentId: units.east1, unit: branch })).toMatchObject({ unitId: 'LS-1' })
  const second = { ...branch, id: 'LS-2', name: '第二临时党支部' }
  expect(await change({ name: 'add', parentId: units.east1, unit: second })).toMatchObject({
    refused: 'unitOfItsKindExists',
  })
  expect(await change({ name: 'end', unitId: 'LS-1' })).toMatchObject({ unitId: 'LS-1' })
  expect(await change({ name: 'end', unitId: 'LS-1' })).toMatchObject({ refused: 'unitEnded' })
  expect(await change({ name: 'add', parentId: units.east1, unit: second })).toMatchObject({ unitId: 'LS-2' })
})

test('who takes over takes over people, offices, projects and what hangs below', async () => {
  await change({ name: 'merge', unitId: units.east1, intoId: units.east2 })
  const secretaries = await findHolders(database.pool, [units.east1, units.east2], undefined, today)
  expect(secretaries.map(({ personId, unitId }) => `${personId}@${unitId}`)).toEqual([
    `${people.east1Secretary}@${units.east2}`,
    `${people.east2Secretary}@${units.east2}`,
  ])
  const { rows } = await database.pool.query(
    `SELECT (SELECT count(*)::int FROM person WHERE unit_id = $1) AS people,
       (SELECT count(*)::int FROM project WHERE community_id = $1) AS projects,
       (SELECT merged_into_id FROM org_unit WHERE id = $2) AS into`,
    [units.east2, units.east1],
  )
  expect(rows).toEqual([{ people: 2, projects: 6, into: units.east2 }])
  expect(await history()).toEqual([
    `person ${people.east1Secretary} moved system-admin 区划调整`,
    `grant ${people.east1Secretary} moved system-admin 区划调整`,
    `unit ${units.east1} merged system-admin 区划调整`,
  ])
})

test('what became part of a unit that itself becomes part of another belongs to the last of them', async () => {
  await change({ name: 'merge', unitId: units.east1, intoId: units.east2 })
  expect(await change({ name: 'merge', unitId: units.east2, intoId: units.west1 })).toMatchObject({
    unitId: units.west1,
  })
  const { rows } = await database.pool.query(
    'SELECT DISTINCT merged_into_id AS heir FROM org_unit WHERE id = ANY ($1)',
    [[units.east1, units.east2]],
  )
  expect(rows).toEqual([{ heir: units.west1 }])
})

test('an agency that merges brings its Party organisation along', async () => {
  await change({ name: 'merge', unitId: 'J1', intoId: 'J2' })
  expect((await tree()).get(units.j1)?.parent).toBe('J2')
  expect(await wrongPaths()).toEqual([])
})

test('many moves one after another leave no path behind, and placing anew finds nothing to mend', async () => {
  const moves: [string, string][] = [
    [units.east1, units.west],
    [units.west1, units.east],
    [units.west, '5117'],
    [units.east2, units.district],
    ['J1', '5117'],
    [units.east1, units.east],
  ]
  for (const [unitId, parentId] of moves)
    expect(await change({ name: 'move', unitId, parentId })).toMatchObject({ unitId })
  expect(await wrongPaths()).toEqual([])
  const client = await database.pool.connect()
  expect(await placeAnew(client)).toBe(0)
  client.release()
})

test('planted: a path that was left behind is noticed', async () => {
  await database.pool.query(`UPDATE org_unit SET parent_id = $2 WHERE id = $1`, [units.east1, units.west])
  expect(await wrongPaths()).toEqual([units.east1])
})

test('two moves at once that would make a circle: one is refused', async () => {
  const answers = await Promise.all([
    change({ name: 'move', unitId: units.east, parentId: '5117' }),
    change({ name: 'end', unitId: 'J3' }),
    change({ name: 'move', unitId: units.east, parentId: '5117' }),
  ])
  expect(answers.map(answer => ('refused' in answer ? answer.refused : 'done')).sort()).toEqual([
    'done',
    'unitAlreadyThere',
    'unitInUse',
  ])
})
