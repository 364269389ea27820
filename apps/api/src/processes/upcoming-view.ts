/** What happens next by itself, told in advance. */
import type { z } from 'zod'
import type { upcomingEvent } from '#contracts/http/processes.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import { upcoming, type Upcoming } from '#domain/kernel/actions.js'
import { findStage, targetsOf } from '#domain/kernel/lifecycle.js'
import { holderAt } from '#domain/kernel/ticks.js'
import type { Names } from '#persistence/read/names.js'
import { iso, momentName } from '../lifecycle/dates.js'
import { formLabel, roleLabel, stageLabel } from '../lifecycle/labels.js'
import type { OpenedProcess } from './process-reader.js'

export const upcomingViews = (process: OpenedProcess, names: Names): z.input<typeof upcomingEvent>[] =>
  upcoming(process.state, process.rules).map(next => ({
    at: iso(next.at),
    on: localDateOf(next.at),
    does: next.does,
    provisional: next.provisional,
    sentence: `${momentName(next.at)}若“${roundLabel(process, next)}”仍未办理，${whatHappens(process, next, names)}。`,
  }))

const roundLabel = ({ state }: OpenedProcess, { region, round }: Upcoming): string => {
  const form = state.regions[region]?.rounds[round]?.form
  return form === undefined ? round : formLabel(state.kind, form)
}

const whatHappens = (process: OpenedProcess, next: Upcoming, names: Names): string => {
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

const superiorName = ({ lifecycle, state }: OpenedProcess, to: string | undefined, names: Names): string => {
  const superior = holderAt(lifecycle, state.facts, to)
  return superior ? `${names.unit(superior.unitId).name}${roleLabel(superior.role)}` : '上级'
}

const targetLabel = ({ lifecycle, state }: OpenedProcess, { region, round, outcome }: Upcoming): string => {
  const stage = findStage(lifecycle, region, state.regions[region]?.stage ?? '')
  const target = stage?.on?.[`${round}.${outcome}`]
  return target === undefined
    ? '下一环节'
    : targetsOf(target)
        .map(name => stageLabel(state.kind, name, region))
        .join('”或“')
}
