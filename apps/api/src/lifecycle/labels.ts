/** What people call the parts of a process; the words come from its lifecycle. */
import type { z } from 'zod'
import type { stageName } from '#contracts/http/processes.js'
import type { CancelReason } from '#domain/kernel/state.js'
import { kernelActLabels } from '#domain/kernel/acts/kernel-acts.js'
import { isRole, roles } from '#domain/organisation/roles.js'
import { lifecycleOf, lifecycles } from '#workflows/lifecycles.js'

export { formLabel, numberOf, stageLabel } from '#workflows/story-labels.js'

type StageName = z.infer<typeof stageName>

export const kindLabel = (kind: string): string => lifecycleOf(kind).label

/** The kinds of process there are. */
export const kindNames = (): { kind: string; label: string }[] =>
  Object.keys(lifecycles).map(kind => ({ kind, label: kindLabel(kind) }))

/** All stages of the main line of a kind, or of every kind, in the order of the story. */
export const stageNames = (kind?: string): StageName[] =>
  Object.entries(lifecycles)
    .filter(([name]) => kind === undefined || name === kind)
    .flatMap(([, { main }]) =>
      Object.entries(main).map(([stage, { label, final }]) => ({ stage, label, ...(final && { final }) })),
    )

/** Acts are named alike in all forms of a lifecycle. */
export const actLabel = (kind: string, act: string): string => {
  const spec = Object.values(lifecycleOf(kind).forms)
    .map(({ acts }) => acts[act])
    .find(found => found !== undefined)
  return spec?.label ?? kernelActLabels[act] ?? act
}

/** Whoever works on processes without being a person of the district. */
export const serviceNames: Readonly<Record<string, string>> = {
  system: '系统',
  'system-operator': '运维人员',
}

export const roleLabel = (role: string): string => (isRole(role) ? roles[role] : role)

/** An office in one breath: 东一社区党组织副书记, not 东一社区社区党组织副书记. */
export const officeLabel = (unitName: string, role: string): string => {
  const label = roleLabel(role)
  const repeated = [...label].findLastIndex((_, index) => unitName.endsWith(label.slice(0, index + 1)))
  return `${unitName}${label.slice(repeated + 1)}`
}

/** Why a seat closed without its holder acting. */
export const cancelLabels: Record<CancelReason, string> = {
  returned: '退回',
  refused: '对方拒绝或不予通过',
  decidedByOther: '已由他人办结',
  recalled: '撤回',
  withdrawn: '退出',
  moved: '环节变更',
  terminated: '事项终止',
  expired: '逾期自动处理',
  noLongerNeeded: '不再需要办理',
  dropped: '减签',
  skipped: '管理员跳过',
  ended: '事项办结',
}
