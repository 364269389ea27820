import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { flawOfAnswers, merged, readReceipt, receiptOf, type CastBallot } from './ballot.js'
import { Concealment, defaultCountingRules } from './conceal.js'
import { drawnPlaces } from './draw.js'
import { evaluationStates, mayFollow, type EvaluationState } from './evaluation-states.js'
import { askedOf, defaultQuestionnaire } from './questionnaire.js'
import { scoreOf } from './score.js'
import { Survey } from './survey.js'

const sha256 = (text: string) => createHash('sha256').update(text).digest()

test('answers may leave somebody out, but say something about those judged here, by the choices there are', () => {
  const flaw = (...answers: number[]) => flawOfAnswers({ choices: 5, subjects: 2 }, answers)
  expect(flaw(0, 2)).toBeUndefined()
  expect(flaw(0, 0)).toBe('nothingAnswered')
  expect(flaw(1)).toBe('otherSubjects')
  for (const strange of [6, -1, 1.5, NaN]) expect(flaw(1, strange)).toBe('unknownChoice')
})

test('an evaluation goes back neither over its approval nor over its count nor over its end', () => {
  const all = Object.keys(evaluationStates) as EvaluationState[]
  const back = (before: EvaluationState) =>
    all.slice(0, all.indexOf(before)).filter(next => mayFollow(before, next))
  for (const before of all)
    expect(all.slice(all.indexOf(before)).every(next => mayFollow(before, next))).toBe(true)
  expect(back('approved')).toEqual([])
  expect(back('open')).toEqual(['approved'])
  expect(back('closed')).toEqual(['approved', 'open'])
  for (const before of ['tallied', 'objections', 'published', 'delivered', 'stopped'] as const)
    expect(back(before)).toEqual([])
})

test('a question names whoever is judged, whatever signs the name holds', () => {
  expect(askedOf(defaultQuestionnaire, 'unit', '区司法局')).toBe('您对“区司法局”今年在社区的服务满意吗？')
  expect(askedOf(defaultQuestionnaire, 'person', `$&$'`)).toContain(`“$&$'”`)
})

test('a receipt is easy to read aloud, and found however it is typed', () => {
  const receipt = receiptOf(Uint8Array.from({ length: 16 }, (_, n) => n * 15))
  expect(receipt).toMatch(/^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/)
  expect(readReceipt(` ${receipt.toLowerCase().replaceAll('-', ' ')} `)).toBe(receipt)
})

describe('a draw', () => {
  const drawing = { seed: '2026-12-01', communityId: 'east-1', households: 800, wanted: 50 }

  test('is the same for the same seed and another for another', () => {
    const drawn = drawnPlaces(drawing, sha256)
    expect(drawnPlaces(drawing, sha256)).toEqual(drawn)
    expect(drawnPlaces({ ...drawing, seed: 'other' }, sha256)).not.toEqual(drawn)
    expect(new Set(drawn).size).toBe(50)
  })

  test('takes every household when there are fewer than wanted', () => {
    expect(drawnPlaces({ ...drawing, households: 3 }, sha256)).toEqual([1, 2, 3])
  })

  test('gives every place of the list the same chance', () => {
    const counts = Array.from({ length: 20 }, () => 0)
    for (let n = 0; n < 4000; n += 1)
      for (const place of drawnPlaces({ ...drawing, seed: String(n), households: 20, wanted: 5 }, sha256))
        counts[place - 1] = (counts[place - 1] ?? 0) + 1
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })
})

test('the score is the mean of the answers that carry points', () => {
  expect(scoreOf(defaultQuestionnaire, { very: 20, poor: 5, unknown: 10 })).toBe(80)
  expect(scoreOf(defaultQuestionnaire, { unknown: 4 })).toBeNull()
})

