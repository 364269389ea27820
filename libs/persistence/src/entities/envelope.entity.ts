import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm'
import type { DeliveryFault, EnvelopeState } from '#domain/notices/channels.js'
import { Channel } from './channel.entity.js'
import { instant, optionalInstant, optionalText, text } from './columns.js'

/** What goes out in one piece: one delivery, or several for one recipient. Its id is told to the receiver and never changes. */
@Entity('envelope')
@Index('envelope_waiting', ['channelId', 'nextTryAt'], { where: "state = 'waiting'" })
@Index('envelope_of_recipient', ['channelId', 'recipient', 'createdAt'])
@Index('envelope_dead', ['createdAt'], { where: "state = 'dead'" })
export class Envelope {
  @PrimaryGeneratedColumn('uuid')
  id: string

  @Column(text)
  channelId: string

  @ManyToOne(() => Channel, { nullable: false })
  @JoinColumn({ name: 'channel_id' })
  channel: Relation<Channel>

  /** A person for mail, the channel's unit otherwise. */
  @Column(text)
  recipient: string

  @Column({ ...text, default: 'waiting' })
  state: EnvelopeState

  @Column({ ...instant, default: () => 'now()' })
  createdAt: Date

  /** All of them, whoever asked. */
  @Column({ type: 'integer', default: 0 })
  attempts: number

  /** Since it was last set going. */
  @Column({ type: 'integer', default: 0 })
  failures: number

  @Column({ ...instant, default: () => 'now()' })
  nextTryAt: Date

  /** Until then it is in the hands of one relay. */
  @Column(optionalInstant)
  leasedUntil: Date | null

  @Column(optionalInstant)
  sentAt: Date | null

  /** What the other side said on taking it. */
  @Column(optionalText)
  receipt: string | null

  /** Of the last attempt. */
  @Column(optionalText)
  fault: DeliveryFault | null

  /** What the other side said to that, or why somebody dropped it. */
  @Column(optionalText)
  reason: string | null
}

/** One try; without an end its outcome is unknown. */
@Entity('envelope_attempt')
@Index('envelope_attempt_pace', ['channelId', 'at'])
export class EnvelopeAttempt {
  @PrimaryColumn({ type: 'uuid' })
  envelopeId: string

  @ManyToOne(() => Envelope, { nullable: false })
  @JoinColumn({ name: 'envelope_id' })
  envelope: Relation<Envelope>

  @PrimaryColumn({ type: 'integer' })
  no: number

  @Column(text)
  channelId: string

  @Column({ ...instant, default: () => 'now()' })
  at: Date

  @Column(optionalInstant)
  endedAt: Date | null

  @Column(optionalText)
  fault: DeliveryFault | null

  @Column(optionalText)
  detail: string | null
}
