import type { EvaluationFacts } from '#workflows/evaluation/evaluation.facts.js'
import { defaultEvaluationPolicy } from '#workflows/evaluation/evaluation.policy.js'
import { evaluationDetail } from './evaluation-detail.js'

const facts = {
  ...{
    districtId: 'district',
    communityIds: ['a', 'b', 'c'],
    lists: { b: { listed: 800 } },
    returns: [],
    receivers: [],
  },
  ...{ heirs: { a: 'b' }, settings: {}, opensAt: 0, closesAt: 0 },
} as unknown as EvaluationFacts
const names = { unit: (id: string) => ({ id, name: `${id}社区` }) } as Parameters<
  typeof evaluationDetail.part
>[1]
const standing = { policy: defaultEvaluationPolicy, now: 0 }

test('whoever speaks for a community that became part of theirs is told whose list they tell', () => {
  const { evaluation } = evaluationDetail.part(facts, names, [], standing)
  expect(evaluation?.tells).toEqual([
    { chair: 'a', community: 'a社区' },
    { chair: 'b', community: 'a社区' },
    { chair: 'c', community: 'c社区' },
  ])
})

test('with its own list still to tell, a community tells that one first', () => {
  const { evaluation } = evaluationDetail.part({ ...facts, lists: {} }, names, [], standing)
  expect(evaluation?.tells).toContainEqual({ chair: 'b', community: 'b社区' })
})
