import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm'
import type { SuspensionReason } from '#domain/membership/membership.js'
import { instant, text } from './columns.js'
import { MembershipRow } from './membership.entity.js'

/** Days, both included, on which a membership lasts but nobody expects anything. */
@Entity('membership_suspension')
@Index('membership_suspension_of', ['membershipId', 'fromOn'])
export class MembershipSuspension {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string

  @Column({ type: 'uuid' })
  membershipId: string

  @ManyToOne(() => MembershipRow, { nullable: false })
  @JoinColumn({ name: 'membership_id' })
  membership: Relation<MembershipRow>

  @Column({ type: 'date' })
  fromOn: string

  @Column({ type: 'date' })
  toOn: string

  @Column(text)
  reason: SuspensionReason

  @Column({ ...text, default: '' })
  note: string

  @Column(text)
  enteredBy: string

  @Column({ ...instant, default: () => 'business_now()' })
  enteredAt: Date
}
