import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { bigint, instant, optionalInstant, optionalText, text } from './columns.js'

/** One line of the directory's history: what a unit, a person or a grant was before and after, and who changed it. */
@Entity('directory_change')
@Index('directory_change_of_subject', ['subject', 'subjectId', 'id'])
@Index('directory_change_to_follow', ['id'], {
  where: `followed_at IS NULL AND subject = 'unit' AND change IN ('moved', 'merged')`,
})
@Index('directory_change_of_import', ['importId'], { where: 'import_id IS NOT NULL' })
export class DirectoryChange {
  @PrimaryColumn({ ...bigint, generated: 'identity', generatedIdentity: 'ALWAYS' })
  id: number

  @Column({ ...instant, default: () => 'now()' })
  at: Date

  /** A person's id, or the operator's name on the machine for what a command did. */
  @Column(text)
  byPerson: string

  /** The import that brought it. */
  @Column({ type: 'uuid', nullable: true })
  importId: string | null

  @Column(text)
  subject: 'unit' | 'person' | 'grant'

  @Column(text)
  subjectId: string

  /** `added`, `renamed`, `moved`, `ended`, `merged`, `left`, `returned`, `changed`, `granted`, `revoked`. */
  @Column(text)
  change: string

  @Column({ type: 'jsonb', nullable: true })
  before: object | null

  @Column({ type: 'jsonb', nullable: true })
  after: object | null

  /** Why, in the words of whoever changed it. */
  @Column(optionalText)
  reason: string | null

  /** When the open processes had followed a unit to its new place. */
  @Column(optionalInstant)
  followedAt: Date | null
}
