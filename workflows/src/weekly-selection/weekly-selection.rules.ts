/** What follows from the facts of a week's selection. */
import type { Point } from '#domain/kernel/lifecycle.js'
import { withUnitsMoved } from '#domain/kernel/named-units.js'
import type { StepRow } from '#domain/kernel/rows.js'
import type { Holder } from '#domain/kernel/state.js'
import type { Notice } from '#domain/kernel/step.js'
import type { Role, UnitId } from '#domain/organisation/roles.js'
import type { WeekDecision } from '#domain/weekly/weekly-selection.js'
import type { WeeklySelectionFacts } from './weekly-selection.facts.js'

/** Who decides and who reviews, by how many have stood aside: always the next level looks at what the one below decided. */
const levels = ['community', 'subdistrict', 'district', 'districtHead'] as const
export type Level = (typeof levels)[number]

export const roleOfLevel: Readonly<Record<Level, Role>> = {
  community: 'CommunityDeputySecretary',
  subdistrict: 'SubdistrictCoordinator',
  district: 'OrganizationDepartmentOfficer',
  districtHead: 'DeputyHeadInCharge',
}

export const unitOfLevel = (facts: WeeklySelectionFacts, level: Level): UnitId =>
  ({
    community: facts.communityId,
    subdistrict: facts.subdistrictId,
    district: facts.districtId,
    districtHead: facts.districtId,
  })[level]

export const decidingLevel = ({ avoiding }: WeeklySelectionFacts): Exclude<Level, 'districtHead'> =>
  avoiding.length === 0 ? 'community' : avoiding.length === 1 ? 'subdistrict' : 'district'

export const reviewingLevel = (facts: WeeklySelectionFacts): Level =>
  levels[levels.indexOf(decidingLevel(facts)) + 1] ?? 'districtHead'

/** The community itself, or the one that it was when the week was. */
export const weekIsOf = ({ of, communityId }: Pick<WeeklySelectionFacts, 'of' | 'communityId'>): UnitId =>
  of ?? communityId

export const isChosen = ({ selection }: WeeklySelectionFacts): boolean => selection?.model !== undefined
export const isReviewed = (facts: WeeklySelectionFacts): boolean =>
  isChosen(facts) && facts.review !== undefined
export const isNone = ({ selection }: WeeklySelectionFacts): boolean => selection?.outcome === 'none'

/** The week's row follows every step. */
export const weekOf = (point: Point<WeeklySelectionFacts>): StepRow[] => {
  const { facts, processId, stage, ended } = point
  const isNone = ended && stage !== 'published'
  const row: WeekDecision = {
    ...{ processId, communityId: weekIsOf(facts), week: facts.week, compared: [] },
    state: isNone ? 'none' : ended ? 'selected' : 'deciding',
    ...(isNone ? noneOf(stage, facts) : chosenOf(stage, facts)),
  }
  return [{ table: 'weekDecision', row }]
}

type Row = Partial<WeekDecision>

const chosenOf = (stage: string, { selection, review }: WeeklySelectionFacts): Row => {
  if (stage === 'deciding' || !selection) return {}
  const { by, model, publicText, comparisons = [] } = selection
  return {
    ...{ by: review?.by ?? by, decidedBy: by, compared: comparisons },
    ...(model && { model }),
    ...(publicText !== undefined && { publicText }),
    ...(stage === 'published' && review && { publishedAt: review.at }),
  }
}

const noneOf = (stage: string, { selection, returns }: WeeklySelectionFacts): Row => {
  if (stage === 'none' && selection) {
    const { by, reason } = selection
    return { noneCause: 'decidedNone', reason, by, decidedBy: by }
  }
  if (stage !== 'lapsed') return { noneCause: 'stopped', reason: '评选由管理员终止，记为本周无典型。' }
  const returned = returns.length > 0 ? '退回后' : ''
  return { noneCause: 'lapsed', reason: `${returned}到评选期限没有作出决定，系统记为本周无典型。` }
}

/** Whoever is chosen hears of it as soon as everybody may. */
export const modelNews = (
  { stage, facts }: Point<WeeklySelectionFacts>,
  before?: Point<WeeklySelectionFacts>,
): Pick<Notice, 'to' | 'template'>[] => {
  const model = facts.selection?.model
  if (stage !== 'published' || before?.stage === 'published' || !model) return []
  const { subject, subjectId } = model
  const to: Holder =
    subject === 'agency'
      ? { role: 'AgencyLiaison', unitId: subjectId }
      : { role: 'InServicePartyMember', unitId: facts.communityId, personId: subjectId }
  return [{ to, template: 'model.selected' }]
}

/** Units that became others; the week stays whose it was. */
export const withUnits = (
  facts: WeeklySelectionFacts,
  moved: (id: UnitId) => UnitId,
): WeeklySelectionFacts => ({
  ...withUnitsMoved(facts, moved),
  ...(moved(facts.communityId) !== facts.communityId && { of: weekIsOf(facts) }),
})
