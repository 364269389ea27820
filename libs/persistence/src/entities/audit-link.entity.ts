import { Column, Entity, PrimaryColumn, Unique } from 'typeorm'
import { bigint, instant, text } from './columns.js'

/** One link of the chain: an entry of the audit, or all lines of one step of the journal. */
@Entity('audit_link')
@Unique('audit_link_of_entry', ['entryId'])
@Unique('audit_link_of_step', ['processId', 'stepNo'])
export class AuditLink {
  @PrimaryColumn(bigint)
  sequence: number

  @Column({ ...bigint, nullable: true })
  entryId: number | null

  @Column({ type: 'uuid', nullable: true })
  processId: string | null

  @Column({ type: 'integer', nullable: true })
  stepNo: number | null

  /** SHA-256 of what is sealed, as text. */
  @Column(text)
  digest: string

  @Column(instant)
  sealedAt: Date

  /** SHA-256 over the hash before it and everything of this link. */
  @Column(text)
  hash: string

  /** `<key id>.<HMAC of the hash>`: only the sealer can make it. */
  @Column(text)
  seal: string
}
