import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import { text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'

/** A street or an estate of a community, so that people find the community by where they live. */
@Entity('community_estate')
export class CommunityEstate {
  @PrimaryColumn(text)
  communityId: string

  @ManyToOne(() => OrgUnit, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'community_id' })
  community: Relation<OrgUnit>

  @PrimaryColumn(text)
  name: string

  @Column({ ...text, default: '' })
  pinyin: string
}
