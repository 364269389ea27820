/** Thousands of random lives of a process with every rule and every act of the human step. */
import { council } from '#testing/council-lifecycle.js'
import { councilSubject } from '#testing/property/council-subject.js'
import { live, patienceMs } from '#testing/property/lives.js'

it(
  'ends decided however returned, delegated, added to, handed on and taken back, and no act counts twice',
  () => {
    const lives = live(councilSubject)
    expect(lives.commands / lives.sequences).toBeGreaterThanOrEqual(30)
    expect(lives.applied / lives.sequences).toBeGreaterThanOrEqual(20)
    expect(Object.keys(council.main).filter(stage => !lives.stages.has(stage))).toEqual([])
  },
  patienceMs,
)
