import { officeLabel } from './labels.js'

test.each([
  ['东一社区', 'CommunityDeputySecretary', '东一社区党组织副书记'],
  ['东城街道', 'SubdistrictCoordinator', '东城街道双报到负责人'],
  ['区委组织部', 'OrganizationDepartmentOfficer', '区委组织部经办'],
  ['区教育局', 'AgencyLiaison', '区教育局机关党组织联络员'],
])('an office of %s says nothing twice', (unit, role, office) => {
  expect(officeLabel(unit, role)).toBe(office)
})
