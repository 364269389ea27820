import { Check, Column, Entity, PrimaryColumn } from 'typeorm'
import { bigint } from './columns.js'

/** How far the demo's business time runs ahead; one row, and zero for real. */
@Entity('programme_clock')
@Check('programme_clock_one', 'sole')
@Check('programme_clock_forward', 'ahead_ms >= 0')
export class ProgrammeClock {
  @PrimaryColumn({ type: 'boolean', default: true })
  sole: boolean

  @Column(bigint)
  aheadMs: number

  /** The days it passed over at once, in order: local dates `from` and `to`. */
  @Column({ type: 'jsonb', default: [] })
  leaps: { from: string; to: string }[]
}
