import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { instant, optionalInstant, optionalText, text } from './columns.js'

/**
 * What a published month asks for: an interview of a member, a reminder to an agency; and a settled one: a notice to a
 * community without activities. Ordered once, begun once.
 */
@Entity('follow_up')
@Index('follow_up_waiting', ['orderedAt'], { where: "state = 'waiting'" })
export class FollowUp {
  /** `YYYY-MM`. */
  @PrimaryColumn(text)
  month: string

  /** Of process: `interview`, `reminder` or `idleMonth`. */
  @PrimaryColumn(text)
  kind: string

  /** The member, the agency's Party organisation, or the community. */
  @PrimaryColumn(text)
  subjectId: string

  @Column(text)
  agencyId: string

  @Column(text)
  districtId: string

  /** Whoever published the month; `system` where it was settled. */
  @Column(text)
  orderedBy: string

  @Column({ ...instant, default: () => 'now()' })
  orderedAt: Date

  /** `started` a process of its own, `joined` one that was open, `dropped` because the member had left before it began. */
  @Column({ ...text, default: 'waiting' })
  state: 'waiting' | 'started' | 'joined' | 'dropped'

  @Column({ type: 'uuid', nullable: true })
  processId: string | null

  /** Why it could not begin when it was last tried. */
  @Column(optionalText)
  failure: string | null

  @Column(optionalInstant)
  begunAt: Date | null
}
