import type { Role } from '../organisation/roles.js'
import {
  coveredOffices,
  refuseSubstitution,
  type Party,
  type PlacedOffice,
  type Substituting,
} from './substitution-rules.js'

const office = (path: string, role: Role = 'AgencyLiaison'): PlacedOffice => ({
  role,
  path,
  unitId: path.split('/').at(-2) ?? '',
})
const holds = (...offices: PlacedOffice[]): Party => ({ leftOn: null, offices })

const unit = '/5117/511702/J1/J1-Z/'
const asked = (changes: Partial<Substituting> = {}): Substituting => ({
  by: 'a',
  within: [],
  wanted: { principalId: 'a', substituteId: 'b', kinds: [], from: '2026-03-02', to: '2026-03-06' },
  principal: holds(office(unit)),
  substitute: holds(office(unit, 'AgencySecretary')),
  standing: [],
  today: '2026-03-02',
  ...changes,
})
const wanted = (changes: Partial<Substituting['wanted']>) => ({ wanted: { ...asked().wanted, ...changes } })

test.each<[string, Partial<Substituting>, string | undefined]>([
  ['oneself, by a colleague', {}, undefined],
  ['by oneself', wanted({ substituteId: 'a' }), 'substituteSelf'],
  ['a day gone by', wanted({ from: '2026-03-01' }), 'substitutionDates'],
  ['ending before it begins', wanted({ to: '2026-03-01' }), 'substitutionDates'],
  ['longer than a year', wanted({ to: '2027-03-03' }), 'substitutionDates'],
  ['a whole year', wanted({ to: '2027-03-02' }), undefined],
  ['for somebody else, without looking after them', { by: 'c' }, 'substitutionBeyondScope'],
  ['for somebody else of the unit', { by: 'c', within: [unit] }, undefined],
  [
    'for somebody without any office',
    { by: 'c', within: [unit], principal: holds() },
    'substitutionBeyondScope',
  ],
  [
    'for somebody with an office elsewhere, too',
    { by: 'c', within: [unit], principal: holds(office(unit), office('/5117/511702/J2/')) },
    'substitutionBeyondScope',
  ],
  [
    'somebody who leaves before',
    { substitute: { ...holds(office(unit)), leftOn: '2026-03-01' } },
    'substituteGone',
  ],
  [
    'somebody of another unit',
    { substitute: holds(office('/5117/511702/J2/J2-Z/')) },
    'substituteOutOfReach',
  ],
  ['somebody below', { substitute: holds(office(`${unit}X/`)) }, 'substituteOutOfReach'],
  ['somebody above', { substitute: holds(office('/5117/511702/')) }, undefined],
  [
    'a member of the Party',
    { substitute: holds(office(unit, 'InServicePartyMember')) },
    'substituteOutOfReach',
  ],
  [
    'an administrator',
    { substitute: holds(office('/5117/', 'SystemAdministrator')) },
    'substituteOutOfReach',
  ],
  [
    'a second one on the same day',
    { standing: [{ ...asked().wanted, substituteId: 'c', from: '2026-03-06', to: '2026-03-09' }] },
    'substitutionExists',
  ],
  [
    'each for the other',
    { standing: [{ ...asked().wanted, principalId: 'b', substituteId: 'a' }] },
    'substitutionCircle',
  ],
])('%s', (_what, changes, expected) => {
  expect(refuseSubstitution(asked(changes))).toBe(expected)
})

test('only offices at or below the substitute’s own are covered, and no administrator’s', () => {
  const principal = holds(office(unit), office('/5117/511702/J2/'), office(unit, 'SystemAdministrator'))
  expect(coveredOffices(principal, holds(office('/5117/511702/J1/')))).toEqual([office(unit)])
})
