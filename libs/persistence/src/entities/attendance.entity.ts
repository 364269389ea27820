import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm'
import type { AttendanceFlag, AttendanceState, AttendanceWay } from '#domain/attendance/attendance.js'
import { ActivityRow } from './activity.entity.js'
import { instant, optionalInstant, optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'
import { Person } from './person.entity.js'

/** That a member, or a Party organisation as one, took part in an activity. Confirmed, it is a fact that others count. */
@Entity('attendance')
@Check('attendance_subject', 'num_nonnulls(person_id, unit_id) = 1')
@Index('attendance_once', ['activityId', 'personId'], { unique: true })
@Index('attendance_of_unit_once', ['activityId', 'unitId'], { unique: true, where: 'unit_id IS NOT NULL' })
@Index('attendance_of_person', ['personId', 'cameAt'], { where: 'person_id IS NOT NULL' })
@Index('attendance_of_person_at', ['personId', 'activityId'], { where: 'person_id IS NOT NULL' })
@Index('attendance_of_unit', ['unitId', 'cameAt'], { where: 'unit_id IS NOT NULL' })
export class AttendanceRow {
  @PrimaryColumn({ type: 'uuid' })
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

  @Column(text)
  way: AttendanceWay

  /** By the slot of the code, or as the organiser says. */
  @Column(instant)
  cameAt: Date

  /** When it was before the end. */
  @Column(optionalInstant)
  leftAt: Date | null

  @Column({ ...instant, default: () => 'business_now()' })
  receivedAt: Date

  /** People who came along and are no members; only their number. */
  @Column({ type: 'integer', default: 0 })
  companions: number

  @Column({ ...text, default: 'recorded' })
  state: AttendanceState

  /** Why it was entered afterwards. */
  @Column(optionalText)
  reason: string | null

  @Column(text)
  by: string

  @Column({ ...text, array: true, default: '{}' })
  flags: AttendanceFlag[]

  /** A random name that the browser gave itself, to tell one phone for many people. */
  @Column(optionalText)
  device: string | null

  /** Goes up with whatever an organiser would see change. */
  @Column({ type: 'integer', default: 1 })
  version: number

  @Column(optionalText)
  decidedBy: string | null

  @Column(optionalInstant)
  decidedAt: Date | null

  /** Why it was refused, or confirmed in spite of what was told beside it. */
  @Column(optionalText)
  decisionNote: string | null
}

/** What happened to a row after it was there: an answer of the member, a correction, a decision taken back. Only ever added to. */
@Entity('attendance_change')
@Index('attendance_change_of', ['attendanceId', 'id'])
export class AttendanceChange {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string

  @Column({ type: 'uuid' })
  attendanceId: string

  @ManyToOne(() => AttendanceRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'attendance_id' })
  attendance: Relation<AttendanceRow>

  @Column(text)
  act: 'answered' | 'corrected' | 'reversed'

  @Column(text)
  note: string

  /** The row as it was. */
  @Column({ type: 'jsonb' })
  before: Record<string, unknown>

  @Column(text)
  by: string

  @Column({ ...instant, default: () => 'business_now()' })
  at: Date
}
