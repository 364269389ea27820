import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm'
import type { PointSubject } from '#domain/points/points.js'
import { text } from './columns.js'

/** A fact of a month that was counted already, or what excuses from it, has changed: stands until a pass has looked at its subject since. */
@Entity('point_change')
export class PointChange {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string

  @Column(text)
  subject: PointSubject

  @Column(text)
  subjectId: string

  /** `YYYY-MM` that was counted. */
  @Column(text)
  month: string
}
