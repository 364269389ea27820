/** One Chinese sentence for each line of the journal: who, for whom, did what. */
import { findStage, targetsOf } from '#domain/kernel/lifecycle.js'
import type { CancelReason, Holder } from '#domain/kernel/state.js'
import type { JournalCode } from '#domain/kernel/step.js'
import { holderAt } from '#domain/kernel/ticks.js'
import { localMoment } from '../lifecycle/dates.js'
import { actLabel, cancelLabels, officeLabel, serviceNames, stageLabel } from '../lifecycle/labels.js'
import { kernelTellers } from './narrator-acts.js'
import { because, text, who, type Line, type Story, type Teller } from './narrator-words.js'

export const sentenceOf = (line: Line, story: Story): string => tellers[line.code](line, story)

const tellers: Record<JournalCode, Teller> = {
  'process.started': (line, story) =>
    `${who(line, story)}发起${story.lifecycle.label}“${story.state.title}”。`,
  'process.ended': ({ stage }, story) => `事项结束：${stageLabel(story.state.kind, stage)}。`,
  'stage.entered': ({ region, stage }, { state }) =>
    region === 'main'
      ? `进入“${stageLabel(state.kind, stage)}”。`
      : `另行办理：进入“${stageLabel(state.kind, stage, region)}”。`,
  act: (line, story) => `${who(line, story)}${actLabel(story.state.kind, line.act ?? '')}${because(line)}。`,
  ...kernelTellers,
  'seats.cancelled': ({ detail }) => {
    const { reason, seats } = detail as { reason: CancelReason; seats: string[] }
    return `${seats.length} 个待办取消：${cancelLabels[reason]}。`
  },
  'clock.remind': (line, story) => `系统提醒承办人：“${roundName(line, story)}”尚未办理。`,
  'clock.warn': (line, story) => `系统预警：“${roundName(line, story)}”即将到期。`,
  'clock.escalate': (line, story) =>
    `“${roundName(line, story)}”逾期未办，系统上报${superior(line, story)}。`,
  'clock.auto': (line, story) =>
    `“${roundName(line, story)}”到期未办，系统按规定自动转入“${autoTarget(line, story)}”。`,
  'admin.move': (line, story) =>
    `${admin(line, story)}将环节由“${beforeStage(line, story)}”调整为“${stageLabel(story.state.kind, text(line, 'after'), line.region)}”${because(line)}。`,
  'admin.reassign': (line, story) =>
    `${admin(line, story)}将待办由${holderName(line, 'before', story)}改派给${holderName(line, 'after', story)}${because(line)}。`,
  'admin.extend': (line, story) =>
    `${admin(line, story)}将“${roundName(line, story)}”的时限延长${budgetName(line)}${because(line)}。`,
  'admin.terminate': (line, story) => `${admin(line, story)}终止了该事项${because(line)}。`,
  'admin.adoptRules': (line, story) => `${admin(line, story)}改用新版政策或日历${because(line)}。`,
  'admin.fastForward': (line, story) =>
    `${admin(line, story)}将业务时间快进 ${Math.round(Number(line.detail?.byMs ?? 0) / 3_600_000)} 小时（至 ${localMoment(line.at.getTime() + Number(line.detail?.byMs ?? 0))}）。`,
  'admin.rebuilt': (line, story) => `${admin(line, story)}由数据库重建了该事项的运行${because(line)}。`,
  'admin.release': (line, story) =>
    (line.detail?.before as Holder | undefined)?.personId === undefined
      ? `${holderName(line, 'after', story)}暂无在任人员，系统已告知管理员${because(line)}。`
      : `系统将待办由${holderName(line, 'before', story)}交回${holderName(line, 'after', story)}办理${because(line)}。`,
  'admin.fallback': (line, story) =>
    `${holderName(line, 'before', story)}暂无在任人员，系统将待办转由${holderName(line, 'after', story)}办理${because(line)}。`,
  'admin.relocate': (line, story) => `系统随单位调整变更承办单位：${replaced(line, story)}。`,
}

const admin = ({ by }: Line, { names }: Story): string => {
  if (by === null) return '系统'
  return by in serviceNames ? names.person(by) : `管理员${names.person(by)}`
}

/** `东一社区→东二社区`. */
const replaced = ({ detail }: Line, { names }: Story): string =>
  Object.entries((detail?.units ?? {}) as Record<string, string>)
    .map(([before, after]) => `${names.unit(before).name}→${names.unit(after).name}`)
    .join('、')

/** A round is called what its form is called. */
const roundName = ({ region, stage, round }: Line, { lifecycle, state, forms }: Story): string => {
  const form = forms.get(`${region} ${stage} ${round}`)
  return (form && lifecycle.forms[form]?.label) ?? stageLabel(state.kind, stage, region)
}

const superior = (line: Line, { lifecycle, state, names }: Story): string => {
  const holder = holderAt(lifecycle, state.facts, text(line, 'to'))
  return holder ? officeLabel(names.unit(holder.unitId).name, holder.role) : '上级'
}

const autoTarget = ({ region, stage, outcome }: Line, { lifecycle, state }: Story): string => {
  const target = findStage(lifecycle, region, stage)?.on?.[outcome ?? '']
  return target === undefined
    ? '下一环节'
    : targetsOf(target)
        .map(name => stageLabel(state.kind, name, region))
        .join('”或“')
}

const beforeStage = (line: Line, { state }: Story): string =>
  stageLabel(state.kind, text(line, 'before'), line.region)

const holderName = ({ detail }: Line, key: string, { names }: Story): string => {
  const holder = detail?.[key] as Holder | undefined
  if (!holder) return ''
  return holder.personId
    ? names.person(holder.personId)
    : officeLabel(names.unit(holder.unitId).name, holder.role)
}

const unitNames = { workingDays: '个工作日', days: '天', hours: '小时', workingHours: '个工作小时' }

const budgetName = ({ detail }: Line): string => {
  const { unit, amount } = detail?.budget as { unit: keyof typeof unitNames; amount: number }
  return ` ${amount} ${unitNames[unit]}`
}
