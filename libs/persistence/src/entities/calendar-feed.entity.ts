import { Check, Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import { instant, optionalInstant, optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'
import { Person } from './person.entity.js'

/** A private address at which a calendar program reads somebody's activities, or a community's, without signing in. */
@Entity('calendar_feed')
@Check('calendar_feed_owner', 'num_nonnulls(person_id, community_id) = 1')
@Index('calendar_feed_of_person', ['personId'], {
  unique: true,
  where: 'revoked_at IS NULL AND person_id IS NOT NULL',
})
@Index('calendar_feed_of_community', ['communityId'], {
  unique: true,
  where: 'revoked_at IS NULL AND community_id IS NOT NULL',
})
export class CalendarFeed {
  @PrimaryColumn({ type: 'uuid' })
  id: string

  @Column(optionalText)
  personId: string | null

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id' })
  person: Relation<Person> | null

  @Column(optionalText)
  communityId: string | null

  @ManyToOne(() => OrgUnit)
  @JoinColumn({ name: 'community_id' })
  community: Relation<OrgUnit> | null

  @Index('calendar_feed_token', { unique: true })
  @Column(text)
  tokenHash: string

  /** Under the data key, so that whoever it belongs to can be shown it again. */
  @Column(text)
  tokenSealed: string

  @Column(text)
  createdBy: string

  @Column({ ...instant, default: () => 'now()' })
  createdAt: Date

  @Column(optionalInstant)
  revokedAt: Date | null
}
