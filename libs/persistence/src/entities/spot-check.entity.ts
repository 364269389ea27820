import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm'
import type { SpotCheckResult } from '#domain/attendance/spot-check.js'
import { AttendanceRow } from './attendance.entity.js'
import { instant, optionalInstant, optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'

/** Confirmed attendances of a month below a unit, drawn by a seed that everybody may know. */
@Entity('spot_check')
@Unique(['unitId', 'month'])
export class SpotCheckRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string

  @Column(text)
  unitId: string

  @ManyToOne(() => OrgUnit, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'unit_id' })
  unit: Relation<OrgUnit>

  /** `YYYY-MM`. */
  @Column(text)
  month: string

  @Column(text)
  seed: string

  /** How many there were to draw from. */
  @Column({ type: 'integer' })
  drawnFrom: number

  @Column(text)
  drawnBy: string

  @Column({ ...instant, default: () => 'business_now()' })
  drawnAt: Date
}

@Entity('spot_check_item')
export class SpotCheckItem {
  @PrimaryColumn({ type: 'uuid' })
  checkId: string

  @ManyToOne(() => SpotCheckRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'check_id' })
  check: Relation<SpotCheckRow>

  /** In the order of the draw. */
  @PrimaryColumn({ type: 'integer' })
  place: number

  @Column({ type: 'uuid' })
  attendanceId: string

  @ManyToOne(() => AttendanceRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'attendance_id' })
  attendance: Relation<AttendanceRow>

  @Column(optionalText)
  result: SpotCheckResult | null

  @Column(optionalText)
  note: string | null

  @Column(optionalText)
  by: string | null

  @Column(optionalInstant)
  at: Date | null
}
