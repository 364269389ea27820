/** Codes in the words of the people who read the documentation. */
import type { Budget, ClockStage } from '#domain/calendar/clock.js'
import type { ActSpec } from '#domain/kernel/lifecycle.js'
import type { RoundRule } from '#domain/kernel/state.js'
import { isRole, roles } from '#domain/organisation/roles.js'

const units: Record<Budget['unit'], string> = {
  workingDays: '个工作日',
  days: '天',
  hours: '小时',
  workingHours: '个工作小时',
}

export const budgetWords = ({ unit, amount }: Budget): string => `${amount} ${units[unit]}`

export const ruleWords: Record<RoundRule, string> = {
  any: '或签',
  all: '会签',
  sequence: '顺签',
  votes: '票签',
}

/** `SubdistrictCoordinator@subdistrict`, or a role alone. */
export const roleWords = (role: string): string => {
  const [name = ''] = role.split('@')
  return isRole(name) ? roles[name] : name
}

export const actWords = ({ label, effect, final }: ActSpec<unknown, unknown>): string => {
  const effects = { records: '，只登记', completes: '', decides: '，即时决定' }
  return `${label}${effects[effect]}${final ? '，不可撤回' : ''}`
}

/** What happens by itself, and when. */
export const clockWords = (stage: ClockStage): string =>
  `满 ${budgetWords(stage.after)}${moment(stage)}${consequenceWords(stage)}`

const moment = ({ after, at }: ClockStage): string => {
  if (after.unit === 'hours') return '：'
  return at === 'morning' ? '当日 9:00：' : '日终：'
}

/** Only what happens. */
export const consequenceWords = ({ does, to = '', outcome = '' }: ClockStage): string => {
  switch (does) {
    case 'remind':
      return '催办'
    case 'warn':
      return '预警'
    case 'escalate':
      return `升级，${roleWords(to)}可代为办理`
    case 'auto':
      return `系统自动按 \`${outcome}\` 处理`
  }
}
