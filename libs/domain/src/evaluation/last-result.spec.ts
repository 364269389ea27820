import { lastResultOf } from './last-result.js'
import { defaultQuestionnaire } from './questionnaire.js'

const { choices } = defaultQuestionnaire
const of = (distribution: Record<string, number>, isWithdrawn = false) =>
  lastResultOf({ choices, distribution, minimumValid: 30, isWithdrawn })

test('a published result is a fact with how many it rests on', () => {
  expect(of({ very: 20, well: 20 })).toEqual({ score: 90, answered: 40 })
})

test('too few answers, an upheld objection and answers without points are no fact about anybody', () => {
  expect(of({ very: 29 })).toEqual({ why: 'tooFew', answered: 29 })
  expect(of({ very: 40 }, true)).toEqual({ why: 'withdrawn', answered: 40 })
  expect(of({ unknown: 40 })).toEqual({ why: 'noPoints', answered: 40 })
})
