import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm'
import type { AccountState } from '#domain/accounts/account-states.js'
import { bigint, instant, optionalInstant, optionalText, text } from './columns.js'
import { Person } from './person.entity.js'

/** How a person signs in. Nobody has a password before they have chosen it. */
@Entity('account')
export class Account {
  @PrimaryColumn(text)
  personId: string

  @OneToOne(() => Person, { nullable: false, createForeignKeyConstraints: true })
  @JoinColumn({ name: 'person_id' })
  person: Relation<Person>

  @Column(text)
  state: AccountState

  @Column(optionalText)
  email: string | null

  /** With its parameters (`libs/secrets/src/password.ts`). */
  @Column(optionalText)
  passwordHash: string | null

  @Column(optionalInstant)
  passwordChangedAt: Date | null

  /** Hashes of earlier passwords, the newest first. */
  @Column({ type: 'jsonb', default: [] })
  passwordHistory: string[]

  /** Sealed (`libs/secrets`). */
  @Column(optionalText)
  totpSecret: string | null

  /** Sealed: shown to the person, not yet confirmed by a code. */
  @Column(optionalText)
  totpPending: string | null

  /** The half minute whose code was used last: no code counts twice. */
  @Column({ ...bigint, nullable: true })
  totpUsedStep: number | null

  /** Hashes of those not yet used. */
  @Column({ type: 'jsonb', default: [] })
  recoveryCodes: string[]

  @Column({ ...instant, default: () => 'now()' })
  createdAt: Date

  @Column(optionalInstant)
  activatedAt: Date | null

  @Column(optionalInstant)
  disabledAt: Date | null

  @Column(optionalInstant)
  lastSignInAt: Date | null
}
