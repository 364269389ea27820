import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm'
import type { SignUpState } from '#domain/activity/activity.js'
import { ActivityRow } from './activity.entity.js'
import { instant, optionalInstant, optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'
import { Person } from './person.entity.js'
import { PostCategory } from './post-category.entity.js'

/** A member, or a Party organisation as one, for an activity: with a place, or waiting for one in the order of ids. */
@Entity('sign_up')
@Check('sign_up_subject', 'num_nonnulls(person_id, unit_id) = 1')
@Index('sign_up_once', ['activityId', 'personId'], {
  unique: true,
  where: "state <> 'cancelled' AND person_id IS NOT NULL",
})
@Index('sign_up_of_unit_once', ['activityId', 'unitId'], {
  unique: true,
  where: "state <> 'cancelled' AND unit_id IS NOT NULL",
})
@Index('sign_up_in_activity', ['activityId', 'state', 'id'])
@Index('sign_up_of_person', ['personId', 'id'], { where: 'person_id IS NOT NULL' })
@Index('sign_up_of_unit', ['unitId', 'id'], { where: 'unit_id IS NOT NULL' })
export class SignUpRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string

  @Column(text)
  activityId: string

  @ManyToOne(() => ActivityRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'activity_id' })
  activity: Relation<ActivityRow>

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

  @Column(optionalText)
  postCode: string | null

  @ManyToOne(() => PostCategory)
  @JoinColumn({ name: 'post_code' })
  post: Relation<PostCategory> | null

  /** How many come: one person, or as many as the unit brings. */
  @Column({ type: 'integer', default: 1 })
  places: number

  @Column(text)
  state: SignUpState

  @Column({ ...instant, default: () => 'business_now()' })
  at: Date

  @Column(text)
  by: string

  /** Of the request that made it: the same request again is the same sign-up. */
  @Column(optionalText)
  requestKey: string | null

  /** Of the request that cancelled it. */
  @Column(optionalText)
  endRequestKey: string | null

  /** When it moved from the waiting list to a place. */
  @Column(optionalInstant)
  movedUpAt: Date | null

  @Column(optionalInstant)
  endedAt: Date | null

  @Column(optionalText)
  endedBy: string | null

  @Column(optionalText)
  endReason: string | null
}
