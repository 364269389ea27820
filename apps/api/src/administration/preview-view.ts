/** Two states of a process side by side: what a person would see change. */
import type { AdministrationPreview } from '#contracts/http/administration-preview.js'
import { dueOf } from '#domain/calendar/clock.js'
import { findSeat, openRoundsOf } from '#domain/kernel/find.js'
import type { Holder, ProcessState, Rules } from '#domain/kernel/state.js'
import type { Notice, NoticeTemplate, Task } from '#domain/kernel/step.js'
import type { OfficeHolder } from '#persistence/organisation/holders.js'
import type { Names } from '#persistence/read/names.js'
import { cancelLabels, formLabel, officeLabel, stageLabel } from '../lifecycle/labels.js'
import { heldBy } from '../processes/seat-view.js'

export interface Standing {
  state: ProcessState
  rules: Rules
}

/** Who is who: names, and everybody in office at the units concerned. */
export interface Directory {
  names: Names
  holders: OfficeHolder[]
}

/** An office with the people in it, or the one person a seat names. */
const holderText = (holder: Holder, directory: Directory): string => {
  const office = officeLabel(directory.names.unit(holder.unitId).name, holder.role)
  const people = heldBy(holder, directory)
  return `${office}（${people.length > 0 ? people.join('、') : '暂无任职人员'}）`
}

export const stageChanges = (before: ProcessState, after: ProcessState): AdministrationPreview['stages'] =>
  Object.keys(after.regions).flatMap(region => {
    const [from, to] = [before.regions[region]?.stage, after.regions[region]?.stage]
    if (from === to || to === undefined) return []
    return [
      {
        region,
        ...(from && { before: stageLabel(before.kind, from, region) }),
        after: stageLabel(after.kind, to, region),
      },
    ]
  })

/** @param tasks the seats that the steps write; the last word on a seat counts */
export const seatChanges = (
  before: ProcessState,
  tasks: Task[],
  directory: Directory,
): AdministrationPreview['seats'] =>
  [...new Map(tasks.map(task => [task.seatId, task])).values()].flatMap(task =>
    seatChange(before, task, directory),
  )

const seatChange = (
  before: ProcessState,
  { seatId, form, holder, status, cancelled }: Task,
  directory: Directory,
): AdministrationPreview['seats'] => {
  const known = findSeat(before, seatId)?.seat
  const seat = { seatId, label: formLabel(before.kind, form) }
  const to = holderText(holder, directory)
  if (!known) return status === 'cancelled' ? [] : [{ ...seat, does: 'opens', after: to }]
  if (known.status === 'done' || known.status === 'cancelled') return []
  const from = holderText(known.holder, directory)
  if (cancelled) return [{ ...seat, does: 'closes', before: from, after: cancelLabels[cancelled] }]
  return from === to ? [] : [{ ...seat, does: 'changes', before: from, after: to }]
}

const deadlinesOf = ({ state, rules }: Standing) =>
  new Map(
    openRoundsOf(state).flatMap(({ region, within, round }) => {
      const { dueOn } = round.clock ? dueOf(round.clock, rules.calendar) : {}
      const label = formLabel(state.kind, round.form)
      return dueOn ? [[`${region} ${within.stage} ${within.enteredAt} ${round.name}`, { label, dueOn }]] : []
    }),
  )

export const deadlineChanges = (before: Standing, after: Standing): AdministrationPreview['deadlines'] => {
  const [was, is] = [deadlinesOf(before), deadlinesOf(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap(round => {
    const [from, to] = [was.get(round), is.get(round)]
    if (from?.dueOn === to?.dueOn) return []
    const label = (to ?? from)?.label ?? ''
    return [{ label, ...(from && { before: from.dueOn }), ...(to && { after: to.dueOn }) }]
  })
}

const noticeLabels: Record<NoticeTemplate, string> = {
  'task.opened': '新待办',
  'task.reminded': '提醒',
  'task.warned': '到期预警',
  'task.escalated': '上报',
  'task.transferred': '改派通知',
  'task.delegated': '委派通知',
  'task.opined': '委派答复',
  'task.urged': '催办',
  'extension.granted': '同意延期',
  'extension.denied': '不同意延期',
  'clock.paused': '计时暂停',
  'clock.resumed': '恢复计时',
  'clock.held': '自动处理待定',
  'clock.missed': '到期未触发',
  'process.copied': '抄送',
  'process.mentioned': '评论提及',
  'process.ended': '办结通知',
  'project.wanted': '项目点名通知',
  'post.wanted': '岗位转办通知',
  'need.urged': '需求催办',
  'model.selected': '当选通知',
  'service.appraised': '收到评议通知',
  'interview.begun': '约谈通知',
  'interview.joined': '并入约谈通知',
  'office.begun': '支部任职通知',
  'office.ended': '支部卸任通知',
  'activity.announced': '活动通知',
  'activity.moved': '活动变更通知',
  'activity.cancelled': '活动取消通知',
  'activity.movedUp': '候补递补通知',
  'activity.movedDown': '转为候补通知',
  'activity.lapsed': '报名失效通知',
  'activity.givenUp': '临近取消通知',
  'activity.lateArrival': '办结后送达的签到',
}

export const noticesOut = (notices: Notice[], directory: Directory): AdministrationPreview['notices'] =>
  notices.map(({ to, template }) => ({ to: holderText(to, directory), label: noticeLabels[template] }))
