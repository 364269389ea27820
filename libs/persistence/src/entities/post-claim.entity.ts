import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import type { PostClaimState } from '#domain/needs/post-claim.js'
import { optionalDate, optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'
import { Person } from './person.entity.js'
import { Post } from './post.entity.js'

/** A member who holds a service post, from one day to another. */
@Entity('post_claim')
@Index('post_claim_once', ['postId', 'personId'], { unique: true, where: 'until IS NULL' })
@Index('post_claim_of_person', ['personId', 'since'])
@Index('post_claim_of_post', ['postId'])
@Index('post_claim_of_agency', ['agencyId', 'since'])
export class PostClaimRow {
  /** Of the process that it came from. */
  @PrimaryColumn({ type: 'uuid' })
  id: string

  @Column(text)
  postId: string

  @ManyToOne(() => Post, { nullable: false })
  @JoinColumn({ name: 'post_id' })
  post: Relation<Post>

  @Column(text)
  personId: string

  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn({ name: 'person_id' })
  person: Relation<Person>

  @Column(text)
  agencyId: string

  @ManyToOne(() => OrgUnit, { nullable: false })
  @JoinColumn({ name: 'agency_id' })
  agency: Relation<OrgUnit>

  @Column({ type: 'date' })
  since: string

  @Column(optionalDate)
  until: string | null

  @Column({ ...text, default: 'held' })
  state: PostClaimState

  @Column(optionalText)
  endReason: string | null

  @Column(optionalText)
  endedBy: string | null
}
