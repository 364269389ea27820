import type { z } from 'zod'
import type { planItem, rulePlan } from '#contracts/http/policies.js'
import type { Names } from '#persistence/read/names.js'
import type { PlanItemRow, RulePlanRow } from '#persistence/rules/rule-plans.js'
import { numberOf } from '../lifecycle/labels.js'

const planLabels: Record<RulePlanRow['state'], string> = {
  tried: '试算',
  running: '执行中',
  finished: '已完成',
}
const resultLabels: Record<PlanItemRow['result'], string> = {
  none: '未执行',
  waiting: '等待',
  done: '已改用',
  failed: '未改用',
}

export const rulePlanOf = (plan: RulePlanRow, names: Names, mayRun: boolean): z.input<typeof rulePlan> => {
  const { id, purpose, state, madeAt, madeBy, reason, processes, moved, firing, done, failed, waiting } = plan
  return {
    id,
    purpose,
    state,
    stateLabel: planLabels[state],
    madeAt: madeAt.toISOString(),
    madeByName: names.person(madeBy),
    ...(reason !== null && { reason }),
    counts: { processes, moved, firing },
    done,
    failed,
    waiting,
    allowedActions: mayRun ? ['run'] : [],
  }
}

export const planItemOf = (row: PlanItemRow): z.input<typeof planItem> => ({
  processId: row.processId,
  number: numberOf(row.kind, row.number, row.startedAt),
  title: row.title,
  deadlines: row.deadlines,
  fires: row.fires,
  result: row.result,
  resultLabel: resultLabels[row.result],
  ...(row.problem !== null && { problem: row.problem }),
})
