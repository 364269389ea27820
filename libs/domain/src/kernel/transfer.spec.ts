import { moment, Play, rulesOf } from '#testing/kernel.js'
import { sample, sampleFacts, samplePolicy } from '#testing/sample-lifecycle.js'

const started = () => new Play(sample, rulesOf(samplePolicy), moment('2026-09-21 09:00')).start(sampleFacts())
const agree = (chair: string) => ({ round: 'review', chair, act: 'agree' })
const choosing = () => started().act(agree('alpha')).act(agree('beta')).act(agree('gamma'))
const transfer = (round: string, chair: string, to: string) => ({
  round,
  chair,
  act: 'transfer',
  body: { to, reason: 'on leave' },
})

describe('a transfer (转办)', () => {
  it('narrows the seat to one person, tells them, and says who handed it over and why', () => {
    const play = started().act(transfer('review', 'beta', 'colleague'))
    expect(play.seat({ round: 'review', chair: 'beta' })).toMatchObject({
      holder: { role: 'CommunityDeputySecretary', unitId: 'community', personId: 'colleague' },
      origin: 'transferred',
      status: 'open',
    })
    expect(play.last?.notices).toMatchObject([
      { template: 'task.transferred', to: { personId: 'colleague' }, dueOn: '2026-09-24' },
    ])
    expect(play.last?.journal).toMatchObject([
      {
        code: 'act.transferred',
        by: 'beta-person',
        reason: 'on leave',
        detail: { before: null, after: 'colleague' },
      },
    ])
    expect(play.last?.tasks).toMatchObject([{ holder: { personId: 'colleague' }, origin: 'transferred' }])
  })

  it('is seen by whoever acts on that seat; whoever acts on another has seen enough', () => {
    const play = started()
    const seen = play.state.version
    play.act(transfer('review', 'beta', 'colleague'))
    expect(play.refusalOf({ ...agree('alpha'), expectedVersion: seen })).toBeUndefined()
    expect(play.refusalOf({ ...agree('beta'), expectedVersion: seen })).toMatchObject({
      code: 'staleVersion',
      detail: { seen, version: seen + 1 },
    })
  })

  it('is refused to oneself, to whoever holds the seat, and where the form has none', () => {
    const play = started().act(transfer('review', 'beta', 'colleague'))
    expect(play.refusalOf(transfer('review', 'beta', 'colleague'))).toEqual({ code: 'sameHolder' })
    expect(play.refusalOf(transfer('review', 'alpha', 'alpha-person'))).toEqual({ code: 'sameHolder' })
    expect(play.refusalOf(transfer('request', 'alpha', 'colleague'))).toMatchObject({ code: 'actNotOffered' })
  })

  it('is refused to whoever must stand aside (回避), for they could never decide', () => {
    expect(choosing().refusalOf(transfer('choice', 'officer', 'starter'))).toEqual({ code: 'ownApplication' })
  })

  it('leaves a superior’s seat a superior’s seat', () => {
    const play = started().until('2026-09-24 24:00')
    play.act({ ...transfer('review', 'beta', 'colleague'), origin: 'escalated' })
    expect(play.seat({ round: 'review', chair: 'beta', origin: 'escalated' }).holder.personId).toBe(
      'colleague',
    )
  })
})
