import type { AgendaRow } from '#persistence/agenda/find-agenda.js'

/** An activity as a calendar has it. */
export const agendaRow = (changes: Partial<AgendaRow> = {}): AgendaRow => ({
  id: '0b9dd8b6-3a9e-4a32-9b0e-7f9f4c1c2a55',
  number: 'HD-2026-000123',
  title: '清洁家园',
  place: '活动室；二楼, 东侧',
  communityId: 'c1',
  communityName: '东一社区',
  startsAt: new Date('2026-11-28T01:00:00Z'),
  endsAt: new Date('2026-11-28T03:30:00Z'),
  state: 'open',
  cancelReason: null,
  signUp: 'signed',
  version: 4,
  changedAt: new Date('2026-11-20T08:00:00Z'),
  ...changes,
})
