import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
  type Relation,
} from 'typeorm'
import { instant, optionalInstant, optionalText, text } from './columns.js'
import { Notice } from './notice.entity.js'
import { Person } from './person.entity.js'

/** A notice in one person's in-app mailbox. */
@Entity('message')
@Unique('message_once', ['noticeId', 'personId'])
@Index('message_of_person', { synchronize: false })
@Index('message_unread', ['personId'], { where: 'read_at IS NULL' })
export class Message {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string

  @Column({ type: 'bigint' })
  noticeId: string

  @ManyToOne(() => Notice, { nullable: false })
  @JoinColumn({ name: 'notice_id' })
  notice: Relation<Notice>

  @Column(text)
  personId: string

  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn({ name: 'person_id' })
  person: Relation<Person>

  @Column(instant)
  at: Date

  /** Nobody held the role, so an administrator hears of it. */
  @Column({ type: 'boolean', default: false })
  fallback: boolean

  /** It reached this person as the substitute of that one. */
  @Column(optionalText)
  onBehalfOf: string | null

  @Column(optionalInstant)
  readAt: Date | null
}
