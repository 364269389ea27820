import { detailsOf, subjectOf } from './subject-of.js'

const asked = (url: string, body: unknown = undefined, params: object = {}) => ({
  routeOptions: { url },
  params,
  body,
})

test.each([
  ['/api/processes/:id/acts', 'process'],
  ['/api/organisation/people/:id/grants', 'person'],
  ['/api/organisation/units/:id', 'unit'],
  ['/api/organisation/grant-requests/:id/decision', 'grant-request'],
])('%s is about a %s', (url, subject) => {
  expect(subjectOf(asked(url, {}, { id: 'x-1' }))).toEqual({ subject, subjectId: 'x-1' })
})

test('without an id in the address, the first thing that the content names', () => {
  const move = { reason: '调动', command: { name: 'move', personId: 'p1', unitId: 'u1' } }
  expect(subjectOf(asked('/api/organisation/people', move))).toEqual({ subject: 'person', subjectId: 'p1' })
  expect(detailsOf(asked('/api/organisation/people', move))).toEqual({
    command: 'move',
    personId: 'p1',
    unitId: 'u1',
  })
})

test('names, texts, secrets and what is no id stay out', () => {
  const body = { personId: '张三 13800000000', password: 'secret', reason: 'x', token: 'abc', act: '<b>' }
  expect(subjectOf(asked('/api/x', body))).toEqual({})
  expect(detailsOf(asked('/api/x', body))).toEqual({})
  expect(subjectOf(asked('/api/units/:id', undefined, { id: '../../etc' }))).toEqual({})
  expect(detailsOf(asked('/api/x', Buffer.from('personId')))).toEqual({})
})
