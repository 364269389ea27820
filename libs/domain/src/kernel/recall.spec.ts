import { moment, Play, rulesOf } from '#testing/kernel.js'
import { sample, sampleFacts, samplePolicy } from '#testing/sample-lifecycle.js'

const started = (policy = samplePolicy) =>
  new Play(sample, rulesOf(policy), moment('2026-09-21 09:00')).start(sampleFacts())
const agree = (chair: string) => ({ round: 'review', chair, act: 'agree' })
const choosing = () => started().act(agree('alpha')).act(agree('beta')).act(agree('gamma'))
const reviewSeats = (play: Play) => [...play.tasks.values()].filter(task => task.round === 'review')

describe('a recall (撤回)', () => {
  it('reopens the seat in the same round, and the facts are as before', () => {
    const play = started().act(agree('alpha')).act(agree('beta')).recall()
    expect(play.state.facts).toEqual(sampleFacts({ log: ['alpha'] }))
    expect(reviewSeats(play).map(task => task.status)).toEqual(['done', 'open', 'open'])
    expect(play.last?.tasks).toHaveLength(1)
    expect(play.last?.journal).toMatchObject([
      { code: 'act.recalled', by: 'beta-person', detail: { recalled: 'agree' } },
    ])
  })

  it('keeps of the facts before the act only what the act has changed', () => {
    const { state } = started().act(agree('alpha'))
    expect(state.recallable?.before).toMatchObject({ facts: { log: [] }, added: [] })
    expect(state.recallable?.before.facts).not.toHaveProperty('helpers')
  })

  it('goes back across a change of stage, and what the act had opened closes as recalled', () => {
    const play = choosing()
    const opened = [...play.tasks.values()].filter(task => task.round === 'choice').map(task => task.seatId)
    play.recall()
    expect(play.stage()).toBe('reviewing')
    expect(play.state.regions.main?.visited).toEqual(['reviewing'])
    expect(reviewSeats(play).map(task => task.status)).toEqual(['done', 'done', 'open'])
    expect(opened.map(id => play.tasks.get(id)?.cancelled)).toEqual(['recalled', 'recalled'])
    expect(play.act(agree('gamma')).stage()).toBe('choosing')
  })

  it('takes back an act that began the same stage anew, even within the same moment', () => {
    const play = started().act(agree('alpha')).act({ round: 'review', chair: 'beta', act: 'restart' })
    play.recall()
    expect(reviewSeats(play).map(task => task.cancelled ?? task.status)).toEqual([
      'done',
      'open',
      'open',
      'recalled',
      'recalled',
      'recalled',
    ])
  })

  it('takes back signatures given in advance in the rounds it closes', () => {
    const play = new Play(sample, rulesOf(samplePolicy), moment('2026-09-21 09:00'))
      .start(sampleFacts({ proposer: { personId: 'proposer', at: 1 } }))
      .act({ round: 'review', chair: 'beta', act: 'restart' })
      .recall()
    expect(reviewSeats(play).map(task => task.cancelled ?? task.status)).toEqual([
      'done',
      'open',
      'open',
      'recalled',
      'recalled',
      'recalled',
    ])
  })

  it('closes what a change of the facts had opened within the stage', () => {
    const play = choosing()
      .act({ round: 'choice', chair: 'officer', act: 'choose' })
      .act({ round: 'work', chair: 'worker', act: 'finishAndAsk' })
    expect(play.open()).toEqual(['help-1/helper-1', 'look/watcher'])
    play.recall()
    expect(play.open()).toEqual(['work/worker', 'look/watcher'])
    expect([...play.tasks.values()].find(task => task.round === 'help-1')).toMatchObject({
      cancelled: 'recalled',
    })
  })

  it('is over once somebody has acted next, were it only a note', () => {
    const play = started().act(agree('alpha'))
    const { seatId, by } = play.state.recallable ?? { seatId: '', by: '' }
    play.act({ round: 'review', chair: 'beta', act: 'note' })
    expect(play.refusalOfRecall(seatId, by)).toEqual({ code: 'nothingToRecall' })
  })

  it('is over after a transfer, and after an administrator has stepped in', () => {
    const transferred = choosing().act({
      round: 'choice',
      chair: 'head',
      act: 'transfer',
      body: { to: 'colleague', reason: 'away' },
    })
    expect(transferred.refusalOfRecall()).toEqual({ code: 'nothingToRecall' })
    const moved = choosing().admin({ name: 'move', region: 'main', stage: 'reviewing' })
    expect(moved.refusalOfRecall()).toEqual({ code: 'nothingToRecall' })
  })

  it('is over when its units became others or it stands under other rules: what it would bring back is gone', () => {
    const merged = choosing().admin({ name: 'relocate', units: { alpha: 'beta' } })
    expect(merged.refusalOfRecall()).toEqual({ code: 'nothingToRecall' })
    const rules = rulesOf({ ...samplePolicy, version: 'later' })
    expect(choosing().admin({ name: 'adoptRules', rules }).refusalOfRecall()).toEqual({
      code: 'nothingToRecall',
    })
  })

  it('is not over when the process only went on in a new run, or its clock was moved', () => {
    const play = choosing().admin({ name: 'rebuilt' }).admin({ name: 'fastForward', byMs: 60_000 }).recall()
    expect(play.stage()).toBe('reviewing')
    expect(play.state.aheadMs).toBe(60_000)
  })

  it('leaves a seat of the round with whoever has it by now, since nobody acted on it', () => {
    const holder = { role: 'AgencySecretary', unitId: 'community' } as const
    const play = started().act(agree('alpha'))
    const seatId = play.state.regions.main?.rounds.review?.seats[1]?.id ?? ''
    play.admin({ name: 'fallback', seatId, holder }).recall()
    expect(play.state.regions.main?.rounds.review?.seats.map(seat => [seat.status, seat.holder])).toEqual([
      ['open', expect.not.objectContaining(holder)],
      ['open', holder],
      ['open', expect.not.objectContaining(holder)],
    ])
    expect([...play.tasks.values()].find(task => task.seatId === seatId)).toMatchObject({ holder })
  })

  it('does not put a seat back into the name of somebody who is gone', () => {
    const play = started().act({
      round: 'review',
      chair: 'beta',
      act: 'transfer',
      body: { to: 'colleague', reason: 'away' },
    })
    const seatId = play.state.regions.main?.rounds.review?.seats[1]?.id ?? ''
    play.act(agree('alpha')).admin({ name: 'release', seatId }).recall()
    expect(play.state.regions.main?.rounds.review?.seats[1]?.holder).not.toHaveProperty('personId')
    expect(play.state.regions.main?.rounds.review?.seats[0]?.status).toBe('open')
  })

  it('is for whoever acted, on the seat they acted on', () => {
    const play = started().act(agree('alpha'))
    const seatId = play.state.recallable?.seatId
    expect(play.refusalOfRecall(seatId, 'somebody else')).toEqual({ code: 'nothingToRecall' })
    expect(play.refusalOfRecall('reviewing.review.2', 'alpha-person')).toEqual({ code: 'nothingToRecall' })
    expect(play.refusalOfRecall()).toBeUndefined()
  })

  it('cannot undo the end, nor happen twice', () => {
    expect(started().act({ round: 'review', chair: 'beta', act: 'refuse' }).refusalOfRecall()).toMatchObject({
      code: 'processEnded',
    })
    expect(started().act(agree('alpha')).recall().refusalOfRecall()).toEqual({ code: 'nothingToRecall' })
  })

  it('is over once the clock has decided', () => {
    const play = started().act(agree('alpha')).until('2026-09-29 24:00')
    expect(play.stage()).toBe('choosing')
    expect(play.refusalOfRecall()).toEqual({ code: 'nothingToRecall' })
  })

  it('leaves fired what the clock fired meanwhile, and superiors where they were seated', () => {
    const play = started().act(agree('alpha')).until('2026-09-24 24:00')
    const superiors = play.open().filter(seat => seat.endsWith('escalated'))
    play.recall()
    expect(superiors).toEqual(['review/beta escalated', 'review/gamma escalated'])
    expect(play.open()).toEqual(['review/alpha', 'review/beta', 'review/gamma', ...superiors])
    expect(play.state.regions.main?.rounds.review?.clock?.fired).toEqual(['remind', 'warn', 'escalate'])
    expect(play.until('2026-09-24 24:00').last?.journal[0]?.code).toBe('act.recalled')
  })

  it('seats a superior again when the act had closed that seat', () => {
    const play = started()
      .until('2026-09-24 24:00')
      .act({ ...agree('beta'), origin: 'escalated' })
    expect(play.open()).not.toContain('review/beta')
    play.recall()
    expect(play.open()).toEqual(expect.arrayContaining(['review/beta', 'review/beta escalated']))
  })

  it('brings the clock back as it was when the act had left the stage', () => {
    const play = choosing()
    const before = play.state.recallable?.before.region.rounds.review?.clock
    expect(play.recall().state.regions.main?.rounds.review?.clock).toEqual(before)
    expect(play.last?.nextDueAt).toBe(moment('2026-09-22 09:00'))
  })

  it('is not offered for a note, which answers nothing', () => {
    expect(started().act({ round: 'review', chair: 'beta', act: 'note' }).state).not.toHaveProperty(
      'recallable',
    )
  })

  it('goes back beside the main line as well', () => {
    const play = started().act({ round: 'request', chair: 'beta', act: 'request' }).recall()
    expect(play.stage('stopping')).toBe('none')
    expect(play.state.facts).toEqual(sampleFacts())
    expect(
      [...play.tasks.values()].filter(task => task.round === 'ruling').map(task => task.cancelled),
    ).toEqual(['recalled', 'recalled'])
  })
})
