import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import type { ChannelKind } from '#domain/notices/channels.js'
import { instant, optionalInstant, optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'

/** A way out of the platform: the installation's mail, or a unit's robot or webhook. */
@Entity('channel')
@Index('channel_of_unit', ['unitId', 'kind'], { unique: true, where: 'removed_at IS NULL' })
export class Channel {
  @PrimaryColumn(text)
  id: string

  @Column(text)
  kind: ChannelKind

  /** None for mail. */
  @Column(optionalText)
  unitId: string | null

  @ManyToOne(() => OrgUnit)
  @JoinColumn({ name: 'unit_id' })
  unit: Relation<OrgUnit> | null

  @Column(text)
  name: string

  /** Sealed (`libs/secrets`): whoever knows a robot's address can write into its group. */
  @Column(optionalText)
  address: string | null

  /** Sealed; what messages are signed with. */
  @Column(optionalText)
  secret: string | null

  /** Also for units below that have none of the kind themselves. */
  @Column({ type: 'boolean', default: false })
  servesBelow: boolean

  @Column({ type: 'boolean', default: true })
  isOn: boolean

  /** At most so many messages in a minute. */
  @Column({ type: 'integer' })
  perMinute: number

  /** What comes for one recipient within so many minutes after a message goes out together. */
  @Column({ type: 'integer' })
  gapMinutes: number

  /** Told to slow down, it sends nothing before. */
  @Column(optionalInstant)
  restsUntil: Date | null

  @Column({ ...instant, default: () => 'now()' })
  createdAt: Date

  /** The row stays, as what went out by it stays. */
  @Column(optionalInstant)
  removedAt: Date | null
}
