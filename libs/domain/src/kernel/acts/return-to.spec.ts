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

const seatsOf = ({ state }: Play) => state.regions.main?.rounds.countersigning?.seats ?? []

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
    const expert = seatsOf(play).at(-1)?.chair ?? ''
    play.act({ ...atCountersigning(expert), act: 'returnTo', by: 'expert', body }).act(submit)
    expect(play.open()).toEqual(['liaison', 'deputy', 'head'].map(each => `countersigning/${each}`))
  })

  it('keeps for whom a substitute had answered', () => {
    const play = almostAgreed()
    const deputy = () => seatsOf(play).find(({ chair }) => chair === 'deputy')
    Object.assign(deputy() ?? {}, { onBehalfOf: 'principal' })
    play.act({ ...head, act: 'returnTo', body }).act(submit)
    expect(deputy()).toMatchObject({ status: 'done', onBehalfOf: 'principal' })
  })
})

describe('whoever is added (加签) from another unit', () => {
  const asked = { where: 'beside', people: ['expert'], offices: [], reason: '会商' }
  const office = { role: 'AgencyLiaison', unitId: 'elsewhere', personId: 'expert' }

  it('sees the process as a person: their unit does not', () => {
    const play = almostAgreed().act({ ...head, act: 'addSeats', body: { ...asked, offices: [office] } })
    expect(play.last?.people).toContain('expert')
    expect(play.last?.units).not.toContain('elsewhere')
  })
})

test('who has only just been given a seat can be reminded of it', () => {
  const play = almostAgreed()
  const seatId = play.seat(head).id
  const event = (by: string) => ({
    type: 'act' as const,
    key: `${by}-${play.state.stepNo}`,
    bodyHash: '',
    by,
    act: 'remind',
    seatId,
    expectedVersion: play.state.version,
    body: {},
  })
  play.apply(event('starter'))
  expect(play.refusalOfEvent(event('starter'))?.code).toBe('remindedRecently')
  play.admin({ name: 'reassign', seatId, holder: { ...play.seat(head).holder, personId: 'colleague' } })
  expect(play.refusalOfEvent(event('starter'))).toBeUndefined()
})
