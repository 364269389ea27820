/** What the authorisation test expects of points, weeks, numbers and reports. */
import { randomUUID } from 'node:crypto'
import type { Role } from '#domain/organisation/roles.js'
import { units } from '#testing/claims.js'
import { type Expected, nobody, holds, above, seesProcess, asked, plain } from './expected.js'

/** Points: of no month that there is, and an objection to none. */
const department: Role[] = [
  'OrganizationDepartmentOfficer',
  'DeputyHeadInCharge',
  'OrganizationDepartmentHead',
]

const ofPoints = (rest: string, query = '') =>
  asked(() => ({ path: `/api/points/months/2019-01${rest}`, query }), nobody)

/** Figures are of units that one looks after. */
const ofFigures = (rest: string, more = ''): Expected =>
  asked(({ unitId }) => ({ path: `/api/numbers${rest}?unitId=${unitId}&period=2026-11${more}` }), seesProcess)

const numbers: Record<string, Expected> = {
  'GET /api/numbers': ofFigures(''),
  'GET /api/numbers/export.xlsx': ofFigures('/export.xlsx'),
  'GET /api/numbers/facts': ofFigures('/facts', '&figure=checkedIn'),
  'GET /api/numbers/facts.xlsx': ofFigures('/facts.xlsx', '&figure=checkedIn'),
  'GET /api/numbers/coverage': ofFigures('/coverage'),
  'GET /api/numbers/kinds': ofFigures('/kinds'),
  'GET /api/monthly-reports': asked(
    ({ unitId }) => ({ path: `/api/monthly-reports?unitId=${unitId}` }),
    seesProcess,
  ),
  // A month to come: whoever is let in is told that it has not come yet.
  'POST /api/monthly-reports': asked(({ unitId }) => ({ body: { unitId, month: '2099-01' } }), seesProcess),
  ...Object.fromEntries(
    ['', '/report.docx', '/report.xlsx'].map(rest => [
      `GET /api/monthly-reports/:id${rest}`,
      asked(() => ({ path: `/api/monthly-reports/${randomUUID()}${rest}` }), nobody),
    ]),
  ),
}

/** Letters of reminders: a claim has none, whoever asks. */
const reminders: Record<string, Expected> = {
  'GET /api/reminders/:id/letter.docx': asked(
    ({ processId }) => ({ path: `/api/reminders/${processId}/letter.docx` }),
    nobody,
  ),
}

/** Weeks are seen by whoever looks after them; one that was never opened is there for nobody. */
const neverOpened = `/api/weekly-selections/${units.east1}/2020-W01`

const weeks: Record<string, Expected> = {
  'GET /api/public/weekly-models': plain(),
  'GET /api/weekly-selections': plain(),
  'GET /api/weekly-selections.xlsx': plain(),
  'GET /api/weekly-selections/numbers': asked(
    ({ unitId }) => ({ query: `?unitId=${unitId}` }),
    above(
      'CommunityDeputySecretary',
      'SubdistrictCoordinator',
      'OrganizationDepartmentOfficer',
      'DeputyHeadInCharge',
      'OrganizationDepartmentHead',
    ),
  ),
  'GET /api/weekly-selections/:communityId/:week': asked(() => ({ path: neverOpened }), nobody),
  'POST /api/weekly-selections/:communityId/:week': asked(
    () => ({ path: neverOpened, body: { command: { name: 'makeCode' } } }),
    nobody,
  ),
}

export const points: Record<string, Expected> = {
  ...weeks,
  ...reminders,
  ...numbers,
  'GET /api/points': plain(),
  'GET /api/points/export.xlsx': plain(),
  'GET /api/points/months': asked(() => ({}), holds(...department, 'AgencySecretary', 'AgencyLiaison')),
  'GET /api/points/months/:month': ofPoints(''),
  'GET /api/points/months/:month/agencies.xlsx': ofPoints('/agencies.xlsx'),
  'GET /api/points/months/:month/standings': ofPoints('/standings', `?agencyId=${units.j1}`),
  'GET /api/points/months/:month/standings.xlsx': ofPoints('/standings.xlsx', `?agencyId=${units.j1}`),
  'POST /api/points/months/:month/publish': asked(
    () => ({ path: '/api/points/months/2019-01/publish', body: { districtId: units.district } }),
    nobody,
  ),
  'GET /api/points/rules': plain(),
  'POST /api/points/rules': asked(
    () => ({
      body: {
        ...{
          districtId: 'none',
          fromMonth: '2099-01',
          zeroBy: 'month',
          objectionDays: 5,
          publicationDays: 7,
        },
        ...{ amounts: { activity: 1, doneWell: 1, weeklyModel: 2 }, reason: '试行新的分值' },
      },
    }),
    nobody,
  ),
  'GET /api/periods': asked(() => ({}), holds(...department, 'SystemAdministrator')),
  'GET /api/public/points': plain(),
  'GET /api/points/missing': asked(() => ({ query: '?month=2019-01&subject=member' }), nobody),
  'POST /api/points/objections': asked(
    () => ({
      body: {
        ...{ month: '2019-01', subject: 'member', about: 'missing', rule: 'activity' },
        ...{ activityId: 'none', claim: '未见记入积分账' },
      },
    }),
    nobody,
  ),
}
