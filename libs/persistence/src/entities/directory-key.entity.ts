import { Column, Entity, PrimaryColumn } from 'typeorm'
import { instant, text } from './columns.js'

/** A request that changed the directory, with its answer: repeated, it gets the same one. */
@Entity('directory_key')
export class DirectoryKey {
  @PrimaryColumn(text)
  key: string

  /** SHA-256 of the canonical request and who made it. */
  @Column(text)
  bodyHash: string

  @Column({ type: 'jsonb' })
  answer: object

  @Column({ ...instant, default: () => 'now()' })
  at: Date
}
