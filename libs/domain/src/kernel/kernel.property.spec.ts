/** Thousands of random lives of the sample process. */
import { live, patienceMs } from '#testing/property/lives.js'
import type { Subject } from '#testing/property/subject.js'
import { sample, sampleFacts, samplePolicy } from '#testing/sample-lifecycle.js'
import { stateCouncilCalendar } from '../calendar/state-council.js'

const subject: Subject = {
  lifecycle: sample,
  calendar: stateCouncilCalendar,
  facts: (drawn, at) => sampleFacts(drawn % 2 === 0 ? {} : { proposer: { personId: 'anna', at } }),
  policies: [samplePolicy, { ...samplePolicy, version: 'sample-2' }],
  body: (act, { regions }, _seat, drawn) => {
    const visited = regions.main?.visited ?? []
    return act === 'return' ? { to: visited[drawn % (visited.length + 1)] ?? 'nowhere' } : {}
  },
  towardsTheEnd: ['agree', 'choose', 'help', 'finish', 'grant'],
  endings: ['refuse', 'grant', 'restart'],
}

it(
  'keeps its word through thousands of random lives, which together see every stage',
  () => {
    const lives = live(subject)
    expect(lives.commands / lives.sequences).toBeGreaterThanOrEqual(30)
    expect(lives.applied / lives.sequences).toBeGreaterThanOrEqual(20)
    expect(Object.keys(sample.main).filter(stage => !lives.stages.has(stage))).toEqual([])
  },
  patienceMs,
)
