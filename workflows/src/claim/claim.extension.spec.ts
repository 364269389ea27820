/** More time for the work plan: asked of the agency's secretary, and gone with the plan while the stage lasts. */
import { approved, plans } from '#testing/claim-play.js'

const asking = {
  round: 'plan',
  chair: 'agency',
  act: 'requestExtension',
  body: { budget: { unit: 'workingDays', amount: 5 }, reason: '方案须经党组讨论' },
}
const grants = { round: 'extension-plan', chair: 'superior', act: 'grantExtension' }
const dueOn = (play: ReturnType<typeof approved>) =>
  [...play.tasks.values()].find(({ round }) => round === 'plan')?.dueOn

it('moves the plan’s deadline when the agency’s secretary grants it', () => {
  const play = approved()
  const before = dueOn(play) ?? ''
  play.act(asking)
  expect(play.last?.tasks.find(({ round }) => round === 'extension-plan')?.holder.role).toBe(
    'AgencySecretary',
  )
  play.act(grants)
  expect((dueOn(play) ?? '') > before).toBe(true)
})

it('is closed with the plan, though the stage goes on', () => {
  const play = approved().act(asking).act(plans)
  expect([play.stage(), play.open()]).toEqual(['delivering', ['progress/agency']])
  expect([...play.tasks.values()].find(({ round }) => round === 'extension-plan')?.status).toBe('cancelled')
})
