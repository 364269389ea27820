/** What earlier runs did, the workflows of today must do again, step by step; README.md says what it means when not. */
import { join } from 'node:path'
import { Worker } from '@temporalio/worker'
import { installRuntime } from '#testing/temporal.js'
import { workflowBundle } from '#testing/workflow-bundle.js'
import { currentVersion, keepHistory, recordedHistories, type RecordedHistory } from './histories.js'
import { openStage } from './player.js'
import { roadsTo, approve } from '../chaos/harness/roads.js'
import { allScenarios } from './scenarios.js'

const recorded = recordedHistories()

beforeAll(installRuntime)

const replay = async (histories: RecordedHistory[], entry?: string): Promise<Record<string, string>> => {
  const results: Record<string, string> = {}
  const named = histories.map(({ scenario, version, history }) => ({
    workflowId: `${version}/${scenario}`,
    history,
  }))
  for await (const { workflowId, error } of Worker.runReplayHistories(
    { workflowBundle: workflowBundle(entry) },
    named,
  ))
    results[workflowId] = error ? error.name : 'as recorded'
  return results
}

const allAs = (histories: RecordedHistory[], result: string) =>
  Object.fromEntries(histories.map(({ scenario, version }) => [`${version}/${scenario}`, result]))

test('every history on record is replayed as it was recorded', async () => {
  expect(await replay(recorded)).toEqual(allAs(recorded, 'as recorded'))
})

test('every scenario is on record for this version', () => {
  const ours = recorded.filter(({ version }) => version === currentVersion())
  expect(ours.map(({ scenario }) => scenario).sort()).toEqual([...allScenarios].sort())
})

test('what is on record is not overwritten', () => {
  const [first] = recorded
  expect(() => keepHistory(first!.version, first!.scenario, '{}')).toThrow('EEXIST')
})

/** Three that went from the offer to a verdict; the server's core says aloud what it finds. */
const throughApproval = recorded.filter(({ scenario }) =>
  ['appraised', 'half-decided', 'renegotiating'].includes(scenario),
)

test.each(['hasty-driver', 'other-order'])('planted: %s is found', async altered => {
  expect(throughApproval.length).toBeGreaterThanOrEqual(3)
  const results = await replay(throughApproval, join(__dirname, `altered/${altered}.ts`))
  expect(results).toEqual(allAs(throughApproval, 'DeterminismViolationError'))
})

test('a worker that remembers no run plays a claim to its end', async () => {
  const stage = await openStage({ maxCachedWorkflows: 0 })
  try {
    const claim = await stage.offered()
    await claim.click(...roadsTo([approve, approve]).sentBack)
    expect(claim.stage).toBe('appraised')
  } finally {
    await stage.close()
  }
})
