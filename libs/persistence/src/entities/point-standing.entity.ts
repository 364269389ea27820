import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import type { Exclusion, PointSubject, Standing } from '#domain/points/points.js'
import { optionalText, text } from './columns.js'

/** Where a member or an agency stands in a month: told anew by each pass until the month is published. */
@Entity('point_standing')
@Index('point_standing_of_agency', ['agencyId', 'month'])
@Index('point_standing_in_district', ['districtId', 'month'])
export class PointStandingRow {
  /** `YYYY-MM`. */
  @PrimaryColumn(text)
  month: string

  @PrimaryColumn(text)
  subject: PointSubject

  @PrimaryColumn(text)
  subjectId: string

  /** The Party organisation of the member, or the agency's own. */
  @Column(text)
  agencyId: string

  /** Whose month it is. */
  @Column(text)
  districtId: string

  /** Everything that the month's entries come to, corrections of earlier months included. */
  @Column({ type: 'integer' })
  points: number

  /** For facts of the month itself: what zero is told by. */
  @Column({ type: 'integer' })
  earned: number

  @Column(text)
  standing: Standing

  @Column(optionalText)
  exclusion: Exclusion | null
}
