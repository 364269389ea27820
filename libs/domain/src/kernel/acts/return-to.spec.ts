import { council, councilFacts, councilPolicy } from '#testing/council-lifecycle.js'
import { moment, Play, rulesOf } from '#testing/kernel.js'

const submit = { round: 'paper', chair: 'author', act: 'submit' }
const atCountersigning = (chair: string) => ({ round: 'countersigning', chair })
const head = atCountersigning('head')
const body = { stage: 'drafting', then: 'straight', reason: '材料不全' }

/** A paper that is countersigned (会签), of which only the head has not said anything yet. */
const almostAgreed = () => {
  const play = new Play(council, rulesOf(councilPolicy), moment('2026-09-28 10:00')).start(councilFacts())
  play.act(submit).admin({ name: 'move', region: 'main', stage: 'countersigning' })
  for (const chair of ['liaison', 'deputy']) play.act({ ...atCountersigning(chair), act: 'agree' })
  return play
}

describe('a return whose way back is straight', () => {
  it('leads to whoever returned, and what the others have answered still counts', () => {
    const play = almostAgreed()
      .act({ ...head, act: 'returnTo', body })
      .act(submit)
    expect(play.open()).toEqual(['countersigning/head'])
  })

  it('by somebody who was only added asks everybody again: nothing passes that nobody has looked at since', () => {
    const play = almostAgreed()
    play.act({ ...head, act: 'addSeats', body: { where: 'beside', people: ['expert'], reason: '会商' } })
    play.act({ ...head, act: 'agree' })
    const expert = play.state.regions.main?.rounds.countersigning?.seats.at(-1)?.chair ?? ''
    play.act({ ...atCountersigning(expert), act: 'returnTo', by: 'expert', body }).act(submit)
    expect(play.open()).toEqual(['liaison', 'deputy', 'head'].map(each => `countersigning/${each}`))
  })
})
