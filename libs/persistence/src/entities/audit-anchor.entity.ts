import { Column, Entity, PrimaryColumn } from 'typeorm'
import { bigint, text } from './columns.js'

/** Where the chain stood on a day, to be kept outside the database as well. */
@Entity('audit_anchor')
export class AuditAnchor {
  @PrimaryColumn({ type: 'date' })
  day: string

  @Column(bigint)
  sequence: number

  @Column(text)
  hash: string

  @Column(text)
  signature: string
}
