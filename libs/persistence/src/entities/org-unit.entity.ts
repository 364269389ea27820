import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import type { UnitKind } from '#domain/organisation/roles.js'
import { instant, optionalDate, optionalText, text } from './columns.js'

/** A node of the organisation tree; `path` holds the ids from the root to this node: `/5117/511702/`. */
@Entity('org_unit')
@Index('org_unit_below', { synchronize: false })
@Index('org_unit_signs', { synchronize: false })
@Index('org_unit_children', ['parentId', 'sort'])
@Index('org_unit_of_kind', ['kind', 'sort', 'id'], { where: 'ended_on IS NULL' })
@Index('org_unit_merged', ['mergedIntoId'], { where: 'merged_into_id IS NOT NULL' })
export class OrgUnit {
  @PrimaryColumn(text)
  id: string

  @Column(text)
  kind: UnitKind

  @Column(text)
  name: string

  @Column({ ...text, default: '' })
  pinyin: string

  @Column(optionalText)
  parentId: string | null

  @ManyToOne(() => OrgUnit)
  @JoinColumn({ name: 'parent_id' })
  parent: Relation<OrgUnit> | null

  @Column(text)
  path: string

  @Column({ type: 'integer', default: 0 })
  sort: number

  /** What an agency is there for: `教育、就业`. */
  @Column(optionalText)
  functions: string | null

  /** When it came to the platform: from then on its weeks and months should be there. */
  @Column({ ...instant, default: () => 'business_now()' })
  addedAt: Date

  /** Dissolved or merged: the last day it took part; the row stays, as what happened there stays. */
  @Column(optionalDate)
  endedOn: string | null

  @Column(optionalText)
  mergedIntoId: string | null

  @ManyToOne(() => OrgUnit)
  @JoinColumn({ name: 'merged_into_id' })
  mergedInto: Relation<OrgUnit> | null
}
