/** What people keep for their inbox: filters under a name, half-written opinions, phrases. Never part of a process. */
import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm'
import { instant, text } from './columns.js'
import { Person } from './person.entity.js'

@Entity('inbox_filter')
@Unique('inbox_filter_name', ['personId', 'name'])
export class InboxFilterRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string

  @Column(text)
  personId: string

  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn({ name: 'person_id' })
  person: Relation<Person>

  @Column(text)
  name: string

  @Column(text)
  box: string

  @Column({ type: 'jsonb' })
  filter: Record<string, unknown>

  @Column({ ...instant, default: () => 'now()' })
  savedAt: Date
}

/** 暂存: what somebody has written on a seat and not sent. */
@Entity('opinion_draft')
@Index('opinion_draft_of_seat', ['processId', 'seatId'])
export class OpinionDraft {
  @PrimaryColumn(text)
  personId: string

  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn({ name: 'person_id' })
  person: Relation<Person>

  @PrimaryColumn({ type: 'uuid' })
  processId: string

  @PrimaryColumn(text)
  seatId: string

  @PrimaryColumn(text)
  act: string

  @Column({ type: 'jsonb' })
  body: Record<string, unknown>

  @Column({ ...instant, default: () => 'now()' })
  savedAt: Date
}

/** 常用意见 of one's own. */
@Entity('own_phrase')
export class OwnPhrase {
  @PrimaryColumn(text)
  personId: string

  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn({ name: 'person_id' })
  person: Relation<Person>

  @PrimaryColumn(text)
  text: string

  @Column({ ...instant, default: () => 'now()' })
  usedAt: Date
}
