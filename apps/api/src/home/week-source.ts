/** The weekly selection's cards of the home. */
import { dayName } from '#domain/calendar/day-names.js'
import type { LocalDate } from '#domain/calendar/local-date.js'
import { decidesOn, weekLabel } from '#domain/weekly/weekly-rules.js'
import { findFirstWeek, findLateWeeks, type UndecidedWeek } from '#persistence/home/find-weeks-waiting.js'
import type { Waiting } from '#persistence/home/find-waiting.js'
import { latestCalendar } from '#persistence/rules/calendars.js'
import { decisionsPast } from '#persistence/weekly/find-undecided.js'
import type { Database } from '../dependencies.js'
import { eachCard, type HomeAsker, type HomeSource } from './home-source.js'

const cards = ['ownWeek', 'lateWeeks'] as const

/** What the week needs next, in a line. */
const needOf = (of: UndecidedWeek, today: LocalDate, decideOn: LocalDate): string => {
  const { week, state, isChosen, recommendUntil, unread } = of
  const deciding = `${dayName(decideOn)}评选`
  if (isChosen) return `${weekLabel(week)}：待审核公示`
  if (today <= recommendUntil && state === 'open')
    return `${weekLabel(week)}：推荐到${dayName(recommendUntil)}，${deciding}`
  const toRead = unread > 0 ? `${unread} 条待对应，` : ''
  return state === 'deciding'
    ? `${weekLabel(week)}：${toRead}待评选，评选日${dayName(decideOn)}`
    : `${weekLabel(week)}：推荐已截止，${toRead}${deciding}`
}

const ownWeek = async (database: Database, { paths, today }: HomeAsker): Promise<Waiting> => {
  const [found, { calendar }] = await Promise.all([findFirstWeek(database, paths), latestCalendar(database)])
  if (!found) return { count: 0 }
  const title = needOf(found, today, decidesOn(calendar, found).on)
  return {
    count: found.recommendations,
    next: { id: `${found.communityId}/${found.week}`, title, at: null },
  }
}

const lateWeeks = async (database: Database, { paths, today }: HomeAsker): Promise<Waiting> => {
  const { calendar } = await latestCalendar(database)
  const found = await findLateWeeks(database, paths, await decisionsPast(database, calendar, today))
  const { next } = found
  if (!next) return found
  const week = next.id.split('/').at(-1) ?? ''
  return { ...found, next: { ...next, title: `${next.title} ${weekLabel(week)}` } }
}

export const weeks: HomeSource = {
  cards,
  figures: (database, asker) =>
    eachCard(cards, asker, card =>
      card === 'ownWeek' ? ownWeek(database, asker) : lateWeeks(database, asker),
    ),
}
