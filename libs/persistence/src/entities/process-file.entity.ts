import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm'
import type { FileTypeCode, ScanState } from '#domain/files/file-types.js'
import { bigint, instant, optionalInstant, optionalText, text } from './columns.js'
import { Person } from './person.entity.js'
import { Process } from './process.entity.js'

/** A file beside a process. Its content lies in the store under the same id, and never changes. */
@Entity('process_file')
@Unique(['processId', 'byPerson', 'key'])
@Index('process_file_in_order', ['processId', 'uploadedAt'])
@Index('process_file_to_scan', ['scanDueAt'], { where: `scan = 'waiting'` })
export class ProcessFile {
  @PrimaryColumn({ type: 'uuid' })
  id: string

  @Column({ type: 'uuid' })
  processId: string

  @ManyToOne(() => Process, { nullable: false })
  @JoinColumn({ name: 'process_id' })
  process: Relation<Process>

  @Column(text)
  byPerson: string

  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn({ name: 'by_person' })
  by: Relation<Person>

  /** The upload's idempotency key. */
  @Column(text)
  key: string

  /** Cleaned; shown and downloaded as this. */
  @Column(text)
  name: string

  /** By its content. */
  @Column(text)
  type: FileTypeCode

  @Column(bigint)
  bytes: number

  @Column(text)
  sha256: string

  /** Business time, as in the journal. */
  @Column(instant)
  uploadedAt: Date

  @Column({ type: 'text', default: 'waiting' })
  scan: ScanState

  /** What the scanner said. */
  @Column(optionalText)
  scanNote: string | null

  @Column({ type: 'integer', default: 0 })
  scanTries: number

  @Column({ ...instant, default: () => 'now()' })
  scanDueAt: Date

  /** Business time. The content stays. */
  @Column(optionalInstant)
  withdrawnAt: Date | null

  @Column(optionalText)
  withdrawnBy: string | null

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'withdrawn_by' })
  withdrawer: Relation<Person> | null

  @Column(optionalText)
  withdrawnBecause: string | null
}
