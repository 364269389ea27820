import { refuseAppointment, refuseEndOfOffice, type Appointment } from './officer-rules.js'

const held = { id: 'o1', personId: 'wang', from: '2026-03-01' }
const asked = (changes: Partial<Appointment>): Appointment => ({
  personId: 'li',
  single: true,
  from: '2026-09-01',
  membership: { from: '2026-01-10' },
  holders: [],
  ...changes,
})

test.each<[string, Partial<Appointment>, string | undefined]>([
  ['a free office', {}, undefined],
  ['a term that has run out leaves it free', { holders: [{ ...held, until: '2026-08-31' }] }, undefined],
  ['an office that allows several', { single: false, holders: [held] }, undefined],
  ['the place of whoever holds it', { holders: [held], replaces: 'o1' }, undefined],
  ['a single office that is held', { holders: [held] }, 'officeHeld'],
  ['a last day is held as well', { holders: [{ ...held, until: '2026-09-01' }] }, 'officeHeld'],
  ['twice the same office', { single: false, holders: [{ ...held, personId: 'li' }] }, 'officeHeld'],
  ['one place of two', { holders: [held, { ...held, id: 'o2' }], replaces: 'o1' }, 'officeHeld'],
  ['somebody who has not checked in', { membership: undefined }, 'officerNotMember'],
  ['somebody who has left', { membership: { from: '2026-01-10', until: '2026-08-31' } }, 'officerNotMember'],
  ['before they came', { from: '2026-01-09' }, 'officerDates'],
  ['an end before the beginning', { until: '2026-08-31' }, 'officerDates'],
  ['the place of nobody', { holders: [held], replaces: 'o9' }, 'officerEnded'],
  [
    'from before whoever held it began',
    { from: '2026-03-01', holders: [held], replaces: 'o1' },
    'officerDates',
  ],
])('appointed: %s', (_what, changes, refused) => {
  const { membership, ...rest } = asked(changes)
  expect(refuseAppointment({ ...rest, ...(membership && { membership }) })).toBe(refused)
})

test.each([
  ['today', { from: '2026-03-01' }, '2026-09-01', undefined],
  ['tomorrow', { from: '2026-03-01' }, '2026-09-02', 'officerDates'],
  ['before it began', { from: '2026-03-01' }, '2026-02-28', 'officerDates'],
  ['after it was to end', { from: '2026-03-01', until: '2026-09-01' }, '2026-09-02', 'officerDates'],
  ['what has ended', { from: '2026-03-01', until: '2026-08-31' }, '2026-08-31', 'officerEnded'],
])('ended: %s', (_what, term, lastDay, refused) => {
  expect(refuseEndOfOffice(term, lastDay, '2026-09-01')).toBe(refused)
})
