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

it(
  'ends decided with substitutes among those who act, and 回避 is asked of both',
  () => {
    const people = ['starter', 'anna', 'bo', 'chen', 'dai']
    const standsInFor = (drawn: number) => (drawn % 3 === 0 ? people[drawn % people.length] : undefined)
    const lives = live({ ...councilSubject, standsInFor }, { seed: 20261127 })
    expect(lives.applied / lives.sequences).toBeGreaterThanOrEqual(15)
    expect(Object.keys(council.main).filter(stage => !lives.stages.has(stage))).toEqual([])
  },
  patienceMs,
)
