import { moment, Play, rulesOf } from '#testing/kernel.js'
import { sample, sampleFacts, samplePolicy } from '#testing/sample-lifecycle.js'
import { allowedActions, upcoming } from './actions.js'
import type { Holder } from './state.js'

const started = () => new Play(sample, rulesOf(samplePolicy), moment('2026-09-21 09:00')).start(sampleFacts())
const agree = (chair: string) => ({ round: 'review', chair, act: 'agree' })
const actions = (play: Play, personId: string, holds: (holder: Holder) => boolean) =>
  allowedActions(play.lifecycle, play.state, play.rules, { personId, holds }).map(
    ({ round, act }) => `${round}.${act}`,
  )
const community = ({ unitId }: Holder) => unitId === 'community'
const everything = () => true

describe('the actions offered to a person', () => {
  it('are the acts of the seats they hold, a transfer where the form allows it, quiet rounds included', () => {
    expect(actions(started(), 'beta-person', community)).toEqual([
      'review.agree',
      'review.note',
      'review.refuse',
      'review.restart',
      'review.transfer',
      'review.requestExtension',
      'request.request',
    ])
  })

  it('are none for somebody without a seat, and after the end', () => {
    expect(actions(started(), 'nobody', () => false)).toEqual([])
    expect(actions(started().admin({ name: 'terminate' }), 'anybody', everything)).toEqual([])
  })

  it('leave out what whoever started must not decide', () => {
    const play = started().act(agree('alpha')).act(agree('beta')).act(agree('gamma'))
    expect(actions(play, 'starter', everything).filter(action => action.startsWith('choice'))).toEqual([])
    expect(actions(play, 'another', everything).filter(action => action.startsWith('choice'))).toHaveLength(6)
  })

  it('offer the recall to whoever acted last', () => {
    const play = started().act(agree('beta'))
    expect(actions(play, 'beta-person', () => false)).toEqual(['review.recall'])
    expect(actions(play, 'alpha-person', () => false)).toEqual([])
  })
})

describe('what happens next by itself', () => {
  it('is the next stage of every open clock, the earliest first', () => {
    const play = started().act({ round: 'request', chair: 'beta', act: 'request' }).until('2026-09-22 09:00')
    expect(upcoming(play.state, play.rules)).toEqual([
      expect.objectContaining({ region: 'main', round: 'review', does: 'warn', dueOn: '2026-09-24' }),
      {
        region: 'stopping',
        round: 'ruling',
        does: 'remind',
        at: moment('2026-09-23 24:00'),
        dueOn: '2026-09-23',
        provisional: false,
      },
    ])
  })
})
