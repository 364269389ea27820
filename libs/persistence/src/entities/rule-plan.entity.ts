import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import { instant, optionalInstant, optionalText, text } from './columns.js'
import { PolicyChange } from './policy-change.entity.js'

/** A list of open processes and what other rules would do to each: tried, and carried out when somebody says so. */
@Entity('rule_plan')
@Index('rule_plan_of_change', ['changeId'], { where: 'change_id IS NOT NULL' })
@Index('rule_plan_running', ['madeAt'], { where: `state = 'running'` })
export class RulePlan {
  @PrimaryColumn({ type: 'uuid' })
  id: string

  @Column(text)
  purpose: 'policy' | 'calendar'

  @Column(text)
  state: 'tried' | 'running' | 'finished'

  /** The change of policy that it previews; none when it is about what is in force. */
  @Column({ type: 'uuid', nullable: true })
  changeId: string | null

  @ManyToOne(() => PolicyChange)
  @JoinColumn({ name: 'change_id' })
  change: Relation<PolicyChange> | null

  /** Processes whose home lies there or below. */
  @Column(text)
  scopePath: string

  /** The rules that it moves to are in force. */
  @Column({ type: 'boolean' })
  runnable: boolean

  @Column(text)
  madeBy: string

  @Column({ ...instant, default: () => 'now()' })
  madeAt: Date

  @Column(optionalText)
  runBy: string | null

  @Column(optionalText)
  reason: string | null

  @Column(optionalInstant)
  finishedAt: Date | null
}

/** One process of a plan: what it would stand under, what that does to it, and how it went. */
@Entity('rule_plan_item')
@Index('rule_plan_item_waiting', ['planId', 'ordinal'], { where: `result = 'waiting'` })
export class RulePlanItem {
  @PrimaryColumn({ type: 'uuid' })
  planId: string

  @ManyToOne(() => RulePlan, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'plan_id' })
  plan: Relation<RulePlan>

  @PrimaryColumn({ type: 'integer' })
  ordinal: number

  @Column({ type: 'uuid' })
  processId: string

  @Column(text)
  policyVersion: string

  @Column(text)
  calendarVersion: string

  @Column({ type: 'jsonb' })
  deadlines: { label: string; before: string; after: string }[]

  @Column({ type: 'text', array: true })
  fires: string[]

  @Column({ ...text, default: 'none' })
  result: 'none' | 'waiting' | 'done' | 'failed'

  @Column(optionalText)
  problem: string | null

  /** Attempts without an answer so far. */
  @Column({ type: 'integer', default: 0 })
  tried: number
}
