/** What happens next by itself, told in advance. */
import type { z } from 'zod'
import type { upcomingEvent } from '#contracts/http/processes.js'
import { heldStages, openPause } from '#domain/calendar/clock.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { upcoming, type Upcoming } from '#domain/kernel/actions.js'
import { openRoundsOf } from '#domain/kernel/find.js'
import { findStage, targetsOf } from '#domain/kernel/lifecycle.js'
import { holderAt } from '#domain/kernel/find.js'
import type { Names } from '#persistence/read/names.js'
import { iso, momentName } from '../lifecycle/dates.js'
import { formLabel, officeLabel, stageLabel } from '../lifecycle/labels.js'
import type { OpenedProcess } from './process-reader.js'

type View = z.input<typeof upcomingEvent>
type Subject = Pick<OpenedProcess, 'lifecycle' | 'state' | 'rules'>

export const upcomingViews = (process: Subject, names: Names): View[] =>
  [...nextViews(process, names), ...heldViews(process)].sort((a, b) => a.at.localeCompare(b.at))

const nextViews = (process: Subject, names: Names): View[] =>
  upcoming(process.state, process.rules).map(next => ({
    at: iso(next.at),
    on: localDateOf(next.at - 1),
    does: next.does,
    provisional: next.provisional,
    sentence: `${momentName(next.at)}若“${roundLabel(process, next)}”仍未办理，${whatHappens(process, next, names)}。`,
  }))

/** What the system would decide on days for which no holiday notice is loaded, and therefore does not yet. */
const heldViews = (process: Subject): View[] =>
  openRoundsOf(process.state).flatMap(({ region, round: { name: round, clock } }) => {
    if (!clock || openPause(clock)) return []
    return heldStages(clock, process.rules.calendar).map(({ stage: { outcome }, at }) => ({
      at: iso(at),
      on: localDateOf(at - 1),
      does: 'auto' as const,
      provisional: true,
      sentence: `待放假通知发布后确定时间：若“${roundLabel(process, { region, round })}”届时仍未办理，系统自动转入“${targetLabel(process, { region, round, outcome })}”。`,
    }))
  })

const roundLabel = ({ state }: Subject, { region, round }: Pick<Upcoming, 'region' | 'round'>): string => {
  const form = state.regions[region]?.rounds[round]?.form
  return form === undefined ? round : formLabel(state.kind, form)
}

const whatHappens = (process: Subject, next: Upcoming, names: Names): string => {
  switch (next.does) {
    case 'remind':
      return '系统提醒承办人'
    case 'warn':
      return '系统向承办人发出到期预警'
    case 'escalate':
      return `系统上报${superiorName(process, next.to, names)}，由其督办或代为处理`
    case 'auto':
      return `系统自动转入“${targetLabel(process, next)}”`
  }
}

const superiorName = ({ lifecycle, state }: Subject, to: string | undefined, names: Names): string => {
  const superior = holderAt(lifecycle, state.facts, to)
  return superior ? officeLabel(names.unit(superior.unitId).name, superior.role) : '上级'
}

const targetLabel = (
  { lifecycle, state }: Subject,
  { region, round, outcome }: { region: string; round: string; outcome?: string | undefined },
): string => {
  const stage = findStage(lifecycle, region, state.regions[region]?.stage ?? '')
  const target = stage?.on?.[`${round}.${outcome}`]
  return target === undefined
    ? '下一环节'
    : targetsOf(target)
        .map(name => stageLabel(state.kind, name, region))
        .join('”或“')
}
