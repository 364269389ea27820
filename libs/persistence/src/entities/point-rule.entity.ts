import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm'
import type { ZeroBy } from '#domain/points/points.js'
import { instant, text } from './columns.js'

/** The rules of points, by version: they hold from a month on until a later version begins. Never changed, only followed. */
@Entity('point_rule')
@Check('point_rule_amounts', 'activity > 0 AND done_well > 0 AND weekly_model > 0')
@Unique('point_rule_from_key', ['fromMonth'])
export class PointRuleRow {
  @PrimaryColumn({ type: 'integer' })
  version: number

  /** `YYYY-MM`. */
  @Column(text)
  fromMonth: string

  @Column({ type: 'integer' })
  activity: number

  @Column({ type: 'integer' })
  doneWell: number

  @Column({ type: 'integer' })
  weeklyModel: number

  @Column(text)
  zeroBy: ZeroBy

  /** Working days in which one may object. */
  @Column({ type: 'integer' })
  objectionDays: number

  @Column(text)
  reason: string

  @Column(text)
  setBy: string

  @Column({ ...instant, default: () => 'now()' })
  setAt: Date
}
