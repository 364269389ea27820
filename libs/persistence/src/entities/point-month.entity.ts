import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { PointMonthState } from '#domain/points/points.js'
import { instant, optionalDate, optionalInstant, optionalText, text } from './columns.js'

/** A month of points of one district on its way from open to published. */
@Entity('point_month')
export class PointMonthRow {
  /** The node whose Organization Department publishes it. */
  @PrimaryColumn(text)
  districtId: string

  /** `YYYY-MM`. */
  @PrimaryColumn(text)
  month: string

  @Column({ ...text, default: 'open' })
  state: PointMonthState

  /** The agency up to which the pass under way has come; null between passes. */
  @Column(optionalText)
  settledThrough: string | null

  /** When the last pass ended. */
  @Column(optionalInstant)
  passAt: Date | null

  @Column(optionalDate)
  settledOn: string | null

  @Column(optionalDate)
  objectionsUntil: string | null

  /** Whoever has asked for its publication. */
  @Column(optionalText)
  publicationBy: string | null

  @Column(optionalInstant)
  publishedAt: Date | null

  /** The last day on which it stands on the public page. */
  @Column(optionalDate)
  shownUntil: string | null

  @Column({ ...instant, default: () => 'now()' })
  begunAt: Date

  /** The business day of that; null where it was never said. */
  @Column(optionalDate)
  begunOn: string | null
}
