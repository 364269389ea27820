import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import type { Role } from '#domain/organisation/roles.js'
import { instant, optionalDate, optionalInstant, optionalText, text } from './columns.js'

/** An administrator's office that one security administrator asks for and another decides on. */
@Entity('grant_request')
@Index('grant_request_open', ['personId', 'role', 'unitId'], { unique: true, where: 'decided_at IS NULL' })
export class GrantRequest {
  @PrimaryColumn({ type: 'uuid' })
  id: string

  @Column(text)
  change: 'grant' | 'revoke'

  @Column(text)
  personId: string

  @Column(text)
  role: Role

  @Column(text)
  unitId: string

  @Column(optionalDate)
  validFrom: string | null

  @Column(optionalDate)
  validTo: string | null

  @Column(text)
  reason: string

  @Column(text)
  askedBy: string

  @Column({ ...instant, default: () => 'now()' })
  askedAt: Date

  @Column(optionalText)
  decidedBy: string | null

  @Column(optionalInstant)
  decidedAt: Date | null

  @Column({ type: 'boolean', nullable: true })
  approved: boolean | null

  @Column(optionalText)
  decisionReason: string | null
}
