/** The process with the whole human step, as random lives meet it. */
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { council, councilFacts, councilPolicy } from '../council-lifecycle.js'
import type { Subject } from './subject.js'

export const councilSubject: Subject = {
  lifecycle: council,
  calendar: stateCouncilCalendar,
  facts: () => councilFacts(),
  policies: [
    councilPolicy,
    { ...councilPolicy, version: 'council-2', samePersonPasses: true },
    {
      ...councilPolicy,
      version: 'council-3',
      avoidsOwnUnit: true,
      fallback: ['SystemAdministrator@district'],
    },
  ],
  body: () => ({}),
  towardsTheEnd: ['submit', 'agree', 'oppose'],
  endings: ['oppose'],
}
