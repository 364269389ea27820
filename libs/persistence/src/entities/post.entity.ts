import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import type { OfferState } from '#domain/needs/offer.js'
import { optionalDate, optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'
import { PostCategory } from './post-category.entity.js'

/** A service post on a community's menu for members. */
@Entity('post')
export class Post {
  @PrimaryColumn(text)
  id: string

  @Index('post_of_community')
  @Column(text)
  communityId: string

  @ManyToOne(() => OrgUnit, { nullable: false })
  @JoinColumn({ name: 'community_id' })
  community: Relation<OrgUnit>

  @Column(text)
  categoryCode: string

  @ManyToOne(() => PostCategory, { nullable: false })
  @JoinColumn({ name: 'category_code' })
  category: Relation<PostCategory>

  @Column(text)
  title: string

  @Column({ type: 'integer', default: 1 })
  places: number

  @Column({ ...text, default: '' })
  need: string

  @Column({ ...text, default: 'published' })
  state: OfferState

  /** Why it was closed or opened again. */
  @Column(optionalText)
  stateReason: string | null

  @Column(optionalDate)
  opensOn: string | null

  @Column(optionalDate)
  closesOn: string | null
}
