import {
  figuresOf,
  isWhole,
  medianOf,
  outliersOf,
  scoreOf,
  type AppraisalAnswers,
  type Voice,
} from './appraisal.js'

const form = {
  id: 1,
  version: 1,
  questions: [
    { id: 'attitude', text: '服务态度怎么样？' },
    { id: 'result', text: '问题解决得怎么样？' },
  ],
  scale: [1, 2, 3, 4, 5].map(value => ({ value, label: `${value}`, face: '' })),
}
const minute = 60_000
const voices = (scores: number[], more: Partial<Voice> = {}): Voice[] =>
  scores.map((score, at) => ({
    ...{ id: `${at}`, score, source: 'code' as const, at: at * 60 * minute, mark: null, code: null },
    ...more,
  }))

test('a voice answers each question by a step of the scale', () => {
  expect(isWhole(form, { attitude: 5, result: 1 })).toBe(true)
  const broken: AppraisalAnswers[] = [
    { attitude: 5 },
    { attitude: 5, result: 6 },
    { attitude: 5, result: 1, more: 1 },
  ]
  for (const answers of broken) expect(isWhole(form, answers)).toBe(false)
  expect(scoreOf({ attitude: 5, result: 4, speed: 4 })).toBe(4.33)
})

test('figures and the middle', () => {
  expect(figuresOf([])).toEqual({ count: 0, mean: null })
  expect(figuresOf([5, 4, 4])).toEqual({ count: 3, mean: 4.33 })
  expect([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3]), medianOf([])]).toEqual([2, 2.5, 0])
})

test('one far from all others is shown; a divided opinion is not', () => {
  expect([...outliersOf(voices([5, 5, 4, 5, 5, 1])).entries()]).toEqual([['5', ['farFromOthers']]])
  expect([...outliersOf(voices([4.5, 5, 4, 4.7, 4.2, 1])).keys()]).toEqual(['5'])
  expect(outliersOf(voices([5, 5, 1, 1, 3, 4])).size).toBe(0)
  // Four are too few to tell.
  expect(outliersOf(voices([5, 5, 5, 1])).size).toBe(0)
})

test('many from one place within minutes are shown, the same over days are not', () => {
  const crowd = voices([5, 5, 5, 5, 5], { mark: 'one phone' })
  expect(outliersOf(crowd.map(voice => ({ ...voice, at: 0 }))).get('0')).toEqual(['manyAtOnce'])
  expect(outliersOf(crowd).size).toBe(0)
  expect(outliersOf(crowd.map((voice, at) => ({ ...voice, at: 0, mark: `${at}` }))).size).toBe(0)
})

test('what comes with one code faster than a hall gives is shown, from whatever networks', () => {
  const flood = voices(
    Array.from({ length: 60 }, () => 5),
    { code: 'shared' },
  ).map((voice, at) => ({ ...voice, at: at * 1000, mark: `${at}` }))
  const found = outliersOf(flood)
  expect([found.size, found.get('0')]).toEqual([60, ['flood']])
  expect(outliersOf(flood.slice(0, 49)).size).toBe(0)
  expect(outliersOf(flood.map((voice, at) => ({ ...voice, at: at * minute }))).size).toBe(0)
})

test('a hundred thousand voices are looked through within a moment', () => {
  const many = Array.from({ length: 100_000 }, (_, at) => ({
    ...{
      id: `${at}`,
      score: 1 + (at % 5),
      source: 'code' as const,
      at: at * 3000,
      mark: `${at % 50}`,
      code: 'c',
    },
  }))
  const from = performance.now()
  outliersOf(many)
  expect(performance.now() - from).toBeLessThan(2_000)
})