describe('what is kept after the count', () => {
  let number = 0
  const cast = (communityId: string, count: number, more: Partial<CastBallot> = {}): CastBallot[] =>
    Array.from({ length: count }, () => ({
      ...{ receipt: `R${(number += 1)}`, communityId, source: 'online', answers: [1, 2], comment: null },
      ...more,
    }))
  const subjects = ['a', 'b', 'c'].flatMap(communityId =>
    (['unit', 'person'] as const).map((kind, at) => ({ communityId, place: at + 1, kind, id: `${kind}-1` })),
  )
  const kept = (all: CastBallot[]) => {
    const survey = new Survey()
    for (const ballot of all) survey.add(ballot)
    const concealment = new Concealment(survey, subjects, defaultCountingRules)
    const ballots = all.map(ballot => concealment.keep(ballot))
    const comments = all.flatMap(({ communityId, comment }) => {
      const text = comment === null ? undefined : concealment.keepComment({ communityId, text: comment })
      return text ?? []
    })
    return { ballots, comments, communities: concealment.communities, merged: concealment.merged() }
  }

  test('a community with too few ballots has receipts and no answers', () => {
    const { ballots, communities } = kept(cast('a', 29))
    expect(communities).toEqual([{ communityId: 'a', ballots: 29, paper: 0, isSufficient: false }])
    expect(ballots).toHaveLength(29)
    for (const ballot of ballots) expect(ballot).toMatchObject({ communityId: 'a', answers: null })
    expect(kept(cast('a', 30)).communities).toMatchObject([{ isSufficient: true }])
  })

  test('of fewer than k not even the community stays', () => {
    const { ballots, comments } = kept([
      ...cast('a', 4, { comment: '好' }),
      ...cast('b', 40, { comment: '行' }),
    ])
    expect(ballots.filter(({ communityId }) => communityId === null)).toHaveLength(4)
    expect(comments.map(({ text }) => text)).not.toContain('好')
    const nine = kept([...cast('a', 4, { comment: '好' }), ...cast('b', 4)])
    expect(nine.comments[0]).toEqual({ communityId: null, text: '好' })
  })

  test('so few on paper, or so few online, are not told apart', () => {
    const few = kept([...cast('a', 36), ...cast('a', 4, { source: 'paper' })])
    expect(few.communities).toMatchObject([{ ballots: 40, paper: null }])
    expect(new Set(few.ballots.map(({ source }) => source))).toEqual(new Set([null]))
    const more = kept([...cast('a', 35), ...cast('a', 5, { source: 'paper' })])
    expect(more.ballots.filter(({ source }) => source === 'paper')).toHaveLength(5)
  })

  test('somebody about whom fewer than k answered is counted over communities, or not at all', () => {
    const few = (communityId: string, count: number) => [
      ...cast(communityId, 40, { answers: [1, 0] }),
      ...cast(communityId, count, { answers: [1, 4] }),
    ]
    const alone = kept(few('a', 4))
    expect(alone.merged).toEqual([])
    expect(alone.ballots.filter(({ answers }) => answers?.[1] === merged)).toHaveLength(4)
    expect(alone.ballots.some(({ answers }) => answers?.[1] === 4)).toBe(false)
    expect(kept([...few('a', 4), ...few('b', 3)]).merged).toEqual([
      { kind: 'person', subjectId: 'person-1', choice: 4, count: 7 },
    ])
    expect(kept(few('a', 5)).ballots.filter(({ answers }) => answers?.[1] === 4)).toHaveLength(5)
  })

  test('no group of fewer than k is ever told, whatever is cast', () => {
    const ballot = fc.record({
      communityId: fc.constantFrom('a', 'a', 'b', 'c'),
      source: fc.constantFrom('online' as const, 'paper' as const),
      // Few say something about the second, so that there is something to merge.
      answers: fc.tuple(
        fc.integer({ min: 0, max: 5 }),
        fc.oneof(
          { arbitrary: fc.constant(0), weight: 9 },
          { arbitrary: fc.integer({ min: 1, max: 5 }), weight: 1 },
        ),
      ),
      comment: fc.constant(null),
    })
    fc.assert(
      fc.property(fc.array(ballot, { minLength: 20, maxLength: 120 }), drawn => {
        const all = drawn.map((each, at) => ({ ...each, receipt: String(at) }))
        const { ballots, merged: sums } = kept(all)
        expect(ballots.map(({ receipt }) => receipt).toSorted()).toEqual(
          all.map(({ receipt }) => receipt).toSorted(),
        )
        const sizes = (nameOf: (each: (typeof ballots)[number]) => string | undefined) => {
          const found = new Map<string, number>()
          for (const each of ballots) {
            const name = nameOf(each)
            if (name !== undefined) found.set(name, (found.get(name) ?? 0) + 1)
          }
          return [...found.values()]
        }
        const told = [
          ...sizes(({ communityId }) => communityId ?? undefined),
          ...sizes(({ communityId, source }) => (source === null ? undefined : `${communityId} ${source}`)),
          ...[0, 1].flatMap(at =>
            sizes(({ communityId, answers }) =>
              (answers?.[at] ?? 0) > 0 ? `${communityId} ${at}` : undefined,
            ),
          ),
          ...['unit', 'person'].map(kind =>
            sums.reduce((total, each) => total + (each.kind === kind ? each.count : 0), 0),
          ),
        ]
        expect(told.filter(size => size > 0 && size < 5)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
