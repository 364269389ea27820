import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import type { SignInMethod, SignInStep } from '#domain/accounts/account-states.js'
import { instant, optionalInstant, optionalText, text } from './columns.js'
import { Person } from './person.entity.js'

/** A sign-in; the cookie itself is nowhere kept, only its hash. */
@Entity('sign_in_session')
export class SignInSession {
  @PrimaryColumn(text)
  idHash: string

  @Index('sign_in_session_of_person')
  @Column(text)
  personId: string

  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn({ name: 'person_id' })
  person: Relation<Person>

  @Column({ ...instant, default: () => 'now()' })
  createdAt: Date

  @Column({ ...instant, default: () => 'now()' })
  lastSeenAt: Date

  @Index('sign_in_session_expiry')
  @Column(instant)
  expiresAt: Date

  @Column(optionalInstant)
  signedOutAt: Date | null

  @Column(optionalText)
  address: string | null

  @Column(optionalText)
  userAgent: string | null

  /** What is still missing before it opens anything; null when signing in is complete. */
  @Column(optionalText)
  needs: SignInStep | null

  @Column({ ...text, default: 'demo' })
  method: SignInMethod
}
