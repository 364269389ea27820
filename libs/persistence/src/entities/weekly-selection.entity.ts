import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import type { Budget } from '#domain/calendar/clock.js'
import type { PointSubject } from '#domain/points/points.js'
import type { NoneCause, RecommendationSource, WeekState } from '#domain/weekly/weekly-selection.js'
import { instant, optionalDate, optionalInstant, optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'

/** A week that was opened for every community there was. */
@Entity('weekly_opening')
export class WeeklyOpening {
  /** `2026-W48`. */
  @PrimaryColumn(text)
  week: string

  @Column({ type: 'date' })
  monday: string

  /** How many it was opened for. */
  @Column({ type: 'integer' })
  communities: number

  @Column({ ...instant, default: () => 'business_now()' })
  openedAt: Date

  /** The business day of that; null where it was never said. */
  @Column(optionalDate)
  openedOn: string | null
}

/** 周典型: one community's week, from its opening to a model or none. */
@Entity('weekly_selection')
@Index('weekly_selection_open', ['sunday'], { where: `state IN ('open', 'deciding')` })
@Index('weekly_selection_of_week', ['week'])
@Index('weekly_selection_models', ['sunday'], { where: 'published_at IS NOT NULL' })
@Index('weekly_selection_process', ['processId'], { unique: true })
export class WeeklySelectionRow {
  @PrimaryColumn(text)
  communityId: string

  @ManyToOne(() => OrgUnit, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'community_id' })
  community: Relation<OrgUnit>

  @PrimaryColumn(text)
  week: string

  /** The last day of the week: in its month the points are given. */
  @Column({ type: 'date' })
  sunday: string

  @Column({ type: 'date' })
  recommendUntil: string

  /** By the code, from one network within an hour. */
  @Column({ type: 'integer', default: 20 })
  networkLimit: number

  /** By the code, in all. */
  @Column({ type: 'integer', default: 300 })
  weekLimit: number

  /** From the Sunday on. */
  @Column({ type: 'jsonb', default: { unit: 'workingDays', amount: 1 } })
  decideWithin: Budget

  @Column({ ...text, default: 'open' })
  state: WeekState

  /** Of the decision, where people decide. */
  @Column({ type: 'uuid', nullable: true })
  processId: string | null

  @Column(optionalText)
  subject: PointSubject | null

  @Column(optionalText)
  subjectId: string | null

  @Column(optionalText)
  publicText: string | null

  @Column(optionalText)
  noneCause: NoneCause | null

  @Column(optionalText)
  reason: string | null

  /** Null where the system ended the week. */
  @Column(optionalText)
  decidedBy: string | null

  @Column(optionalInstant)
  publishedAt: Date | null

  @Column(optionalInstant)
  revokedAt: Date | null

  @Column(optionalText)
  revokedBy: string | null

  @Column(optionalText)
  revokedReason: string | null

  @Column({ ...instant, default: () => 'business_now()' })
  openedAt: Date

  @Column(optionalInstant)
  closedAt: Date | null

  /** Why its decision could not begin when it was last tried. */
  @Column(optionalText)
  failure: string | null

  @Column(optionalInstant)
  triedAt: Date | null
}

/** What residents of a community recommend by, on its notice board; one at a time. */
@Entity('recommendation_code')
@Index('recommendation_code_token', ['tokenHash'], { unique: true })
@Index('recommendation_code_once', ['communityId'], { unique: true, where: 'revoked_at IS NULL' })
export class RecommendationCode {
  @PrimaryColumn({ type: 'uuid' })
  id: string

  @Column(text)
  communityId: string

  @ManyToOne(() => OrgUnit, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'community_id' })
  community: Relation<OrgUnit>

  @Column(text)
  tokenHash: string

  /** Under the data key, to be printed. */
  @Column(text)
  tokenSealed: string

  @Column(text)
  by: string

  @Column({ ...instant, default: () => 'business_now()' })
  at: Date

  @Column(optionalInstant)
  revokedAt: Date | null

  @Column(optionalText)
  revokedReason: string | null
}

/** One voice for somebody in one week, in the words of whoever gave it; staff say who is meant. */
@Entity('weekly_recommendation')
@Index('weekly_recommendation_of_week', ['communityId', 'week', 'at'])
@Index('weekly_recommendation_once_a_device', ['communityId', 'week', 'deviceMark'], {
  unique: true,
  where: 'device_mark IS NOT NULL',
})
@Index('weekly_recommendation_once_a_slip', ['communityId', 'week', 'slip'], {
  unique: true,
  where: 'slip IS NOT NULL',
})
@Index('weekly_recommendation_once_a_member', ['communityId', 'week', 'by'], {
  unique: true,
  where: `source = 'member'`,
})
export class WeeklyRecommendation {
  /** Chosen with the first screen: what is sent again is the same voice. */
  @PrimaryColumn({ type: 'uuid' })
  id: string

  @Column(text)
  communityId: string

  @Column(text)
  week: string

  @ManyToOne(() => WeeklySelectionRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn([
    { name: 'community_id', referencedColumnName: 'communityId' },
    { name: 'week', referencedColumnName: 'week' },
  ])
  selection: Relation<WeeklySelectionRow>

  /** Who is recommended, as it was written. */
  @Column(text)
  named: string

  @Column(text)
  reason: string

  /** Who is meant, as soon as staff have said so. */
  @Column(optionalText)
  subject: PointSubject | null

  @Column(optionalText)
  subjectId: string | null

  @Column(text)
  source: RecommendationSource

  /** The number on a slip of paper. */
  @Column(optionalText)
  slip: string | null

  /** The member, or whoever entered the paper. */
  @Column(optionalText)
  by: string | null

  @Column({ type: 'uuid', nullable: true })
  codeId: string | null

  @ManyToOne(() => RecommendationCode, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'code_id' })
  code: Relation<RecommendationCode> | null

  /** Keyed digests of the browser's own name and of the network, each for this community and week alone. */
  @Column(optionalText)
  deviceMark: string | null

  @Column(optionalText)
  networkMark: string | null

  @Column(optionalText)
  linkedBy: string | null

  @Column(optionalInstant)
  setAsideAt: Date | null

  @Column(optionalText)
  setAsideBy: string | null

  @Column(optionalText)
  setAsideReason: string | null

  @Column({ ...instant, default: () => 'business_now()' })
  at: Date
}
