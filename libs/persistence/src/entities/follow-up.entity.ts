import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { instant, optionalInstant, optionalText, text } from './columns.js'

/** What a published month asks for: an interview of a member, a reminder to an agency. Ordered once, begun once. */
@Entity('follow_up')
@Index('follow_up_waiting', ['orderedAt'], { where: "state = 'waiting'" })
export class FollowUp {
  /** `YYYY-MM`. */
  @PrimaryColumn(text)
  month: string

  /** Of process: `interview` or `reminder`. */
  @PrimaryColumn(text)
  kind: string

  /** The member, or the agency's Party organisation. */
  @PrimaryColumn(text)
  subjectId: string

  @Column(text)
  agencyId: string

  @Column(text)
  districtId: string

  /** Whoever published the month. */
  @Column(text)
  orderedBy: string

  @Column({ ...instant, default: () => 'now()' })
  orderedAt: Date

  /** `started` a process of its own, `joined` one that was open. */
  @Column({ ...text, default: 'waiting' })
  state: 'waiting' | 'started' | 'joined'

  @Column({ type: 'uuid', nullable: true })
  processId: string | null

  /** Why it could not begin when it was last tried. */
  @Column(optionalText)
  failure: string | null

  @Column(optionalInstant)
  begunAt: Date | null
}
