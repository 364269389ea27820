import { blankState } from '#domain/kernel/reduce.js'
import { lifecycles } from '#workflows/lifecycles.js'
import { flowOf } from './flow-view.js'
import type { OpenedProcess } from './process-reader.js'

const flow = (kind: string, stage: string, visited: string[]) => {
  const lifecycle = lifecycles[kind as keyof typeof lifecycles]
  const state = blankState(kind, 'p', {
    policy: {},
    calendar: {},
    policyVersion: '',
    calendarVersion: '',
  } as never)
  state.regions.main = { stage, visited, rounds: {} } as never
  return flowOf({ lifecycle, state } as unknown as OpenedProcess).map(
    ({ stage: name, state: is }) => `${name} ${is}`,
  )
}

test('the line shows the usual way and foretells no result that is open', () => {
  expect(flow('interview', 'due', ['due'])).toEqual([
    ...['due current', 'held future', 'rectifying future', 'verifying future', 'rectified future'],
  ])
  expect(flow('pointObjection', 'filed', ['filed'])).toEqual(['filed current'])
})

test('what was passed and has to be passed again is neither ahead nor behind', () => {
  expect(flow('interview', 'rectifying', ['due', 'held', 'rectifying', 'verifying'])).toEqual([
    ...['due past', 'held past', 'rectifying current', 'verifying again', 'rectified future'],
  ])
})

test('a detour that was taken lies behind, and ahead is what follows from it', () => {
  const visited = ['negotiating', 'signed', 'awaitingApproval', 'renegotiating']
  expect(flow('claim', 'awaitingApproval', visited).slice(0, 5)).toEqual([
    ...[
      'negotiating past',
      'signed past',
      'renegotiating past',
      'awaitingApproval current',
      'delivering future',
    ],
  ])
})
