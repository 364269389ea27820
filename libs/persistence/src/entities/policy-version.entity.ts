import { Column, Entity, PrimaryColumn } from 'typeorm'
import { optionalDate, text } from './columns.js'

/**
 * A policy of one kind of process, whole, as processes stand under it: shipped with the product, or resolved from the
 * rows in force where a process started. Never changed, only followed by a next version.
 */
@Entity('policy_version')
export class PolicyVersion {
  @PrimaryColumn(text)
  kind: string

  @PrimaryColumn(text)
  version: string

  /** Set on shipped policies only. */
  @Column(optionalDate)
  effectiveFrom: string | null

  /** The published rows that its steps come from; steps that are not named are as shipped. */
  @Column({ type: 'jsonb', nullable: true })
  sources: { shipped: string; rows: Record<string, number> } | null

  @Column({ type: 'jsonb' })
  body: { version: string }
}
