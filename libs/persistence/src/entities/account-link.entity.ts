import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import type { LinkPurpose } from '#domain/accounts/account-states.js'
import { instant, optionalInstant, text } from './columns.js'
import { Person } from './person.entity.js'

/** A link that lets its person choose a password, once; the link itself is nowhere kept, only its hash. */
@Entity('account_link')
export class AccountLink {
  @PrimaryColumn(text)
  tokenHash: string

  @Index('account_link_of_person')
  @Column(text)
  personId: string

  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn({ name: 'person_id' })
  person: Relation<Person>

  @Column(text)
  purpose: LinkPurpose

  @Column({ ...instant, default: () => 'now()' })
  createdAt: Date

  /** A person's id, or the operator's name on the machine. */
  @Column(text)
  createdBy: string

  @Column(instant)
  expiresAt: Date

  @Column(optionalInstant)
  usedAt: Date | null

  /** A newer link took its place, or the account was disabled. */
  @Column(optionalInstant)
  revokedAt: Date | null
}
