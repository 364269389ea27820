import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm'
import { instant, text } from './columns.js'

/** What a unit and everything below it did in a month, quarter or year: counted from the facts, never added to. */
@Entity('figure_period')
export class FigurePeriod {
  @PrimaryColumn(text)
  unitId: string

  /** `2026-11`, `2026-Q4` or `2026`. */
  @PrimaryColumn(text)
  period: string

  /** Activities that took place; of an agency, those it or its members took part in. */
  @Column({ type: 'integer' })
  held: number

  @Column({ type: 'integer' })
  cancelled: number

  /** Of members, confirmed. */
  @Column({ type: 'integer' })
  attendances: number

  /** Each counted once. */
  @Column({ type: 'integer' })
  people: number

  /** Of agencies that came as one, confirmed. */
  @Column({ type: 'integer' })
  organisations: number

  @Column({ type: 'integer' })
  companions: number

  @Column({ ...instant, default: () => 'now()' })
  countedAt: Date
}

/** One figure of a large unit, or of one right below it, that is counted from the facts as they stand: as of its last count. */
@Entity('figure_asked')
export class FigureAsked {
  @PrimaryColumn(text)
  unitId: string

  @PrimaryColumn(text)
  period: string

  /** A code of `figures`. */
  @PrimaryColumn(text)
  code: string

  @Column({ type: 'integer' })
  value: number

  /** The whole that it is a part of. */
  @Column({ type: 'integer' })
  of: number

  @Column({ ...instant, default: () => 'now()' })
  countedAt: Date
}

/** A month of a unit in which some fact changed since it was counted; written by triggers on the facts' tables. */
@Entity('figure_change')
export class FigureChange {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string

  @Column(text)
  unitId: string

  @Column({ type: 'date' })
  month: string
}
