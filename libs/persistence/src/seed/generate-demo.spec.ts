import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { District } from '#domain/district/district.js'
import type { Role } from '#domain/organisation/roles.js'
import { demoFiles } from './generate-demo.js'
import { readDistrict } from './read-district.js'

const directory = join(__dirname, '../../data/demo')

it('generates the committed files byte for byte', () => {
  const generated = demoFiles()
  expect(readdirSync(directory).filter(name => name.endsWith('.csv'))).toEqual(Object.keys(generated).sort())
  for (const [file, text] of Object.entries(generated)) {
    expect(readFileSync(join(directory, file)).equals(Buffer.from(text))).toBe(true)
  }
})

describe('the demo district', () => {
  let district: District
  beforeAll(async () => {
    const read = await readDistrict(directory)
    if (!read.ok) throw new Error(JSON.stringify(read.problems.slice(0, 3)))
    district = read.district
  })

  const holders = (role: Role) => district.grants.filter(grant => grant.role === role)
  const unitsOf = (kind: string) => district.units.filter(unit => unit.kind === kind)

  it('has the size the letter gives: 5 subdistricts, 57 communities, near 200 agencies', () => {
    expect(unitsOf('subdistrict').map(unit => unit.name)).toEqual([
      '东城街道',
      '西城街道',
      '朝阳街道',
      '凤西街道',
      '凤北街道',
    ])
    expect(unitsOf('community')).toHaveLength(57)
    expect(unitsOf('agency')).toHaveLength(198)
    expect(unitsOf('agencyPartyOrganization')).toHaveLength(198)
    expect(new Set(district.units.map(unit => unit.name)).size).toBe(district.units.length)
  })

  it('has a temporary Party branch in each community, and no second one', () => {
    const parents = unitsOf('temporaryPartyBranch').map(({ parentCode }) => parentCode)
    expect(parents.sort()).toEqual(
      unitsOf('community')
        .map(({ code }) => code)
        .sort(),
    )
  })

  it('has a holder of every role where one is needed', () => {
    const units = (role: Role) => new Set(holders(role).map(grant => grant.unitCode)).size
    expect(holders('InServicePartyMember')).toHaveLength(6000)
    expect([units('AgencySecretary'), units('AgencyLiaison')]).toEqual([198, 198])
    expect([units('CommunityDeputySecretary'), units('SubdistrictCoordinator')]).toEqual([57, 5])
    expect(holders('OrganizationDepartmentOfficer')).toHaveLength(3)
    expect([holders('SystemAdministrator'), holders('SecurityAuditor')].map(({ length }) => length)).toEqual([
      1, 1,
    ])
  })

  it('keeps the three administrators three people', () => {
    const administrators = district.grants.filter(({ role }) => /^S(ystem|ecurity)/.test(role))
    expect(new Set(administrators.map(grant => grant.staffNumber)).size).toBe(3)
  })

  it('offers three projects of different kinds and eight posts in each community', () => {
    for (const { code } of unitsOf('community')) {
      const kinds = district.projects
        .filter(project => project.communityCode === code)
        .map(p => p.categoryCode)
      expect(new Set(kinds).size).toBe(3)
      expect(district.posts.filter(post => post.communityCode === code)).toHaveLength(8)
    }
  })

  it('wants only functions that some agency has', () => {
    const offered = new Set(unitsOf('agency').flatMap(unit => unit.functions?.split('、') ?? []))
    const wanted = district.projects.flatMap(project => project.wantedFunctions.split('、'))
    expect(wanted.filter(name => !offered.has(name))).toEqual([])
  })
})
