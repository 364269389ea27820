import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import { optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'

/** A kind of need that key projects answer. A placeholder stands for one the letter counts but does not name. */
@Entity('project_category')
export class ProjectCategory {
  @PrimaryColumn(text)
  code: string

  @Column(text)
  name: string

  @Column({ type: 'integer', default: 0 })
  sort: number

  @Column({ type: 'boolean', default: false })
  placeholder: boolean

  /** The district that has added it; nobody for those common to all. */
  @Column(optionalText)
  ownerId: string | null

  @ManyToOne(() => OrgUnit)
  @JoinColumn({ name: 'owner_id' })
  owner: Relation<OrgUnit> | null
}
