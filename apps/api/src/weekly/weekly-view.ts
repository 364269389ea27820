/** Weeks as they are shown, by who looks. */
import type { z } from 'zod'
import {
  noneCauseLabels,
  recommendationSourceLabels,
  weekStateLabels,
  type weekItem,
  type weekPage,
} from '#contracts/http/weekly-weeks.js'
import { addDays, type LocalDate } from '#domain/calendar/local-date.js'
import type { CalendarData } from '#domain/calendar/working-days.js'
import { decidesOn, keyOfModel, weekLabel } from '#domain/weekly/weekly-rules.js'
import type { FoundCandidate, FoundRecommendation } from '#persistence/weekly/find-candidates.js'
import type { FoundWeek, ShownWeek } from '#persistence/weekly/find-weeks.js'

export interface Looking {
  today: LocalDate
  calendar: CalendarData
  /** Sees what was recommended and what is not published yet. */
  isOffice: boolean
}

type Item = z.input<typeof weekItem>

export const itemOf = (row: ShownWeek, looking: Looking): Item => {
  const { communityId: id, communityName: name, week, sunday, recommendUntil, state } = row
  const decideOn = decidesOn(looking.calendar, row).on
  return {
    ...{ community: { id, name }, week, weekLabel: weekLabel(week), monday: addDays(sunday, -6), sunday },
    ...{ recommendUntil, decideOn, state, stateLabel: stateLabelOf(row, looking) },
    isLate: row.isLate,
    ...resultOf(row, looking.isOffice),
    ...(looking.isOffice && officeOf(row)),
  }
}

const stateLabelOf = (
  { state, subject, revokedAt, recommendUntil, noneCause }: FoundWeek,
  { today }: Looking,
): string => {
  if (revokedAt) return '已撤销'
  if (state === 'deciding' && subject !== null) return '待审核公示'
  if (state === 'open' && today > recommendUntil) return '推荐已截止'
  return state === 'none' && noneCause ? noneCauseLabels[noneCause] : weekStateLabels[state]
}

/** What everybody sees once it is published; before that, and why there is none, only those who look after it. */
const resultOf = (row: FoundWeek, isOffice: boolean): Partial<Item> => ({
  ...((isOffice || (row.publishedAt && !row.revokedAt)) && modelOf(row)),
  ...(row.publishedAt && { publishedAt: row.publishedAt.toISOString() }),
  ...(row.noneCause && { noneLabel: noneCauseLabels[row.noneCause] }),
  ...(isOffice && row.reason !== null && { reason: row.reason }),
})

const modelOf = ({ subject, subjectId, modelName, agencyName, publicText }: FoundWeek): Partial<Item> => ({
  ...(subject !== null &&
    subjectId !== null && {
      model: {
        subject,
        id: subjectId,
        name: modelName ?? subjectId,
        ...(agencyName !== null && { agencyName }),
      },
    }),
  ...(publicText !== null && { publicText }),
})

const officeOf = (row: FoundWeek): Partial<Item> => ({
  ...{ recommendations: row.recommendations, unread: row.unread },
  ...(row.processId !== null && { processId: row.processId }),
  ...(row.decidedByName !== null && { decidedByName: row.decidedByName }),
  ...(row.revokedAt && {
    revoked: {
      byName: row.revokedByName ?? '',
      reason: row.revokedReason ?? '',
      at: row.revokedAt.toISOString(),
    },
  }),
})

type Page = z.input<typeof weekPage>

export const givenOf = (row: FoundRecommendation): Page['given'][number] => ({
  ...{ id: row.id, named: row.named, reason: row.reason, standsOut: row.standsOut },
  ...{ sourceLabel: recommendationSourceLabels[row.source], at: row.at.toISOString() },
  ...(row.slip !== null && { slip: row.slip }),
  ...(row.byName !== null && { byName: row.byName }),
  ...(row.subject !== null &&
    row.subjectId !== null && {
      subject: { subject: row.subject, id: row.subjectId, name: row.subjectName ?? row.subjectId },
    }),
  ...(row.setAsideReason !== null && {
    setAside: { byName: row.setAsideByName ?? '', reason: row.setAsideReason },
  }),
})

export const candidateOf = (
  row: FoundCandidate,
  given: readonly FoundRecommendation[],
): Page['candidates'][number] => {
  const { subject, subjectId: id, name, agencyName, meanScore, ...facts } = row
  const isMeant = (each: FoundRecommendation) =>
    each.setAsideReason === null &&
    each.subject !== null &&
    each.subjectId !== null &&
    keyOfModel({ subject: each.subject, subjectId: each.subjectId }) === keyOfModel(row)
  return {
    ...{ subject, id, name, ...facts, earlierWeeks: facts.earlierWeeks.map(weekLabel) },
    ...(agencyName !== null && { agencyName }),
    ...(meanScore !== null && { meanScore: Math.round(meanScore * 10) / 10 }),
    reasons: given.filter(isMeant).map(({ reason }) => reason),
  }
}
