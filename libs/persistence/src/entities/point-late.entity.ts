import { Entity, PrimaryColumn } from 'typeorm'
import { text } from './columns.js'

/** A member of whom a fact changed after its month was counted: the next month's end compares their earlier months, too. */
@Entity('point_late')
export class PointLate {
  @PrimaryColumn(text)
  personId: string

  /** `YYYY-MM` in which that was noted. */
  @PrimaryColumn(text)
  month: string
}
