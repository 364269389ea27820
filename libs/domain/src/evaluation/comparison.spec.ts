import { comparisonOf } from './comparison.js'

const year = (score: number | null, answered: number, version = 1) => ({
  ...{ score, answered, version },
  minimumValid: 30,
})

test('two years stand side by side when both rest on enough answers', () => {
  expect(comparisonOf(year(86.4, 30), year(90, 120))).toEqual({ score: 90, answered: 120, change: -3.6 })
})

test('answers to another version of the questionnaire stand beside nothing', () => {
  expect(comparisonOf(year(80, 60, 2), year(80, 60, 1))).toEqual({ why: 'otherQuestions' })
})

test('there is no comparison without last year, or with too few answers in either', () => {
  expect(comparisonOf(year(80, 60), undefined)).toEqual({ why: 'noneLastYear' })
  expect(comparisonOf(year(80, 60), year(80, 29))).toEqual({ why: 'tooFewLastYear' })
  expect(comparisonOf(year(80, 60), year(null, 50))).toEqual({ why: 'tooFewLastYear' })
  expect(comparisonOf(year(80, 29), year(80, 60))).toEqual({ why: 'tooFewNow' })
  expect(comparisonOf(year(null, 60), year(80, 60))).toEqual({ why: 'tooFewNow' })
})
