/** Nobody gets past what a stage needs over its holders' heads: not by a move (移到环节), not by a decision in their place. */
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { outcomesOf } from '#domain/kernel/clock-commands.js'
import { openRoundsOf } from '#domain/kernel/find.js'
import { moment, Play } from '#testing/kernel.js'
import { lifecycles } from './lifecycles.js'
import { specimens } from './specimens.js'

/** What is out of reach of a process that has only just begun. */
const outOfReach: Record<string, { moves: string[]; decisions: string[] }> = {
  activity: { moves: [], decisions: ['review.approved'] },
  checkIn: { moves: ['confirmed'], decisions: ['confirmation.confirmed'] },
  claim: { moves: [], decisions: [] },
  evaluation: {
    moves: ['approved', 'open', 'closed', 'tallied', 'objections', 'publishing', 'published', 'delivered'],
    decisions: [],
  },
  idleMonth: { moves: ['answered'], decisions: ['reply.answered'] },
  interview: {
    moves: ['held', 'rectifying', 'verifying', 'reported', 'excused', 'rectified', 'failed'],
    decisions: ['interview.held'],
  },
  pointObjection: { moves: ['upheld', 'rejected'], decisions: ['decision.upheld', 'decision.rejected'] },
  postClaim: { moves: ['accepted'], decisions: [] },
  publication: { moves: ['published'], decisions: ['review.returned'] },
  reminder: { moves: ['sent', 'answered', 'closed', 'unanswered'], decisions: ['letter.sent'] },
  weeklySelection: {
    moves: ['reviewing', 'published', 'none'],
    decisions: ['decision.selected', 'decision.none'],
  },
}

test.each(Object.entries(lifecycles))('%s', (kind, lifecycle) => {
  const { policy, facts = [] } = specimens[kind] ?? {}
  const rules = { policy: policy as { version: string }, calendar: stateCouncilCalendar }
  const play = new Play(lifecycle, rules, moment('2026-09-28 10:00')).start(facts[0])
  const moves = Object.keys(lifecycle.main).filter(
    stage => play.refusalOfCommand({ name: 'move', region: 'main', stage })?.code === 'stageNotReady',
  )
  const decisions = openRoundsOf(play.state).flatMap(({ region, round: { name: round } }) =>
    outcomesOf(lifecycle, play.state, { region, round })
      .filter(
        outcome =>
          play.refusalOfCommand({ name: 'skip', region, round, outcome })?.code === 'skipLeadsNowhere',
      )
      .map(outcome => `${round}.${outcome}`),
  )
  expect({ moves, decisions }).toEqual(outOfReach[kind])
})
