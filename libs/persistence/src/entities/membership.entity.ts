import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import type { EndReason, MembershipSubject } from '#domain/membership/membership.js'
import { optionalDate, optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'
import { Person } from './person.entity.js'

/** A member with the community where they live, or an agency's Party organisation with a community: a confirmed check-in. */
@Entity('membership')
@Index('membership_of_member', ['personId'], {
  unique: true,
  where: 'valid_to IS NULL AND person_id IS NOT NULL',
})
@Index('membership_of_agency', ['agencyId', 'communityId'], {
  unique: true,
  where: 'valid_to IS NULL AND person_id IS NULL',
})
@Index('membership_in_community', ['communityId', 'validFrom'])
@Index('membership_from_agency', ['agencyId', 'validFrom'])
@Index('membership_history', ['personId', 'validFrom'], { where: 'person_id IS NOT NULL' })
@Index('membership_history_of_agency', ['agencyId', 'validFrom'], { where: 'person_id IS NULL' })
export class MembershipRow {
  /** Of the check-in. */
  @PrimaryColumn({ type: 'uuid' })
  id: string

  @Column(text)
  subject: MembershipSubject

  @Column(optionalText)
  personId: string | null

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id' })
  person: Relation<Person> | null

  @Column(text)
  agencyId: string

  @ManyToOne(() => OrgUnit, { nullable: false })
  @JoinColumn({ name: 'agency_id' })
  agency: Relation<OrgUnit>

  @Column(text)
  communityId: string

  @ManyToOne(() => OrgUnit, { nullable: false })
  @JoinColumn({ name: 'community_id' })
  community: Relation<OrgUnit>

  @Column({ type: 'date' })
  validFrom: string

  /** The last day; null while it lasts. */
  @Column(optionalDate)
  validTo: string | null

  @Column(optionalText)
  endReason: EndReason | null

  @Column(optionalText)
  endNote: string | null

  @Column(optionalText)
  endedBy: string | null
}
