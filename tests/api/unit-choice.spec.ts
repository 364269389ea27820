/** Where somebody chooses a unit, only those are offered that lie within their offices and that the act would take. */
import { unitList } from '#contracts/http/directory.js'
import { people, units } from '#testing/claims.js'
import { testApi, type TestApi } from './support/api.js'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api.close())

const offered = async (personId: string, query: string) => {
  const visitor = await api.as(personId)
  return unitList.parse((await visitor.get(`/api/units?limit=100&${query}`)).body).items
}
const idsOf = async (...asked: Parameters<typeof offered>) => (await offered(...asked)).map(({ id }) => id)

test.each([
  [
    'a coordinator: the subdistrict and its communities',
    people.eastCoordinator,
    [units.east, units.east1, units.east2],
  ],
  ['a liaison: the own Party organisation', people.liaison, [units.j1]],
  ['whoever is a member only: none', people.member, []],
])('%s', async (_who, person, ids) => {
  expect(await idsOf(person, 'own=true')).toEqual(ids)
})

test('a search stays within, and so does what is below another unit', async () => {
  expect(await idsOf(people.eastCoordinator, `own=true&search=${encodeURIComponent('社区')}`)).toEqual([
    ...[units.east1, units.east2],
  ])
  expect(await idsOf(people.eastCoordinator, `own=true&parentId=${units.west}`)).toEqual([])
  expect(await idsOf(people.eastCoordinator, `kind=community`)).toContain(units.west1)
})

test('a unit is moved below one that may hold it, and never below itself', async () => {
  const kindsOf = async (query: string) => [
    ...new Set((await offered(people.systemAdministrator, query)).map(({ kind }) => kind)),
  ]
  expect((await kindsOf('own=true&holds=community')).toSorted()).toEqual(['district', 'subdistrict'])
  expect(await kindsOf('own=true&holds=agencyPartyOrganization')).toEqual(['agency'])
  expect(await kindsOf('holds=community&kind=subdistrict')).toEqual(['subdistrict'])
  expect(await kindsOf('holds=community&kind=agency')).toEqual([])
  const beside = await idsOf(people.systemAdministrator, `own=true&kind=subdistrict&outside=${units.east}`)
  expect(beside).toEqual([units.west])
  const others = await idsOf(people.systemAdministrator, `own=true&kind=community&outside=${units.east}`)
  expect(others).toEqual([units.west1])
})
