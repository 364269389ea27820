import { agencies } from './agencies.js'
import { madeUpPerson } from './names.js'
import { subdistricts } from './places.js'
import type { Draw } from './random.js'

const memberCount = 6000
const leastMembers = 12
const mostMembers = 48

/** In the order of the columns of people.csv. */
export type PersonCells = readonly [
  staffNumber: string,
  name: string,
  unitCode: string,
  livesInCode: string,
  gender: string,
  joinedMonth: string,
]
/** In the order of the columns of grants.csv. */
export type GrantCells = readonly [
  staffNumber: string,
  role: string,
  unitCode: string,
  from: string,
  to: string,
]

export interface DemoPeople {
  readonly people: readonly PersonCells[]
  readonly grants: readonly GrantCells[]
}

export const partyOrganisationCode = (agencyCode: string): string => `${agencyCode}-Z`

export const communities = subdistricts.flatMap(({ code, communities: names }) =>
  names.map((name, index) => ({
    code: `${code}${String(index + 1).padStart(3, '0')}`,
    parentCode: code,
    name: `${name}社区`,
  })),
)

const heldSince = '2026-01-01'

/** Who of an agency, by place in its roster, also holds an office of the district. */
const districtOffices: Readonly<Record<string, readonly string[]>> = {
  '511702-J003': ['组织部部长', '组织部分管领导', '组织部经办', '组织部经办', '组织部经办'],
}

/** The three separated administrators look after the whole tree. */
const treeOffices: Readonly<Record<string, readonly string[]>> = {
  '511702-J051': ['系统管理员', '安全管理员', '安全审计员'],
}

/** Everyone in the demo: the communities' and subdistricts' own people, then each agency's Party members. */
export function demoPeople(draw: Draw): DemoPeople {
  const people: PersonCells[] = []
  const grants: GrantCells[] = []
  const appoint = (staffNumber: string, role: string, unit: string) =>
    grants.push([staffNumber, role, unit, heldSince, ''])
  const add = (unit: string): string => {
    const staffNumber = `TC${String(people.length + 1).padStart(5, '0')}`
    const { name, gender } = madeUpPerson(draw)
    people.push([staffNumber, name, unit, draw.pick(communities).code, gender, joinedMonth(draw)])
    return staffNumber
  }
  for (const { code } of subdistricts) appoint(add(code), '街道双报到负责人', code)
  for (const { code } of communities) appoint(add(code), '社区党组织副书记', code)
  const sizes = rosterSizes(draw)
  agencies.forEach((agency, index) => {
    const unit = partyOrganisationCode(agency.code)
    const roster = Array.from({ length: sizes[index] ?? 0 }, () => add(unit))
    for (const member of roster) appoint(member, '在职党员', unit)
    const [secretary, liaison, ...others] = roster as [string, string, ...string[]]
    appoint(secretary, '机关党组织书记', unit)
    appoint(liaison, '机关党组织联络员', unit)
    districtOffices[agency.code]?.forEach((role, place) => appoint(others[place] as string, role, '511702'))
    treeOffices[agency.code]?.forEach((role, place) => appoint(others[place] as string, role, '5117'))
  })
  return { people, grants }
}

function joinedMonth(draw: Draw): string {
  return `${1988 + draw.index(37)}-${String(1 + draw.index(12)).padStart(2, '0')}`
}

/** Rosters of different sizes that add up to all members. */
function rosterSizes(draw: Draw): number[] {
  const sizes = agencies.map(() => leastMembers + draw.index(mostMembers - leastMembers))
  let missing = memberCount - sizes.reduce((sum, size) => sum + size, 0)
  for (let at = 0; missing !== 0; at = (at + 1) % sizes.length) {
    const step = Math.sign(missing)
    sizes[at] = (sizes[at] as number) + step
    missing -= step
  }
  return sizes
}
