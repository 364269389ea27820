/** One Chinese sentence for each line of the journal: who, for whom, did what. */
import type { CancelReason, Holder } from '#domain/kernel/state.js'
import type { JournalCode } from '#domain/kernel/step.js'
import { localMoment } from '../lifecycle/dates.js'
import { actLabel, cancelLabels, officeLabel, stageLabel } from '../lifecycle/labels.js'
import { kernelTellers } from './narrator-acts.js'
import { clockTellers } from './narrator-clock.js'
import { admin, because, text, who, type Line, type Story, type Teller } from './narrator-words.js'

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
  ...clockTellers,
  'admin.move': (line, story) =>
    `${admin(line, story)}将环节由“${beforeStage(line, story)}”调整为“${stageLabel(story.state.kind, text(line, 'after'), line.region)}”${because(line)}。`,
  'admin.reassign': (line, story) =>
    `${admin(line, story)}将待办由${holderName(line, 'before', story)}改派给${holderName(line, 'after', story)}${because(line)}。`,
  'admin.terminate': (line, story) => `${admin(line, story)}终止了该事项${because(line)}。`,
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

/** `东一社区→东二社区`. */
const replaced = ({ detail }: Line, { names }: Story): string =>
  Object.entries((detail?.units ?? {}) as Record<string, string>)
    .map(([before, after]) => `${names.unit(before).name}→${names.unit(after).name}`)
    .join('、')

const beforeStage = (line: Line, { state }: Story): string =>
  stageLabel(state.kind, text(line, 'before'), line.region)

const holderName = ({ detail }: Line, key: string, { names }: Story): string => {
  const holder = detail?.[key] as Holder | undefined
  if (!holder) return ''
  return holder.personId
    ? names.person(holder.personId)
    : officeLabel(names.unit(holder.unitId).name, holder.role)
}
