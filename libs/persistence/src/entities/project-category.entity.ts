import { Column, Entity, PrimaryColumn } from 'typeorm'
import { text } from './columns.js'

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
}
