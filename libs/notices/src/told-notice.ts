/** The one place where a notice finds its words: title, what, by when, what happens next by itself, link. */
import { dayName, momentName, weekdayName } from '#domain/calendar/day-names.js'
import { dueOf } from '#domain/calendar/clock.js'
import { workingDaysUntil } from '#domain/calendar/explain-clock.js'
import { instantAt, type Instant } from '#domain/calendar/local-date.js'
import { upcoming } from '#domain/kernel/actions.js'
import type { Rules } from '#domain/kernel/state.js'
import type { NoticeTemplate } from '#domain/kernel/step.js'
import type { EnvelopedNotice } from '#persistence/notices/envelope-contents.js'

/** What the stories call things; a library knows no story. */
export interface Wording {
  stageLabel(kind: string, stage: string, region: string): string
  formLabel(kind: string, form: string): string
  numberOf(kind: string, number: number, startedAt: Date): string
}

/** A notice in words: the least that tells somebody what to do. No names of people. */
export interface ToldNotice {
  id: string
  template: NoticeTemplate
  at: Date
  kind: string
  /** `RL-2026-000123` */
  number: string
  title: string
  /** What is to be done, or where the process stands. */
  step: string
  dueOn?: string
  /** `11月30日（周一），还有 3 个工作日` */
  due?: string
  /** What the system does next by itself. */
  next?: string
  role: string
  unitId: string
  link: string
}

/** How a message begins, by what it tells. */
export const noticeHeadings: Record<NoticeTemplate, string> = {
  'task.opened': '新待办',
  'task.reminded': '提醒办理',
  'task.warned': '即将到期',
  'task.escalated': '逾期上报',
  'task.transferred': '转办',
  'process.ended': '已结束',
}

const meanings: Record<NoticeTemplate, string> = {
  'task.opened': '有一项待办需要办理。',
  'task.reminded': '该待办尚未办理，请及时办理。',
  'task.warned': '该待办即将到期，请尽快办理。',
  'task.escalated': '该待办逾期未办，请督办或代为处理。',
  'task.transferred': '该待办已转由您办理。',
  'process.ended': '该事项已经结束，点开可查看结果和流转记录。',
}

/** What it is about, in one sentence of its own. */
export const meaningOf = ({ template }: Pick<ToldNotice, 'template'>): string => meanings[template]

export interface Telling {
  wording: Wording
  /** Where people reach the portal. */
  origin: string
  rules: Rules
  now: Instant
}

export const tell = (notice: EnvelopedNotice, telling: Telling): ToldNotice => {
  const { noticeId, template, at, form, state, stage, region, role, unitId } = notice
  const { wording } = telling
  const isTask = template !== 'process.ended'
  const deadline = isTask ? deadlineOf(notice, telling) : undefined
  const next = isTask ? nextOf(notice, telling) : undefined
  return {
    id: noticeId,
    template,
    at,
    kind: state.kind,
    number: wording.numberOf(state.kind, notice.number, notice.startedAt),
    title: state.title,
    step: form ? wording.formLabel(state.kind, form) : wording.stageLabel(state.kind, stage, region),
    ...deadline,
    ...(next && { next }),
    role,
    unitId,
    link: linkOf(notice, telling.origin),
  }
}

/** The page on which it can be done, opened at the seat. */
const linkOf = ({ processId, seatId }: EnvelopedNotice, origin: string): string => {
  const query = seatId === null ? '' : `?${new URLSearchParams({ seat: seatId }).toString()}`
  return `${origin.replace(/\/$/, '')}/processes/${processId}${query}`
}

/** As it stands now: it may have moved since the notice was written. */
const deadlineOf = (notice: EnvelopedNotice, { rules, now }: Telling) => {
  const clock = roundOf(notice)?.clock
  const due = clock
    ? dueOf(clock, rules.calendar)
    : notice.dueOn && { dueOn: notice.dueOn, dueAt: instantAt(notice.dueOn, '24:00'), provisional: false }
  if (!due) return undefined
  const left = workingDaysUntil(due, rules.calendar, now + notice.state.aheadMs)
  const day = `${dayName(due.dueOn)}（${weekdayName(due.dueOn)}）${due.provisional ? '（暂定）' : ''}`
  return { dueOn: due.dueOn, due: `${day}，${daysLeft(left)}` }
}

const daysLeft = (left: number): string => {
  if (left < 0) return `已逾期 ${-left} 个工作日`
  return left === 0 ? '今天到期' : `还有 ${left} 个工作日`
}

const roundOf = ({ state, region, stage, round }: EnvelopedNotice) => {
  const within = state.regions[region]
  const found = within?.stage === stage ? within.rounds[round ?? ''] : undefined
  return found?.status === 'open' ? found : undefined
}

const deeds = {
  remind: '系统将再次提醒',
  warn: '系统将发出到期预警',
  escalate: '系统将上报上级，由其督办或代为处理',
  auto: '系统将按规定自动处理',
} as const

const nextOf = (notice: EnvelopedNotice, { rules }: Telling): string | undefined => {
  if (!roundOf(notice)) return undefined
  const next = upcoming(notice.state, rules).find(
    ({ region, round }) => region === notice.region && round === notice.round,
  )
  return next && `${momentName(next.at)}仍未办理的，${deeds[next.does]}。`
}
