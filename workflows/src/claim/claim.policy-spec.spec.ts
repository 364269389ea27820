import { checkPolicy } from '#domain/policy/check-policy.js'
import { differencesOf, sentenceOf } from '#domain/policy/policy-words.js'
import { stageIdOf, type StepValue } from '#domain/policy/policy-spec.js'
import { claim } from './claim.lifecycle.js'
import { claimPolicySpec } from './claim.policy-spec.js'
import { defaultClaimPolicy } from './claim.policy.js'
import { claimSpecimens } from './claim.specimens.js'

const { version: _version, ...shipped } = defaultClaimPolicy
const steps = shipped as Record<string, StepValue>

test('every step of the policy can be changed, and nothing else', () => {
  expect(Object.keys(claimPolicySpec.steps).sort()).toEqual(Object.keys(steps).sort())
})

test('what is shipped is within the limits', () => {
  expect(checkPolicy(claimPolicySpec, steps)).toEqual([])
})

test('its places and its home are those of the story', () => {
  for (const facts of claimSpecimens.filter(({ submitted }) => submitted)) {
    expect(Object.keys(claim.places(facts))).toEqual(
      expect.arrayContaining(Object.keys(claimPolicySpec.places)),
    )
    expect(facts).toHaveProperty(claimPolicySpec.homeFact)
  }
})

test('a stage written down again keeps its id', () => {
  const stages = Object.values(shipped).flatMap(step =>
    typeof step === 'object' && 'stages' in step ? step.stages : [],
  )
  expect(stages.map(stageIdOf)).toEqual(stages.map(({ id }) => id))
})

test('it reads as a sentence, and another version by what differs', () => {
  expect(sentenceOf(claimPolicySpec, 'decision', shipped.decision)).toBe(
    '期限：5 个工作日；催办：第 3 个工作日上午 9 点；升级1：第 5 个工作日结束时，升级到组织部分管领导（区）；' +
      '升级2：第 7 个工作日结束时，升级到组织部部长（区）',
  )
  expect(sentenceOf(claimPolicySpec, 'renegotiation', shipped.renegotiation)).toContain(
    '自动处理：第 5 个工作日结束时，按“提交联席会议”处理',
  )
  const [first] = shipped.decision.stages
  const shorter = { budget: { unit: 'workingDays' as const, amount: 4 }, stages: first ? [first] : [] }
  expect(differencesOf(claimPolicySpec, 'decision', shipped.decision, shorter)).toEqual([
    { field: 'budget', label: '期限', before: '5 个工作日', after: '4 个工作日' },
    { field: 'escalate-1', label: '升级1', before: '第 5 个工作日结束时，升级到组织部分管领导（区）' },
    { field: 'escalate-2', label: '升级2', before: '第 7 个工作日结束时，升级到组织部部长（区）' },
  ])
  expect(differencesOf(claimPolicySpec, 'maxNegotiationRounds', null, 4)).toEqual([
    { field: 'limit', label: '上限', after: '4 轮' },
  ])
})
