import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
  type Relation,
} from 'typeorm'
import { instant, optionalInstant, optionalText, text } from './columns.js'
import { ProcessFile } from './process-file.entity.js'

/** What a photo of an activity looks like: the whole first, then its cuts. None for what could not be opened. */
@Entity('photo_print')
@Index('photo_print_of_activity', ['activityId'])
export class PhotoPrint {
  @PrimaryColumn({ type: 'uuid' })
  fileId: string

  @OneToOne(() => ProcessFile, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'file_id' })
  file: Relation<ProcessFile>

  @Column(text)
  activityId: string

  @Column({ type: 'bigint', array: true })
  prints: string[]

  @Column({ ...instant, default: () => 'now()' })
  madeAt: Date
}

/** Two photos that look the same, until a person has looked at both. */
@Entity('photo_match')
@Unique(['fileId', 'otherId'])
@Index('photo_match_of_other', ['otherId'])
export class PhotoMatch {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string

  /** The later one. */
  @Column({ type: 'uuid' })
  fileId: string

  @ManyToOne(() => PhotoPrint, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'file_id' })
  file: Relation<PhotoPrint>

  @Column({ type: 'uuid' })
  otherId: string

  @ManyToOne(() => PhotoPrint, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'other_id' })
  other: Relation<PhotoPrint>

  /** Bits in which they differ. */
  @Column({ type: 'integer' })
  distance: number

  @Column({ ...instant, default: () => 'business_now()' })
  foundAt: Date

  @Column({ type: 'boolean', nullable: true })
  isSame: boolean | null

  @Column(optionalText)
  note: string | null

  @Column(optionalText)
  decidedBy: string | null

  @Column(optionalInstant)
  decidedAt: Date | null
}
