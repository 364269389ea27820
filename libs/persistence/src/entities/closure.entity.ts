import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm'
import { instant, optionalInstant, optionalText, text } from './columns.js'

/** A day on which a unit, and what is below it, does not work; a lifted one stays on record. */
@Entity('closure')
@Index('closure_of_day', ['unitId', 'date'], { unique: true, where: 'lifted_at IS NULL' })
export class Closure {
  @PrimaryGeneratedColumn('uuid')
  id: string

  @Column(text)
  unitId: string

  @Column({ type: 'date' })
  date: string

  @Column(text)
  reason: string

  @Column(text)
  enteredBy: string

  @Column({ ...instant, default: () => 'now()' })
  enteredAt: Date

  @Column(optionalText)
  liftedBy: string | null

  @Column(optionalInstant)
  liftedAt: Date | null
}
