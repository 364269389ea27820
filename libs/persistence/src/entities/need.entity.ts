import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import type { NeedSource, NeedState } from '#domain/needs/need.js'
import { instant, optionalInstant, optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'
import { ProjectCategory } from './project-category.entity.js'

/** What a community lacks, in the words of whoever said so. */
@Entity('need')
@Index('need_of_community', ['communityId', 'at'])
@Index('need_merged', ['mergedInto'], { where: 'merged_into IS NOT NULL' })
@Index('need_adopted', ['adoptedBy'], { where: 'adopted_by IS NOT NULL' })
export class NeedRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string

  @Column(text)
  communityId: string

  @ManyToOne(() => OrgUnit, { nullable: false })
  @JoinColumn({ name: 'community_id' })
  community: Relation<OrgUnit>

  @Column(text)
  source: NeedSource

  /** Entered by staff from paper, on a resident's behalf. */
  @Column({ type: 'boolean', default: false })
  onPaper: boolean

  @Column(text)
  text: string

  @Column(optionalText)
  categoryCode: string | null

  @ManyToOne(() => ProjectCategory)
  @JoinColumn({ name: 'category_code' })
  category: Relation<ProjectCategory> | null

  @Column({ ...text, default: 'new' })
  state: NeedState

  /** The need that says the same. */
  @Column({ type: 'uuid', nullable: true })
  mergedInto: string | null

  @ManyToOne(() => NeedRow)
  @JoinColumn({ name: 'merged_into' })
  merged: Relation<NeedRow> | null

  /** The publication that takes it up. */
  @Column({ type: 'uuid', nullable: true })
  adoptedBy: string | null

  @Column(optionalText)
  reason: string | null

  /** When whoever coordinates the community last told it to deal with it. */
  @Column(optionalInstant)
  urgedAt: Date | null

  @Column({ ...instant, default: () => 'business_now()' })
  at: Date

  /** Whoever entered it; nobody for what a resident sent without an account. */
  @Column(optionalText)
  by: string | null
}
