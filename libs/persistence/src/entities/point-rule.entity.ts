import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm'
import type { ZeroBy } from '#domain/points/points.js'
import { instant, optionalText, text } from './columns.js'

/** The rules of points, by version: they hold from a month on until a later version begins. Never changed, only followed. */
@Entity('point_rule')
@Check('point_rule_amounts', 'activity > 0 AND done_well > 0 AND weekly_model > 0')
@Check('point_rule_days', 'objection_days BETWEEN 5 AND 30 AND publication_days BETWEEN 7 AND 365')
@Index('point_rule_from', ['districtId', 'fromMonth'], { unique: true, where: 'district_id IS NOT NULL' })
@Index('point_rule_of_all_from', ['fromMonth'], { unique: true, where: 'district_id IS NULL' })
export class PointRuleRow {
  @PrimaryColumn({ type: 'integer' })
  version: number

  /** None: of every district that has no version of its own. */
  @Column(optionalText)
  districtId: string | null

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

  /** Days for which the published month stands on the public page. */
  @Column({ type: 'integer' })
  publicationDays: number

  @Column(text)
  reason: string

  @Column(text)
  setBy: string

  @Column({ ...instant, default: () => 'now()' })
  setAt: Date
}
