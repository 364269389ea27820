import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import { ActivityRow } from './activity.entity.js'
import { instant, optionalInstant, optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'
import { Person } from './person.entity.js'
import { PostClaimRow } from './post-claim.entity.js'

/** 表现良好: what the community says of one person or unit in one activity, or of a member's time at a post. Withdrawn it stays, with who and why. */
@Entity('done_well')
@Check('done_well_subject', 'num_nonnulls(person_id, unit_id) = 1')
@Check('done_well_service', 'num_nonnulls(activity_id, post_claim_id) = 1')
@Index('done_well_of_post_once', ['postClaimId'], {
  unique: true,
  where: 'post_claim_id IS NOT NULL AND withdrawn_at IS NULL',
})
@Index('done_well_once', ['activityId', 'personId'], {
  unique: true,
  where: 'person_id IS NOT NULL AND withdrawn_at IS NULL',
})
@Index('done_well_of_person', ['personId', 'activityId'], { where: 'person_id IS NOT NULL' })
@Index('done_well_of_unit', ['unitId', 'activityId'], { where: 'unit_id IS NOT NULL' })
@Index('done_well_of_unit_once', ['activityId', 'unitId'], {
  unique: true,
  where: 'unit_id IS NOT NULL AND withdrawn_at IS NULL',
})
export class DoneWellRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string

  @Column(optionalText)
  activityId: string | null

  @ManyToOne(() => ActivityRow, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'activity_id' })
  activity: Relation<ActivityRow> | null

  @Column({ type: 'uuid', nullable: true })
  postClaimId: string | null

  @ManyToOne(() => PostClaimRow, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'post_claim_id' })
  postClaim: Relation<PostClaimRow> | null

  @Column(optionalText)
  personId: string | null

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id' })
  person: Relation<Person> | null

  @Column(optionalText)
  unitId: string | null

  @ManyToOne(() => OrgUnit)
  @JoinColumn({ name: 'unit_id' })
  unit: Relation<OrgUnit> | null

  @Column(text)
  reason: string

  @Column(text)
  by: string

  @Column({ ...instant, default: () => 'business_now()' })
  at: Date

  @Column(optionalInstant)
  withdrawnAt: Date | null

  @Column(optionalText)
  withdrawnBy: string | null

  @Column(optionalText)
  withdrawnReason: string | null
}
