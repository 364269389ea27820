import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { instant, optionalInstant, optionalText, text } from './columns.js'

/** 抄送: a process shown to somebody, who has nothing to do but to know. */
@Entity('copy')
@Index('copy_of_person', ['personId', 'at'])
@Index('copy_unread', ['personId'], { where: 'read_at IS NULL' })
export class Copy {
  @PrimaryColumn({ type: 'uuid' })
  processId: string

  @PrimaryColumn({ type: 'integer' })
  stepNo: number

  @PrimaryColumn(text)
  personId: string

  @Column(text)
  byPerson: string

  @Column(instant)
  at: Date

  @Column(optionalText)
  note: string | null

  @Column(optionalInstant)
  readAt: Date | null
}
