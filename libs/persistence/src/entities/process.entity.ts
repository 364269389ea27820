import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm'
import type { ProcessState } from '#domain/kernel/state.js'
import { bigint, instant, optionalInstant, optionalText, text } from './columns.js'

/** A process: its whole state, and beside it what lists and guards look at. */
@Entity('process')
@Unique('process_number_key', ['number'])
@Index('process_open_subject', ['kind', 'subjectId'], { unique: true, where: 'ended_at IS NULL' })
@Index('process_begun', ['kind', 'startedAt'])
@Index('process_of_project', ['subjectId'], { where: `kind = 'claim'` })
@Index('process_list', { synchronize: false })
@Index('process_recent', { synchronize: false })
@Index('process_started', { synchronize: false })
@Index('process_done_project', { synchronize: false })
@Index('process_due', ['nextDueAt'], { where: 'ended_at IS NULL AND next_due_at IS NOT NULL' })
export class Process {
  @PrimaryColumn({ type: 'uuid' })
  id: string

  @Column(text)
  kind: string

  /** Counts all processes; shown with the kind's letters and the year. */
  @Column({ ...bigint, generated: 'identity', generatedIdentity: 'BY DEFAULT' })
  number: number

  @Column(text)
  title: string

  /** How the title is found by typing; written once, when the process starts. */
  @Column({ ...text, default: '' })
  titlePinyin: string

  @Column(text)
  stage: string

  @Column(optionalText)
  outcome: string | null

  @Column(text)
  startedBy: string

  @Column(instant)
  startedAt: Date

  @Column(instant)
  updatedAt: Date

  @Column(optionalInstant)
  endedAt: Date | null

  @Column({ type: 'integer' })
  epoch: number

  @Column({ type: 'integer' })
  stepNo: number

  @Column({ type: 'integer' })
  version: number

  /** How far business time runs ahead of the clock: 0 outside demo and tests. */
  @Column({ ...bigint, default: 0 })
  aheadMs: number

  @Column(text)
  policyVersion: string

  @Column(text)
  calendarVersion: string

  /** What only one open process of a kind may hold, e.g. a claim's project. */
  @Column(optionalText)
  subjectId: string | null

  @Column(optionalInstant)
  nextDueAt: Date | null

  @Column({ type: 'jsonb' })
  state: ProcessState
}
