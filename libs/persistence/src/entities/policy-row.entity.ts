import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import type { StepValue } from '#domain/policy/policy-spec.js'
import { bigint, instant, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'
import { PolicyChange } from './policy-change.entity.js'

/** What was published for one step at and below one unit; never changed, only followed. */
@Entity('policy_row')
@Index('policy_row_of_unit', ['unitId', 'kind'])
export class PolicyRow {
  /** In the order of publication. */
  @PrimaryColumn({ ...bigint, generated: 'identity', generatedIdentity: 'ALWAYS' })
  number: number

  @Column({ type: 'uuid' })
  changeId: string

  @ManyToOne(() => PolicyChange, { nullable: false })
  @JoinColumn({ name: 'change_id' })
  change: Relation<PolicyChange>

  @Column(text)
  kind: string

  @Column(text)
  step: string

  @Column(text)
  unitId: string

  @ManyToOne(() => OrgUnit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Relation<OrgUnit>

  @Column({ type: 'date' })
  effectiveFrom: string

  /** `null`: nothing of its own any more. */
  @Column({ type: 'jsonb', nullable: true })
  value: StepValue | null

  @Column({ ...instant, default: () => 'now()' })
  publishedAt: Date
}
