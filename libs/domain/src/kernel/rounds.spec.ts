import { moment, Play, rulesOf } from '#testing/kernel.js'
import { sample, sampleFacts, samplePolicy, type SampleFacts } from '#testing/sample-lifecycle.js'
import { lifecycle, type RoundSpec } from './lifecycle.js'

const started = (facts: Partial<SampleFacts> = {}) =>
  new Play(sample, rulesOf(samplePolicy), moment('2026-09-21 09:00')).start(sampleFacts(facts))
const agree = (chair: string) => ({ round: 'review', chair, act: 'agree' })
const choosing = () => started().act(agree('alpha')).act(agree('beta')).act(agree('gamma'))

describe('a countersign (会签)', () => {
  it('waits for every chair and is decided by the last', () => {
    const play = started().act(agree('beta')).act(agree('alpha'))
    expect(play.stage()).toBe('reviewing')
    expect(play.open()).toEqual(['review/gamma', 'look/watcher'])
    play.act(agree('gamma'))
    expect(play.stage()).toBe('choosing')
    expect(play.last?.journal.find(line => line.code === 'act')).toMatchObject({
      by: 'gamma-person',
      outcome: 'review.agreed',
      stage: 'reviewing',
    })
  })

  it('names no outcome in the journal before it is decided', () => {
    expect(started().act(agree('beta')).last?.journal[0]).not.toHaveProperty('outcome')
  })

  it('counts whoever proposed as having signed in advance', () => {
    const play = started({ proposer: { personId: 'proposer', at: 5 } })
    expect(play.open()).toEqual(['review/beta', 'review/gamma'])
    expect([...play.tasks.values()].find(task => task.holder.role === 'AgencyLiaison')).toMatchObject({
      status: 'done',
      act: 'agree',
      closedBy: 'proposer',
      closedAt: 5,
    })
    expect(play.act(agree('beta')).act(agree('gamma')).stage()).toBe('choosing')
  })

  it('ends at once when one chair refuses, and the others see their seats cancelled', () => {
    const play = started().act(agree('alpha')).act({ round: 'review', chair: 'beta', act: 'refuse' })
    expect(play.state).toMatchObject({ outcome: 'refused', endedAt: play.now })
    expect([...play.tasks.values()].map(({ status, cancelled }) => cancelled ?? status)).toEqual([
      'done',
      'done',
      'refused',
      'ended',
    ])
    expect(play.open()).toEqual([])
  })

  it('starts anew after a return: cancelled seats stay visible, new ones are numbered on', () => {
    const play = started().act(agree('alpha')).act({ round: 'review', chair: 'beta', act: 'restart' })
    expect(play.open()).toEqual(['review/alpha', 'review/beta', 'review/gamma', 'look/watcher'])
    const seats = [...play.tasks.values()].filter(task => task.round === 'review')
    expect(seats.map(({ seatId, status, cancelled }) => [seatId, cancelled ?? status])).toEqual([
      ['reviewing.review.1', 'done'],
      ['reviewing.review.2', 'done'],
      ['reviewing.review.3', 'returned'],
      ['reviewing.review.7', 'open'],
      ['reviewing.review.8', 'open'],
      ['reviewing.review.9', 'open'],
    ])
    expect(play.journal).toContainEqual(
      expect.objectContaining({
        code: 'seats.cancelled',
        detail: { reason: 'returned', seats: ['reviewing.review.3'] },
      }),
    )
  })

  it('lets the first seat of a chair to act speak for it', () => {
    const play = started().until('2026-09-24 24:00')
    expect(play.open()).toContain('review/beta escalated')
    play.act({ ...agree('beta'), origin: 'escalated' }).act(agree('alpha'))
    expect(play.open().filter(seat => seat.startsWith('review'))).toEqual([
      'review/gamma',
      'review/gamma escalated',
    ])
    expect(play.act(agree('gamma')).stage()).toBe('choosing')
  })

  it('takes records without being answered by them', () => {
    const play = started().act({ round: 'review', chair: 'beta', act: 'note' })
    expect(play.open()).toContain('review/beta')
    expect(play.state.facts).toMatchObject({ log: ['note'] })
  })
})

describe('a round of any one (或签)', () => {
  it('is decided by the first, and the other seat says by whose decision it closed', () => {
    const play = choosing().act({ round: 'choice', chair: 'head', act: 'choose' })
    expect(play.stage()).toBe('working')
    expect([...play.tasks.values()].filter(task => task.round === 'choice')).toMatchObject([
      { holder: { role: 'OrganizationDepartmentOfficer' }, status: 'cancelled', cancelled: 'decidedByOther' },
      { holder: { role: 'OrganizationDepartmentHead' }, status: 'done', closedBy: 'head-person' },
    ])
  })

  it('returns to any stage visited, and only to those', () => {
    const to = (stage: string) => ({ round: 'choice', chair: 'officer', act: 'return', body: { to: stage } })
    expect(choosing().refusalOf(to('working'))).toMatchObject({ code: 'unknownStage' })
    const play = choosing().act(to('reviewing'))
    expect(play.stage()).toBe('reviewing')
    expect(play.state.regions.main?.visited).toEqual(['reviewing', 'choosing'])
    expect([...play.tasks.values()].filter(task => task.round === 'choice')).toMatchObject([
      { status: 'done', act: 'return' },
      { status: 'cancelled', cancelled: 'returned' },
    ])
  })
})

describe('a round whose seats have all answered in advance', () => {
  const opening = (...rounds: RoundSpec[]) =>
    lifecycle<unknown, unknown>({
      kind: 'agreed',
      label: '',
      numberPrefix: '',
      firstStage: () => 'asking',
      main: {
        asking: {
          label: '',
          opens: () => Object.fromEntries(rounds.map((round, i) => [`round-${i}`, round])),
          on: { 'round-0.agreed': 'agreed' },
        },
        agreed: { label: '', final: true },
      },
      forms: { form: { label: '', acts: { agree: { label: '', effect: 'completes', outcome: 'agreed' } } } },
      places: () => ({}),
      parties: () => [],
    })
  const answeredBy = { personId: 'somebody', act: 'agree', at: 1 }
  const seat = { chair: 'one', role: 'AgencyLiaison' as const, unitId: 'agency', answeredBy }
  const play = (round: RoundSpec) => new Play(opening(round), rulesOf({ version: '1' }), 1000)

  it('is decided when it opens', () => {
    expect(play({ form: 'form', rule: 'all', seats: [seat] }).start({}).state.outcome).toBe('agreed')
  })

  it('is decided by one answer when any will do', () => {
    const { answeredBy: _none, ...waiting } = { ...seat, chair: 'two' }
    const process = play({ form: 'form', rule: 'any', seats: [seat, waiting] }).start({})
    expect([...process.tasks.values()]).toMatchObject([
      { status: 'done' },
      { status: 'cancelled', cancelled: 'decidedByOther' },
    ])
  })

  it('says so when nobody could ever decide it', () => {
    expect(() => play({ form: 'form', rule: 'all', seats: [] }).start({})).toThrow('nobody to decide')
  })
})
