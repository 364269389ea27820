import { moment, Play, rulesOf } from '#testing/kernel.js'
import { sample, sampleFacts, samplePolicy } from '#testing/sample-lifecycle.js'
import type { ActEvent } from './events.js'
import { blankState } from './reduce.js'
import { answered, refuse } from './refuse.js'

const rules = rulesOf(samplePolicy)
const started = () => new Play(sample, rules, moment('2026-09-21 09:00')).start(sampleFacts())
const agree = (chair: string) => ({ round: 'review', chair, act: 'agree' })
const choosing = () => started().act(agree('alpha')).act(agree('beta')).act(agree('gamma'))
const actOn = (play: Play, seatId: string, more: Partial<ActEvent> = {}): ActEvent => ({
  type: 'act',
  ...play.keyed('somebody'),
  seatId,
  act: 'agree',
  expectedVersion: play.state.version,
  body: {},
  ...more,
})

describe('an act is refused', () => {
  it('before the start and after the end', () => {
    const play = started()
    const event = actOn(play, 'reviewing.review.1')
    expect(refuse(sample, blankState('sample', 'p', rules), rules, event, play.now)).toEqual({
      code: 'notStarted',
    })
    play.act({ round: 'review', chair: 'alpha', act: 'refuse' })
    expect(play.refusalOfEvent(event)).toEqual({
      code: 'processEnded',
      detail: { outcome: 'refused', endedAt: play.now },
    })
  })

  it('on a seat already answered, naming by whom and what', () => {
    const play = started().act(agree('alpha'))
    expect(play.refusalOfEvent(actOn(play, 'reviewing.review.1'))).toEqual({
      code: 'seatClosed',
      detail: { by: 'alpha-person', act: 'agree', at: play.now, cancelled: undefined },
    })
  })

  it('on a seat whose chair a superior has answered for, naming the superior', () => {
    const play = started().until('2026-09-24 24:00')
    const seatId = play.seat({ round: 'review', chair: 'beta' }).id
    play.act({ ...agree('beta'), origin: 'escalated', by: 'coordinator' })
    expect(play.refusalOfEvent(actOn(play, seatId))).toMatchObject({
      code: 'seatClosed',
      detail: { by: 'coordinator', cancelled: 'decidedByOther' },
    })
  })

  it('on a seat of a stage that has been left', () => {
    const play = choosing()
    expect(play.refusalOfEvent(actOn(play, 'reviewing.review.1'))).toEqual({
      code: 'seatNotFound',
      detail: { seatId: 'reviewing.review.1', version: play.state.version },
    })
  })

  it('when the person looked at an older version', () => {
    const play = started()
    const seen = play.state.version
    play.act(agree('alpha'))
    expect(play.refusalOf({ ...agree('beta'), expectedVersion: seen })).toEqual({
      code: 'staleVersion',
      detail: { seen, version: seen + 1 },
    })
  })

  it.each(['choose', 'constructor', 'toString', '__proto__', ''])('when its form has no act %p', act => {
    expect(started().refusalOf({ round: 'review', chair: 'alpha', act })).toEqual({
      code: 'actNotOffered',
      detail: { act },
    })
  })

  it('on one’s own application (回避), whichever the act, and on one’s own request', () => {
    const own = { round: 'choice', chair: 'officer', by: 'starter' }
    expect(choosing().refusalOf({ ...own, act: 'choose' })).toEqual({ code: 'ownApplication' })
    expect(choosing().refusalOf({ ...own, act: 'transfer', body: { to: 'friend', reason: '' } })).toEqual({
      code: 'ownApplication',
    })
    const asked = started().act({ round: 'request', chair: 'beta', act: 'request', by: 'asker' })
    const ruling = { round: 'ruling', chair: 'officer', act: 'grant' }
    expect(asked.refusalOf({ ...ruling, by: 'asker' })).toEqual({ code: 'ownApplication' })
    expect(asked.refusalOf({ ...ruling, by: 'starter' })).toBeUndefined()
  })

  it('when its own rule says so', () => {
    expect(
      choosing().refusalOf({ round: 'choice', chair: 'officer', act: 'return', body: { to: 'done' } }),
    ).toEqual({
      code: 'unknownStage',
      detail: { stage: 'done' },
    })
  })
})

describe('a start', () => {
  it('is refused a second time', () => {
    const play = started()
    expect(
      play.refusalOfEvent({ type: 'start', ...play.keyed('x'), title: '', facts: sampleFacts() }),
    ).toEqual({ code: 'alreadyStarted' })
  })
})

describe('a key', () => {
  it('is remembered with the answer it was given', () => {
    const play = started()
    const event = actOn(play, 'reviewing.review.1')
    expect(answered(play.state, event)).toBeUndefined()
    play.apply(event)
    expect(answered(play.state, event)).toEqual({
      key: event.key,
      bodyHash: event.bodyHash,
      answer: { processId: 'process-1', stepNo: 2, version: play.state.version, stage: 'reviewing' },
    })
  })

  it('carries the outcome when its act ended the process', () => {
    const play = started().act({ round: 'review', chair: 'alpha', act: 'refuse' })
    expect(play.state.answered.at(-1)?.answer).toMatchObject({ stage: 'refused', outcome: 'refused' })
  })

  it('is kept for the last twenty; Postgres keeps them all', () => {
    const play = started()
    for (let i = 0; i < 30; i += 1) play.act({ round: 'review', chair: 'beta', act: 'note' })
    expect(play.state.answered).toHaveLength(20)
    expect(play.state.answered.at(-1)?.answer.stepNo).toBe(31)
  })
})
