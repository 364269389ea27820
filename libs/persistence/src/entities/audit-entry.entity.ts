import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { bigint, instant, optionalText, text } from './columns.js'

/** Who did, tried or looked at what. Never changed, never deleted. */
@Entity('audit_entry')
@Index('audit_entry_of_person', ['personId', 'id'], { where: 'person_id IS NOT NULL' })
@Index('audit_entry_of_subject', ['subjectId', 'id'], { where: 'subject_id IS NOT NULL' })
@Index('audit_entry_of_operation', ['operation', 'id'])
@Index('audit_entry_by_time', ['at'])
export class AuditEntryRow {
  @PrimaryColumn({ ...bigint, generated: 'identity', generatedIdentity: 'ALWAYS' })
  id: number

  @Column(instant)
  at: Date

  @Column(optionalText)
  personId: string | null

  @Column(optionalText)
  session: string | null

  @Column(text)
  operation: string

  @Column(optionalText)
  subject: string | null

  @Column(optionalText)
  subjectId: string | null

  @Column(text)
  outcome: 'done' | 'refused' | 'failed'

  @Column(optionalText)
  code: string | null

  @Column(optionalText)
  address: string | null

  @Column(optionalText)
  requestId: string | null

  @Column({ type: 'jsonb', nullable: true })
  details: object | null
}
