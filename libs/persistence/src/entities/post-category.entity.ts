import { Column, Entity, PrimaryColumn } from 'typeorm'
import { text } from './columns.js'

/** A kind of service post (“八大员”). A placeholder stands for one the letter counts but does not name. */
@Entity('post_category')
export class PostCategory {
  @PrimaryColumn(text)
  code: string

  @Column(text)
  name: string

  @Column({ type: 'integer', default: 0 })
  sort: number

  @Column({ type: 'boolean', default: false })
  placeholder: boolean
}
