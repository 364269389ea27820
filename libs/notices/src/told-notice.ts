/** A notice as a message tells it: title, what, by when, what happens next by itself, link. */
import type { OfferNews } from '#domain/needs/offer.js'
import { dayName, momentName, weekdayName } from '#domain/calendar/day-names.js'
import { dueOf } from '#domain/calendar/clock.js'
import { workingDaysUntil } from '#domain/calendar/explain-clock.js'
import { instantAt, type Instant } from '#domain/calendar/local-date.js'
import { upcoming } from '#domain/kernel/actions.js'
import type { Rules } from '#domain/kernel/state.js'
import type { NoticeTemplate } from '#domain/kernel/step.js'
import type { EnvelopedNews, EnvelopedOfProcess } from '#persistence/notices/envelope-contents.js'
import { communityWords, termWords } from './notice-words.js'

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
  /** `RL-2026-000123`; none where no process is behind it. */
  number?: string
  title: string
  /** What is to be done, where the process stands, or the term of an office. */
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

export interface Telling {
  wording: Wording
  /** Where people reach the portal. */
  origin: string
  rules: Rules
  now: Instant
}

/** An office of a branch: which and for how long; who appointed is said in the portal only. An offer or a need: where it is. */
export const tellNews = (
  { noticeId, template, at, role, unitId, about }: EnvelopedNews,
  origin: string,
): ToldNotice => {
  const { path, ...rest } = placeOf(about)
  const link = `${portalOf(origin)}${path}`
  return { ...{ id: noticeId, template, at, role, unitId, title: titleOf(about), link }, ...rest }
}

/** A need is told in a resident's own words, which stay on the portal. */
const titleOf = (about: EnvelopedNews['about']): string => ('needId' in about ? '居民需求' : about.title)

const placeOf = (about: EnvelopedNews['about']): Pick<ToldNotice, 'kind' | 'step'> & { path: string } => {
  if ('offerId' in about) return { kind: about.offer, step: about.community, path: offerPath(about) }
  if ('needId' in about)
    return {
      kind: 'need',
      step: communityWords(about),
      path: '/needs?state=new',
    }
  return {
    kind: 'branch',
    step: termWords(about),
    path: `/branches/${encodeURIComponent(about.communityId)}`,
  }
}

/** A post has no page of its own: it is found on the menu. */
const offerPath = ({ offer, offerId, title }: OfferNews): string =>
  offer === 'project'
    ? `/projects/${encodeURIComponent(offerId)}`
    : `/posts?search=${encodeURIComponent(title)}`

export const tell = (notice: EnvelopedOfProcess, telling: Telling): ToldNotice => {
  const { noticeId, template, at, form, state, stage, region, role, unitId } = notice
  const { wording } = telling
  const isTask = template.startsWith('task.')
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

const portalOf = (origin: string): string => origin.replace(/\/$/, '')

/** The page on which it can be done, opened at the seat. */
const linkOf = ({ processId, seatId, template }: EnvelopedOfProcess, origin: string): string => {
  const portal = portalOf(origin)
  // Whoever is honoured takes no part in the process: what they see is what everybody sees.
  if (template === 'model.selected') return `${portal}/models`
  if (template === 'service.appraised') return `${portal}/appraisals`
  const place = template.startsWith('activity.') ? 'activities' : 'processes'
  const query = seatId === null ? '' : `?${new URLSearchParams({ seat: seatId }).toString()}`
  return `${portal}/${place}/${processId}${query}`
}

/** As it stands now: it may have moved since the notice was written. */
const deadlineOf = (notice: EnvelopedOfProcess, { rules, now }: Telling) => {
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

const roundOf = ({ state, region, stage, round }: EnvelopedOfProcess) => {
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

const nextOf = (notice: EnvelopedOfProcess, { rules }: Telling): string | undefined => {
  if (!roundOf(notice)) return undefined
  const next = upcoming(notice.state, rules).find(
    ({ region, round }) => region === notice.region && round === notice.round,
  )
  return next && `${momentName(next.at)}仍未办理的，${deeds[next.does]}。`
}
