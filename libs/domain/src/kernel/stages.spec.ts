import { moment, Play, rulesOf } from '#testing/kernel.js'
import { sample, sampleFacts, samplePolicy } from '#testing/sample-lifecycle.js'

const started = () => new Play(sample, rulesOf(samplePolicy), moment('2026-09-21 09:00')).start(sampleFacts())
const working = () =>
  ['alpha', 'beta', 'gamma']
    .reduce((play, chair) => play.act({ round: 'review', chair, act: 'agree' }), started())
    .act({ round: 'choice', chair: 'officer', act: 'choose' })
const worker = (act: string) => ({ round: 'work', chair: 'worker', act })
const help = (no: number) => ({ round: `help-${no}`, chair: `helper-${no}`, act: 'help' })
const beside = ['look/watcher']

describe('rounds come and go with the facts', () => {
  it('opening one when the facts begin to ask for it, and closing it visibly when they no longer do', () => {
    const play = working().act(worker('ask')).act(worker('ask'))
    expect(play.open()).toEqual(['work/worker', 'help-1/helper-1', 'help-2/helper-2', ...beside])
    play.act(worker('dismiss'))
    expect(play.open()).toEqual(['work/worker', ...beside])
    expect([...play.tasks.values()].filter(task => task.round.startsWith('help'))).toMatchObject([
      { status: 'cancelled', cancelled: 'noLongerNeeded' },
      { status: 'cancelled', cancelled: 'noLongerNeeded' },
    ])
  })

  it('leaving a decided round as it was decided', () => {
    const play = working().act(worker('ask')).act(help(1))
    expect(play.state.regions.main?.rounds['help-1']).toMatchObject({ status: 'decided', outcome: 'helped' })
    expect(play.act(worker('ask')).open()).toEqual(['work/worker', 'help-2/helper-2', ...beside])
  })

  it('in another region too, when an act there changed the facts it looks at', () => {
    const play = started()
    expect(play.open()).not.toContain('look/watcher')
    expect(play.act({ round: 'review', chair: 'beta', act: 'note' }).open()).toContain('look/watcher')
  })
})

describe('all.done', () => {
  it('waits for every round that is not quiet', () => {
    const play = working().act(worker('ask')).act(worker('finish'))
    expect(play.stage()).toBe('working')
    expect(play.act(help(1)).stage()).toBe('confirming')
  })

  it('waits for a round that the deciding act itself asks for', () => {
    const play = working().act(worker('finishAndAsk'))
    expect(play.stage()).toBe('working')
    expect(play.open()).toEqual(['help-1/helper-1', ...beside])
  })

  it('is reached, too, when the last open round is no longer needed', () => {
    const play = working().act(worker('ask')).act(help(1)).act(worker('ask'))
    play.act(worker('finish'))
    expect(play.stage()).toBe('working')
    play.state = { ...play.state, facts: { ...(play.state.facts as object), helpers: [1] } }
    expect(
      play.admin({ name: 'adoptRules', rules: rulesOf({ ...samplePolicy, version: '2' }) }).stage(),
    ).toBe('confirming')
  })

  it('passes straight through a stage that asks for nothing, leaving a line in the journal', () => {
    const play = working().act(worker('finish'))
    expect(play.last?.journal.filter(line => line.code === 'stage.entered').map(line => line.stage)).toEqual([
      'passing',
      'confirming',
    ])
    expect(play.state.regions.main?.visited).toEqual([
      'reviewing',
      'choosing',
      'working',
      'passing',
      'confirming',
    ])
  })
})

describe('what runs beside the main line', () => {
  const asked = (play = started()) => play.act({ round: 'request', chair: 'beta', act: 'request' })

  it('offers quiet acts without filling an inbox', () => {
    const play = started()
    expect(play.seat({ round: 'request', chair: 'alpha' }).status).toBe('open')
    expect([...play.tasks.values()].some(task => task.round === 'request')).toBe(false)
    expect(play.notices.some(notice => notice.round === 'request')).toBe(false)
  })

  it('leaves the main line open while it is decided', () => {
    const play = asked()
    expect([play.stage(), play.stage('stopping')]).toEqual(['reviewing', 'asked'])
    expect(play.act({ round: 'review', chair: 'alpha', act: 'agree' }).stage('stopping')).toBe('asked')
  })

  it('ends the main line when granted by all, and closes every seat of every region', () => {
    const play = asked()
      .act({ round: 'ruling', chair: 'officer', act: 'grant' })
      .act({ round: 'ruling', chair: 'deputy', act: 'grant' })
    expect(play.state).toMatchObject({ outcome: 'stopped', endedAt: play.now })
    expect(play.open()).toEqual([])
    expect(
      [...play.tasks.values()].filter(task => task.round === 'review').map(task => task.cancelled),
    ).toEqual(Array(3).fill('withdrawn'))
    expect(play.last).not.toHaveProperty('subject')
    expect(play.last).not.toHaveProperty('nextDueAt')
    expect(play.last?.notices).toMatchObject([{ template: 'process.ended', stage: 'stopped' }])
  })

  it('goes back to its beginning when denied, the main line untouched', () => {
    const play = asked().act({ round: 'ruling', chair: 'officer', act: 'deny' })
    expect([play.stage(), play.stage('stopping')]).toEqual(['reviewing', 'none'])
    expect(play.open()).toEqual(['review/alpha', 'review/beta', 'review/gamma'])
  })

  it('closes when the main line ends first', () => {
    const play = asked().act({ round: 'review', chair: 'alpha', act: 'refuse' })
    expect([...play.tasks.values()].filter(task => task.round === 'ruling')).toMatchObject([
      { status: 'cancelled', cancelled: 'ended' },
      { status: 'cancelled', cancelled: 'ended' },
    ])
  })
})
