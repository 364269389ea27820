import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import type { ActivityAudience, ActivityState } from '#domain/activity/activity.js'
import { instant, optionalInstant, optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'
import { Person } from './person.entity.js'
import { PostCategory } from './post-category.entity.js'
import { Project } from './project.entity.js'

/** A service activity of a community: its plan as it stands, written with the steps of its process. */
@Entity('activity')
@Index('activity_in_community', ['communityId', 'startsAt'])
@Index('activity_by_time', ['startsAt'])
@Index('activity_to_come', ['endsAt'], { where: `state = 'open'` })
export class ActivityRow {
  /** Of its process. */
  @PrimaryColumn(text)
  id: string

  /** As people quote it: `HD-2026-000123`. */
  @Column(text)
  number: string

  @Column(text)
  communityId: string

  @ManyToOne(() => OrgUnit, { nullable: false })
  @JoinColumn({ name: 'community_id' })
  community: Relation<OrgUnit>

  @Column(text)
  title: string

  @Column({ ...text, default: '' })
  content: string

  @Column(text)
  place: string

  @Column(instant)
  startsAt: Date

  @Column(instant)
  endsAt: Date

  /** Nobody signs up later. */
  @Column(instant)
  signUpUntil: Date

  /** Later than this a sign-up is cancelled with a reason. */
  @Column(instant)
  cancelUntil: Date

  /** Places in all; null for as many as come. */
  @Column({ type: 'integer', nullable: true })
  capacity: number | null

  @Column({ ...text, default: 'community' })
  audience: ActivityAudience

  @Column(optionalText)
  projectId: string | null

  @ManyToOne(() => Project)
  @JoinColumn({ name: 'project_id' })
  project: Relation<Project> | null

  @Column(text)
  state: ActivityState

  @Column(text)
  organiserId: string

  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn({ name: 'organiser_id' })
  organiser: Relation<Person>

  /** When time or place last changed after somebody had signed up: from then on cancelling is free until it starts. */
  @Column(optionalInstant)
  movedAt: Date | null

  @Column(optionalText)
  cancelReason: string | null

  @Column(optionalText)
  summary: string | null
}

/** Places of one kind of post within an activity. */
@Entity('activity_post')
export class ActivityPost {
  @PrimaryColumn(text)
  activityId: string

  @ManyToOne(() => ActivityRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'activity_id' })
  activity: Relation<ActivityRow>

  @PrimaryColumn(text)
  postCode: string

  @ManyToOne(() => PostCategory, { nullable: false })
  @JoinColumn({ name: 'post_code' })
  post: Relation<PostCategory>

  @Column({ type: 'integer' })
  places: number
}
