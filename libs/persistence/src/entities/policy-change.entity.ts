import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import type { ChangeState } from '#domain/policy/policy-change.js'
import type { StepValue } from '#domain/policy/policy-spec.js'
import { instant, optionalDate, optionalInstant, optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'

/** A change of policy at one unit, from its draft to its publication; never touched again once it has ended. */
@Entity('policy_change')
@Index('policy_change_of_unit', ['unitId', 'kind'])
export class PolicyChange {
  @PrimaryColumn({ type: 'uuid' })
  id: string

  @Column(text)
  kind: string

  @Column(text)
  unitId: string

  @ManyToOne(() => OrgUnit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Relation<OrgUnit>

  @Column(text)
  state: ChangeState

  /** By step; `null` gives up what the unit has of its own. */
  @Column({ type: 'jsonb' })
  steps: Record<string, StepValue | null>

  /** One more with each edit: what is published is what was looked at. */
  @Column({ type: 'integer', default: 1 })
  revision: number

  @Column(text)
  draftedBy: string

  @Column({ ...instant, default: () => 'now()' })
  draftedAt: Date

  /** Everybody who had a hand in it: none of them publishes it. */
  @Column({ type: 'text', array: true })
  editedBy: string[]

  @Column({ ...instant, default: () => 'now()' })
  editedAt: Date

  @Column(optionalInstant)
  previewedAt: Date | null

  /** Whoever published or withdrew it. */
  @Column(optionalText)
  endedBy: string | null

  @Column(optionalInstant)
  endedAt: Date | null

  @Column(optionalDate)
  effectiveFrom: string | null

  @Column(optionalText)
  reason: string | null
}
