/** What is recorded of every release: each wait state of a claim, and each way a step can take through the driver. */
import { units } from '#testing/claims.js'
import { approve, roadsTo, type Move } from '../chaos/harness/roads.js'
import type { Player } from './player.js'

const { plain, sentBack, countered } = roadsTo([approve, approve])
const [sign, , , submitPlan, complete, accept, appraise] = plain as [Move, Move, Move, Move, Move, Move, Move]
const [counter, acceptCounter] = countered as [Move, Move]
const [, sendBack, counterAgain] = sentBack as [Move, Move, Move]
const approved = [sign, approve, approve]

const inviteUnit = ({ agencyId }: Player): Move => ({
  round: 'progress',
  act: 'inviteUnit',
  body: { unitId: agencyId === units.j3 ? units.j2 : units.j3, task: '义诊' },
})
const reachMilestone: Move = {
  round: 'progress',
  act: 'reachMilestone',
  body: { index: 0, note: '如期', reachedOn: '2026-12-01' },
}
const withdraw: Move = { round: 'request', act: 'requestWithdrawal', body: { reason: '机构合并' } }
const refuse: Move = {
  round: 'terms',
  act: 'refuseSigning',
  body: { reasonCode: 'unrealistic', reason: '不切实际' },
}
const dayMs = 24 * 3_600_000

export const scenarios: Record<string, (claim: Player) => Promise<void>> = {
  negotiating: async () => undefined,
  countered: claim => claim.click(counter),
  'refused-signing': claim => claim.click(refuse),
  'awaiting-approval': claim => claim.click(counter, acceptCounter),
  'half-decided': claim => claim.click(sign, approve),
  renegotiating: claim => claim.click(sign, sendBack),
  renegotiated: claim => claim.click(sign, approve, sendBack, counterAgain),
  delivering: claim => claim.click(...approved),
  'joint-unit-invited': claim => claim.click(...approved, submitPlan, inviteUnit(claim), reachMilestone),
  'withdrawal-beside-delivery': claim => claim.click(...approved, submitPlan, withdraw),
  'awaiting-acceptance': claim => claim.click(...approved, submitPlan, complete),
  accepted: claim => claim.click(...approved, submitPlan, complete, accept),
  appraised: claim => claim.click(...approved, submitPlan, complete, accept, appraise),
  'reminded-and-escalated': claim => claim.skip(14 * dayMs),
  extended: async claim => {
    await claim.command({
      name: 'extend',
      region: 'main',
      round: 'terms',
      budget: { unit: 'workingDays', amount: 2 },
    })
    await claim.click(sign)
  },
  recalled: async claim => {
    await claim.click(sign)
    await claim.recall()
    await claim.click(counter)
  },
  'fast-forwarded': async claim => {
    await claim.command({ name: 'fastForward', byMs: 14 * dayMs })
    await claim.click(sign)
  },
  terminated: claim => claim.command({ name: 'terminate' }),
  'rebuilt-half-decided': async claim => {
    await claim.click(sign, approve)
    await claim.rebuild()
    await claim.click(approve)
  },
  'patient-commit': async claim => {
    await claim.clickWhileCommitsFail(sign)
    await claim.click(approve)
  },
  'adopted-from-postgres': async claim => {
    await claim.commitUnheard(sign)
    await claim.click(approve, approve)
  },
  'refused-after-a-look': async claim => {
    await claim.refused(sign)
    await claim.click(sign)
  },
}

/** A run that goes on in a new one; recorded on a server that suggests it after `eventsARun`. */
export const continued = { first: 'continued-as-new', next: 'after-continue-as-new' } as const
export const eventsARun = 30
export const playOn = (claim: Player): Promise<void> =>
  claim.click(...approved, submitPlan, reachMilestone, complete)

export const allScenarios = [...Object.keys(scenarios), ...Object.values(continued)]
