import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import type { OfficerWay } from '#domain/branch/branch.js'
import { instant, optionalDate, optionalText, text } from './columns.js'
import { MembershipRow } from './membership.entity.js'

/** An office of a temporary branch: 书记, 组织委员 …; which there are is data. */
@Entity('branch_office')
export class BranchOffice {
  @PrimaryColumn(text)
  code: string

  @Column(text)
  name: string

  /** One person at a time. */
  @Column({ type: 'boolean' })
  single: boolean

  @Column({ type: 'integer' })
  rank: number
}

/** A member in an office of their community's branch; over with the term, or by itself with the membership. */
@Entity('branch_officer')
@Index('branch_officer_of', ['membershipId'])
export class BranchOfficer {
  @PrimaryColumn({ type: 'uuid' })
  id: string

  @Column({ type: 'uuid' })
  membershipId: string

  @ManyToOne(() => MembershipRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'membership_id' })
  membership: Relation<MembershipRow>

  @Column(text)
  office: string

  @ManyToOne(() => BranchOffice, { nullable: false })
  @JoinColumn({ name: 'office' })
  officeRow: Relation<BranchOffice>

  @Column({ type: 'date' })
  fromOn: string

  /** The last day; null while it lasts. */
  @Column(optionalDate)
  untilOn: string | null

  @Column(text)
  way: OfficerWay

  @Column(text)
  reason: string

  @Column(text)
  enteredBy: string

  @Column({ ...instant, default: () => 'business_now()' })
  enteredAt: Date

  @Column(optionalText)
  endNote: string | null

  @Column(optionalText)
  endedBy: string | null
}
