/** Sentences about deadlines: what fired, how late, and what was done to a clock. */
import { findStage, targetsOf } from '#domain/kernel/lifecycle.js'
import type { JournalCode } from '#domain/kernel/step.js'
import { holderAt } from '#domain/kernel/find.js'
import { lateBy } from '#domain/kernel/lateness.js'
import { dayName, durationName, momentName } from '../lifecycle/dates.js'
import { formLabel, officeLabel, stageLabel } from '../lifecycle/labels.js'
import { admin, because, text, type Line, type Story, type Teller } from './narrator-words.js'

type ClockCode = Extract<
  JournalCode,
  `clock.${string}` | 'admin.extend' | 'admin.pause' | 'admin.resume' | 'admin.skip' | 'admin.adoptRules'
>

export const clockTellers: Record<ClockCode, Teller> = {
  'clock.remind': (line, story) =>
    `系统提醒承办人：“${roundName(line, story)}”尚未办理${lateness(line, story)}。`,
  'clock.warn': (line, story) => `系统预警：“${roundName(line, story)}”即将到期${lateness(line, story)}。`,
  'clock.escalate': (line, story) =>
    `“${roundName(line, story)}”逾期未办，系统上报${superior(line, story)}${lateness(line, story)}。`,
  'clock.auto': (line, story) =>
    `“${roundName(line, story)}”到期未办，系统按规定自动转入“${targetName(line, story)}”${lateness(line, story)}。`,
  'clock.extended': (line, story) =>
    `“${roundName(line, story)}”的时限延长${budgetName(line)}${moved(line)}。`,
  'admin.extend': (line, story) =>
    `${admin(line, story)}将“${roundName(line, story)}”的时限延长${budgetName(line)}${moved(line)}${because(line)}。`,
  'admin.pause': (line, story) =>
    `${admin(line, story)}暂停“${roundName(line, story)}”的计时${because(line)}。`,
  'admin.resume': (line, story) =>
    `${admin(line, story)}恢复“${roundName(line, story)}”的计时${moved(line)}${because(line)}。`,
  'admin.skip': (line, story) =>
    `${admin(line, story)}跳过“${roundName(line, story)}”，转入“${targetName(line, story)}”${because(line)}。`,
  'admin.adoptRules': (line, story) =>
    `${admin(line, story)}改用新版政策或日历${movedAll(line, story)}${because(line)}。`,
}

/** A round is called what its form is called. */
export const roundName = ({ region, stage, round }: Line, { state, forms }: Story): string => {
  const form = forms.get(`${region} ${stage} ${round}`)
  return form === undefined ? stageLabel(state.kind, stage, region) : formLabel(state.kind, form)
}

const superior = (line: Line, { lifecycle, state, names }: Story): string => {
  const holder = holderAt(lifecycle, state.facts, text(line, 'to'))
  return holder ? officeLabel(names.unit(holder.unitId).name, holder.role) : '上级'
}

const targetName = ({ region, stage, outcome }: Line, { lifecycle, state }: Story): string => {
  const target = findStage(lifecycle, region, stage)?.on?.[outcome ?? '']
  return target === undefined
    ? '下一环节'
    : targetsOf(target)
        .map(name => stageLabel(state.kind, name, region))
        .join('”或“')
}

/** After an outage: when it should have been. A demonstration that runs ahead jumps over its deadlines. */
const lateness = ({ at, detail }: Line, { state }: Story): string => {
  const dueAt = Number(detail?.dueAt)
  const late = state.aheadMs > 0 ? undefined : lateBy(dueAt, at.getTime())
  return late === undefined ? '' : `（应于${momentName(dueAt)}，系统中断，晚 ${durationName(late)}）`
}

const moved = (line: Line): string => {
  const [before, after] = [text(line, 'before'), text(line, 'after')]
  return before === '' || before === after ? '' : `，期限由${dayName(before)}改为${dayName(after)}`
}

interface Moved {
  region: string
  round: string
  before: string
  after: string
}

const movedAll = ({ detail }: Line, { state }: Story): string => {
  const deadlines = (detail?.moved ?? []) as Moved[]
  const told = deadlines.map(({ region, round, before, after }) => {
    const form = state.regions[region]?.rounds[round]?.form
    return `“${form === undefined ? round : formLabel(state.kind, form)}”由${dayName(before)}改为${dayName(after)}`
  })
  return told.length === 0 ? '' : `，期限${told.join('、')}`
}

const unitNames = { workingDays: '个工作日', days: '天', hours: '小时', workingHours: '个工作小时' }

export const budgetName = ({ detail }: Line): string => {
  const { unit, amount } = detail?.budget as { unit: keyof typeof unitNames; amount: number }
  return ` ${amount} ${unitNames[unit]}`
}
