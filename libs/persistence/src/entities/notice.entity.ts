import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm'
import type { OfficeNews } from '#domain/branch/branch.js'
import type { NeedNews } from '#domain/needs/need.js'
import type { OfferNews } from '#domain/needs/offer.js'
import type { NoticeCircle, NoticeTemplate } from '#domain/kernel/step.js'
import type { Role } from '#domain/organisation/roles.js'
import { instant, optionalDate, optionalInstant, optionalText, text } from './columns.js'

/** Something a step has to tell whoever holds a role; who that is, is looked up on delivery. */
@Entity('notice')
@Unique('notice_of_step', ['processId', 'stepNo', 'lineNo'])
@Check('notice_about', 'num_nonnulls(process_id, about) = 1')
@Index('notice_of_offers', ['unitId', 'at'], { where: `template IN ('project.wanted', 'post.wanted')` })
@Index('notice_waiting', ['nextTryAt', 'id'], { where: 'delivered_at IS NULL' })
export class Notice {
  /** As text: it only ever identifies. */
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string

  /** None where no process is behind it, e.g. an office of a branch, a project that came with the installation. */
  @Column({ type: 'uuid', nullable: true })
  processId: string | null

  /** Instead of a process: what it is about. */
  @Column({ type: 'jsonb', nullable: true })
  about: OfficeNews | OfferNews | NeedNews | null

  /** None where no step says it, e.g. to somebody who moves up from a waiting list. */
  @Column({ type: 'integer', nullable: true })
  stepNo: number | null

  @Column({ type: 'smallint', nullable: true })
  lineNo: number | null

  @Column(text)
  template: NoticeTemplate

  @Column(instant)
  at: Date

  @Column(text)
  region: string

  @Column(text)
  stage: string

  @Column(optionalText)
  round: string | null

  @Column(optionalText)
  seatId: string | null

  @Column(text)
  role: Role

  @Column(text)
  unitId: string

  @Column(optionalText)
  personId: string | null

  /** Many at once instead of whoever holds the office. */
  @Column(optionalText)
  circle: NoticeCircle | null

  @Column(optionalDate)
  dueOn: string | null

  /** Later than its making only when there was nobody to tell. */
  @Column({ ...instant, default: () => 'now()' })
  nextTryAt: Date

  @Column(optionalInstant)
  deliveredAt: Date | null
}
