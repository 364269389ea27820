import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm'
import type { OfferState } from '#domain/needs/offer.js'
import { optionalDate, optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'
import { ProjectCategory } from './project-category.entity.js'

/** A key project on a community's menu for agencies. */
@Entity('project')
@Unique('project_number_key', ['number'])
export class Project {
  @PrimaryColumn(text)
  id: string

  @Column(text)
  number: string

  @Index('project_of_community')
  @Column(text)
  communityId: string

  @ManyToOne(() => OrgUnit, { nullable: false })
  @JoinColumn({ name: 'community_id' })
  community: Relation<OrgUnit>

  @Column(text)
  categoryCode: string

  @ManyToOne(() => ProjectCategory, { nullable: false })
  @JoinColumn({ name: 'category_code' })
  category: Relation<ProjectCategory>

  @Column(text)
  title: string

  @Column({ ...text, default: '' })
  need: string

  @Column({ type: 'integer', nullable: true })
  wantedSessions: number | null

  @Column(optionalDate)
  expectedFrom: string | null

  @Column(optionalDate)
  expectedTo: string | null

  @Column(optionalText)
  wantedFunctions: string | null

  @Column({ ...text, default: 'published' })
  state: OfferState

  /** Why it was closed or opened again. */
  @Column(optionalText)
  stateReason: string | null

  @Column(optionalDate)
  opensOn: string | null

  @Column(optionalDate)
  closesOn: string | null

  /** Party organisations that a project of wide scope asks for. */
  @Column({ type: 'text', array: true, default: [] })
  wantedUnits: string[]

  /** How many agencies may claim it, each for itself. */
  @Column({ type: 'integer', default: 1 })
  places: number

  /** Nobody but `wantedUnits` may claim it of their own accord. */
  @Column({ type: 'boolean', default: false })
  onlyWanted: boolean
}
