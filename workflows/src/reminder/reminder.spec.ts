import { units } from '#testing/claims.js'
import { moment, Play, rulesOf } from '#testing/kernel.js'
import type { ReminderFacts } from './reminder.facts.js'
import { reminder } from './reminder.lifecycle.js'
import { defaultReminderPolicy } from './reminder.policy.js'

const facts: ReminderFacts = { months: ['2026-09'], agencyId: units.j1, districtId: units.district }
const begun = () =>
  new Play(reminder, rulesOf(defaultReminderPolicy), moment('2026-09-28 10:00')).start(facts, 'officer')
const at = (round: string, chair: string, by: string) => (act: string, body: object) => ({
  round,
  chair,
  act,
  body,
  by,
})
const sends = at('letter', 'department', 'deputy')('sendLetter', { letter: '请对照检查' })
const agency = (act: string, body: object) => ({ ...at('reply', 'agency', 'liaison')(act, body) })
const answers = (dueOn = '2026-10-20') =>
  agency('answerLetter', { explanation: '人手紧', measures: [{ title: '每月两次', dueOn }] })
const closes = at('closing', 'department', 'deputy')
const factsOf = (play: Play) => play.state.facts as ReminderFacts

describe('a reminder', () => {
  it('is sent, read, answered with measures and closed', () => {
    const play = begun().act(sends).act(agency('acknowledgeLetter', {}))
    expect(factsOf(play).readAt).toBe(play.now)
    play.act(answers()).act(closes('closeReminder', { opinion: '同意' }))
    expect(play.state.outcome).toBe('closed')
    expect(factsOf(play).answer?.measures).toEqual([{ title: '每月两次', dueOn: '2026-10-20' }])
  })

  it('asks for more when the answer does not suffice', () => {
    const play = begun()
      .act(sends)
      .act(answers())
      .act(closes('askForMore', { reason: '措施不具体' }))
    expect([play.stage(), factsOf(play).askedFor]).toEqual(['sent', '措施不具体'])
  })

  it('takes no measure that was due before it was promised', () => {
    expect(begun().act(sends).refusalOf(answers('2026-09-27'))).toEqual({ code: 'dateInPast' })
  })

  it('goes to the head when the letter or the answer is late, across National Day', () => {
    const play = begun().until('2026-10-09 08:00')
    const toHead = () => play.notices.filter(({ template }) => template === 'task.escalated').length
    expect(toHead()).toBe(1)
    play.act(sends).until('2026-10-17 08:00')
    expect(toHead()).toBe(2)
    const notes = { ...agency('noteSilence', { reason: '未答复' }), by: 'head', origin: 'escalated' as const }
    expect(play.act(notes).state.outcome).toBe('unanswered')
  })

  it('takes in another month and ends when the points turn out to have been wrong', () => {
    const officer = at('correction', 'officer', 'officer')
    const play = begun().act(officer('joinMonth', { month: '2026-10' }))
    expect(factsOf(play).months).toEqual(['2026-09', '2026-10'])
    expect(play.act(officer('cancelReminder', { reason: '漏记' })).state.outcome).toBe('cancelled')
  })
})
