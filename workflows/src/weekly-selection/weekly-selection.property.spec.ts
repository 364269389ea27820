/** Thousands of random lives of a week's selection. */
import { stateCouncilCalendar } from '#domain/calendar/state-council.js'
import { live, patienceMs } from '#testing/property/lives.js'
import type { Subject } from '#testing/property/subject.js'
import type { WeeklySelectionFacts } from './weekly-selection.facts.js'
import { weeklySelection } from './weekly-selection.lifecycle.js'
import { defaultWeeklySelectionPolicy } from './weekly-selection.policy.js'
import { weeklySelectionSpecimens } from './weekly-selection.specimens.js'

const must = (holds: boolean, what: string) => {
  if (!holds) throw new Error(what)
}

const check: Subject['check'] = ({ regions, facts: known }, { moved }) => {
  const { selection, review, avoiding } = known as WeeklySelectionFacts
  const stage = regions.main?.stage ?? ''
  if (moved) return
  if (stage === 'published') {
    must(
      selection?.outcome === 'selected' && review !== undefined,
      'what is published was decided and reviewed',
    )
    must(selection?.by !== review?.by, 'nobody reviews their own decision')
  }
  if (stage === 'none') must(selection?.outcome === 'none', 'none is a decision')
  // Sent back and decided by nobody yet, the decision before is still to be read.
  if (['reviewing', 'published', 'none'].includes(stage))
    must(!avoiding.some(({ by }) => by === selection?.by), 'whoever stood aside decided nothing')
}

const model = { subject: 'member', subjectId: 'somebody' }
const subject: Subject = {
  lifecycle: weeklySelection,
  calendar: stateCouncilCalendar,
  facts: drawn => weeklySelectionSpecimens[drawn % weeklySelectionSpecimens.length],
  policies: [
    defaultWeeklySelectionPolicy,
    { ...defaultWeeklySelectionPolicy, version: 'weekly-selection-2' },
  ],
  body: () => ({ model, comparisons: [model], reason: 'because', publicText: 'well done', relation: 'aunt' }),
  towardsTheEnd: ['approvePublicity', 'selectModel', 'selectNone'],
  endings: ['approvePublicity', 'selectNone'],
  check,
}

it(
  'keeps its word through random lives, which together see every stage',
  () => {
    const lives = live(subject)
    expect(Object.keys(weeklySelection.main).filter(stage => !lives.stages.has(stage))).toEqual([])
  },
  patienceMs,
)
