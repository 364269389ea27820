import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import type { CancelReason, SeatStatus } from '#domain/kernel/state.js'
import type { Role } from '#domain/organisation/roles.js'
import { instant, optionalDate, optionalInstant, optionalText, text } from './columns.js'

/** One seat of a process as somebody's inbox sees it. */
@Entity('task')
@Index('task_open_of_role', ['role', 'unitId', 'dueAt'], { where: `status = 'open' AND person_id IS NULL` })
@Index('task_open_of_person', ['personId', 'dueAt'], { where: `status = 'open' AND person_id IS NOT NULL` })
@Index('task_due_at_unit', ['unitId', 'dueAt'], { where: 'due_at IS NOT NULL' })
@Index('task_done_by', { synchronize: false })
@Index('task_done_for', { synchronize: false })
export class Task {
  @PrimaryColumn({ type: 'uuid' })
  processId: string

  @PrimaryColumn(text)
  seatId: string

  @Column(text)
  kind: string

  @Column(text)
  region: string

  @Column(text)
  stage: string

  @Column(text)
  round: string

  @Column(text)
  form: string

  @Column(text)
  role: Role

  @Column(text)
  unitId: string

  /** Set when only this person may act. */
  @Column(optionalText)
  personId: string | null

  @Column(text)
  status: SeatStatus

  @Column(instant)
  openedAt: Date

  @Column(optionalInstant)
  dueAt: Date | null

  @Column(optionalDate)
  dueOn: string | null

  /** The deadline rests on days for which no notice has been published yet (暂定). */
  @Column({ type: 'boolean', default: false })
  provisional: boolean

  @Column(optionalText)
  origin: string | null

  @Column(optionalText)
  act: string | null

  @Column(optionalText)
  closedBy: string | null

  /** For whom a substitute closed it (乙 代 甲). */
  @Column(optionalText)
  onBehalfOf: string | null

  @Column(optionalInstant)
  closedAt: Date | null

  @Column(optionalText)
  cancelled: CancelReason | null
}
