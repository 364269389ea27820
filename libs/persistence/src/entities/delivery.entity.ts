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
import type { SkipReason } from '#domain/notices/channels.js'
import { Channel } from './channel.entity.js'
import { instant, optionalText, text } from './columns.js'
import { Envelope } from './envelope.entity.js'
import { Notice } from './notice.entity.js'

/** A notice on its way to one recipient by one channel; in the portal it is a message. */
@Entity('delivery')
@Unique('delivery_once', ['noticeId', 'channelId', 'recipient'])
@Index('delivery_unpacked', ['channelId', 'recipient'], { where: 'envelope_id IS NULL AND skipped IS NULL' })
@Index('delivery_in_envelope', ['envelopeId'])
@Index('delivery_by_time', ['at'])
export class Delivery {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string

  @Column({ type: 'bigint' })
  noticeId: string

  @ManyToOne(() => Notice, { nullable: false })
  @JoinColumn({ name: 'notice_id' })
  notice: Relation<Notice>

  @Column(text)
  channelId: string

  @ManyToOne(() => Channel, { nullable: false })
  @JoinColumn({ name: 'channel_id' })
  channel: Relation<Channel>

  /** A person for mail, the channel's unit otherwise. */
  @Column(text)
  recipient: string

  @Column({ ...instant, default: () => 'now()' })
  at: Date

  /** None while it waits for its turn. */
  @Column({ type: 'uuid', nullable: true })
  envelopeId: string | null

  @ManyToOne(() => Envelope)
  @JoinColumn({ name: 'envelope_id' })
  envelope: Relation<Envelope> | null

  @Column(optionalText)
  skipped: SkipReason | null
}
