import { moment, Play, rulesOf } from '#testing/kernel.js'
import { sample, sampleFacts, samplePolicy } from '#testing/sample-lifecycle.js'
import { allowedActions } from '../actions.js'

const started = () => new Play(sample, rulesOf(samplePolicy), moment('2026-09-21 09:00')).start(sampleFacts())
const beta = { round: 'review', chair: 'beta' }
const asking = {
  ...beta,
  act: 'requestExtension',
  body: { budget: { unit: 'workingDays', amount: 2 }, reason: '材料未齐' },
}
const superior = { round: 'extension-review', chair: 'superior' }
const grants = { ...superior, act: 'grantExtension' }
const denies = { ...superior, act: 'denyExtension', body: { reason: '抓紧办理' } }
const fired = (play: Play) =>
  play.journal.filter(line => line.actor === 'clock').map(line => String(line.detail?.stageId))
const told = (play: Play) =>
  play.last?.notices.map(({ template, to }) => `${template} ${to.personId ?? to.role}`)

describe('more time', () => {
  it('is asked for by whoever holds the seat, and decided by the superior beside the round', () => {
    const play = started().act(asking)
    expect(play.open()).toContain('extension-review/superior')
    expect(told(play)).toEqual(['task.opened SubdistrictCoordinator'])
    expect(play.last?.journal).toMatchObject([
      { code: 'act.extensionAsked', by: 'beta-person', round: 'review', reason: '材料未齐' },
    ])
    play.act(grants)
    expect(play.last?.journal).toMatchObject([
      { code: 'act', act: 'grantExtension', by: 'superior-person' },
      { code: 'clock.extended', round: 'review', detail: { before: '2026-09-24', after: '2026-09-29' } },
    ])
    expect(told(play)).toEqual(['extension.granted beta-person'])
    expect(play.open()).toEqual(['review/alpha', 'review/beta', 'review/gamma'])
    expect(play.tasks.get('reviewing.review.2')?.dueOn).toBe('2026-09-29')
    play.until('2026-09-24 24:00')
    expect(fired(play)).toEqual(['remind'])
    expect(play.until('2026-09-29 24:00').stage()).toBe('reviewing')
    expect(fired(play)).toEqual(['remind', 'warn', 'escalate'])
  })

  it('stays refused: the deadline stands, and whoever asked is told', () => {
    const play = started().act(asking).act(denies)
    expect(told(play)).toEqual(['extension.denied beta-person'])
    expect(play.tasks.get('reviewing.review.2')?.dueOn).toBe('2026-09-24')
    expect(play.act(asking).open()).toContain('extension-review/superior')
  })

  it('is not asked for twice at once, nor after the deadline, and then it is not offered either', () => {
    const offered = (play: Play) =>
      allowedActions(sample, play.state, play.rules, {
        personId: 'somebody',
        now: play.now,
        holds: ({ role }) => role === 'CommunityDeputySecretary',
      }).some(({ act }) => act === 'requestExtension')
    const play = started()
    expect(offered(play)).toBe(true)
    play.act(asking)
    expect(play.refusalOf(asking)?.code).toBe('extensionPending')
    expect(offered(play)).toBe(false)
    const late = started().until('2026-09-24 24:00')
    expect(late.refusalOf(asking)?.code).toBe('extensionTooLate')
    expect(offered(late)).toBe(false)
    expect(started().until('2026-09-24 23:59').refusalOf(asking)).toBeUndefined()
  })

  it('is decided by nobody for themselves', () => {
    const play = started().act({ ...asking, by: 'both' })
    expect(play.refusalOf({ ...grants, by: 'both' })?.code).toBe('ownApplication')
  })

  it('is not decided by whoever a substitute has asked for', () => {
    const asked = started()
    const { act, body } = asking
    const { id: seatId } = asked.seat(beta)
    const expectedVersion = asked.state.version
    const event = { type: 'act' as const, ...asked.keyed('substitute'), onBehalfOf: 'both' }
    asked.apply({ ...event, act, body, seatId, expectedVersion })
    expect(asked.refusalOf({ ...grants, by: 'both' })?.code).toBe('ownApplication')
    expect(asked.refusalOf({ ...grants, by: 'substitute' })?.code).toBe('ownApplication')
    expect(asked.refusalOf(grants)).toBeUndefined()
  })

  it('is not there where no superior is, on a superior’s own seat, and in another unit than before', () => {
    const play = started().act({ ...beta, act: 'refuse' })
    expect(play.state.endedAt).toBeDefined()
    const escalated = started().until('2026-09-24 24:00')
    expect(escalated.refusalOf({ ...asking, origin: 'escalated' })?.code).toBe('actNotOffered')
    const extended = started().admin({
      name: 'extend',
      region: 'main',
      round: 'review',
      budget: { unit: 'hours', amount: 4 },
    })
    expect(extended.refusalOf(asking)?.code).toBe('extensionUnit')
  })

  it('goes with the round it was asked for, and holds nothing up', () => {
    const play = started().act(asking)
    for (const chair of ['alpha', 'beta', 'gamma']) play.act({ round: 'review', chair, act: 'agree' })
    expect(play.stage()).toBe('choosing')
    expect(play.open().some(seat => seat.startsWith('extension'))).toBe(false)
    const seat = [...play.tasks.values()].find(({ round }) => round === 'extension-review')
    expect(seat).toMatchObject({ status: 'cancelled' })
  })

  it('may still be granted after the deadline, when it was asked for in time; what has fired stays fired', () => {
    const play = started().until('2026-09-24 10:00').act(asking).until('2026-09-25 10:00').act(grants)
    expect(fired(play)).toEqual(['remind', 'warn', 'escalate'])
    play.until('2026-09-30 24:00')
    expect(fired(play)).toEqual(['remind', 'warn', 'escalate', 'escalate-2'])
  })
})
