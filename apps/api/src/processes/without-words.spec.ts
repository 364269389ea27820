import type { ProcessState } from '#domain/kernel/state.js'
import type { JournalRow } from '#persistence/process/journal.js'
import { lineWithoutWords, stateWithoutWords } from './without-words.js'

const said = 'saidInPrivate'

const state = {
  processId: 'p',
  regions: {
    main: {
      stage: 'due',
      returned: { from: 'b', to: 'a', by: 'somebody', reason: said },
      rounds: {
        one: {
          name: 'one',
          extends: { round: 'two', by: 'somebody', reason: said },
          seats: [
            {
              id: 's1',
              delegation: { by: 'a', to: 'b', reason: said, opinion: { text: said, stance: 'for' } },
            },
            { id: 's2' },
          ],
        },
      },
    },
  },
} as unknown as ProcessState

test('of returns, delegations and requests for time there remains who and where', () => {
  const shown = stateWithoutWords(state)
  expect(JSON.stringify(shown)).not.toContain(said)
  expect(shown.regions.main).toMatchObject({
    stage: 'due',
    returned: { from: 'b', to: 'a', by: 'somebody' },
    rounds: {
      one: {
        name: 'one',
        extends: { by: 'somebody' },
        seats: [{ id: 's1', delegation: { to: 'b' } }, { id: 's2' }],
      },
    },
  })
  expect(JSON.stringify(state)).toContain(said)
})

const line = (code: string, detail: object) =>
  lineWithoutWords({ code, reason: said, detail } as unknown as JournalRow)

test.each([
  ['act', { record: said, people: ['a'] }, null],
  ['act.opined', { opinion: said, stance: 'for', to: 'a' }, { to: 'a' }],
  ['act.commented', { text: said, files: ['f'] }, {}],
  ['act.transferred', { before: 'a', after: 'b' }, { before: 'a', after: 'b' }],
  ['seats.cancelled', { reason: 'withdrawn', seats: ['s1'] }, { reason: 'withdrawn', seats: ['s1'] }],
])('a line %s keeps what is technical', (code, detail, kept) => {
  expect(line(code, detail)).toMatchObject({ code, reason: null, detail: kept })
})

test('an administrator’s own reason is for the next administrator to know', () => {
  expect(line('admin.reassign', { before: 'a' })).toMatchObject({ reason: said, detail: { before: 'a' } })
})
