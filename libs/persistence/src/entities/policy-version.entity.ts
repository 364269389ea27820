import { Column, Entity, PrimaryColumn } from 'typeorm'
import { text } from './columns.js'

/** A policy of one kind of process; never changed, only followed by a next version. */
@Entity('policy_version')
export class PolicyVersion {
  @PrimaryColumn(text)
  kind: string

  @PrimaryColumn(text)
  version: string

  @Column({ type: 'date' })
  effectiveFrom: string

  @Column({ type: 'jsonb' })
  body: { version: string }
}
