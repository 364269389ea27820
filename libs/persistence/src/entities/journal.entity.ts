import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import type { JournalCode, JournalLine } from '#domain/kernel/step.js'
import type { Role } from '#domain/organisation/roles.js'
import { instant, optionalText, text } from './columns.js'

/** One line of a process's history: who, for whom, did what, why, under which rules. Never changed, never deleted. */
@Entity('journal')
@Index('journal_clock', { synchronize: false })
@Index('journal_outcomes', ['outcome', 'at'], { where: 'outcome IS NOT NULL' })
@Index('journal_of_person', ['byPerson', 'processId'], { where: 'by_person IS NOT NULL' })
export class Journal {
  @PrimaryColumn({ type: 'uuid' })
  processId: string

  @PrimaryColumn({ type: 'integer' })
  stepNo: number

  @PrimaryColumn({ type: 'smallint' })
  lineNo: number

  @Column({ type: 'integer' })
  version: number

  @Column(instant)
  at: Date

  @Column(text)
  actor: JournalLine['actor']

  @Column(optionalText)
  byPerson: string | null

  @Column(text)
  code: JournalCode

  @Column(text)
  region: string

  @Column(text)
  stage: string

  @Column(optionalText)
  round: string | null

  @Column(optionalText)
  seatId: string | null

  @Column(optionalText)
  role: Role | null

  @Column(optionalText)
  unitId: string | null

  @Column(optionalText)
  personId: string | null

  @Column(optionalText)
  act: string | null

  /** `round.outcome`, when this line decided a round. */
  @Column(optionalText)
  outcome: string | null

  @Column(optionalText)
  reason: string | null

  @Column({ type: 'jsonb', nullable: true })
  detail: Record<string, unknown> | null

  @Column(text)
  policyVersion: string

  @Column(text)
  calendarVersion: string
}
