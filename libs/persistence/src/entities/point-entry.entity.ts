import {
  Check,
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm'
import type { PointFactKind, PointRule, PointSubject, ReversalCause } from '#domain/points/points.js'
import { instant, optionalText, text } from './columns.js'
import { PointRuleRow } from './point-rule.entity.js'

/** The ledger of points: only ever added to. A fact gives once under a rule; what was wrong is taken back by a further entry. */
@Entity('point_entry')
@Check('point_entry_amount', 'amount <> 0')
@Index('point_entry_once', ['factId', 'subjectId', 'subject', 'factKind', 'rule', 'reverses'], {
  unique: true,
})
@Index('point_entry_reversed_once', ['reverses'], { unique: true, where: 'reverses IS NOT NULL' })
@Index('point_entry_in_month', ['month', 'subjectId'])
export class PointEntryRow {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string

  /** `YYYY-MM`: the month in which it is settled and published. */
  @Column(text)
  month: string

  /** Whose month it is. */
  @Column(text)
  districtId: string

  @Column(text)
  subject: PointSubject

  /** A person, or an agency's Party organisation. */
  @Column(text)
  subjectId: string

  @Column(text)
  rule: PointRule

  @Column({ type: 'integer' })
  ruleVersion: number

  @ManyToOne(() => PointRuleRow, { nullable: false })
  @JoinColumn({ name: 'rule_version' })
  rules: Relation<PointRuleRow>

  @Column({ type: 'integer' })
  amount: number

  @Column(text)
  factKind: PointFactKind

  @Column(text)
  factId: string

  /** The day of the fact, also where a correction counts in a later month. */
  @Column({ type: 'date' })
  factOn: string

  @Column(text)
  confirmedBy: string

  /** The entry that this one takes back. */
  @Column({ type: 'bigint', nullable: true })
  reverses: string | null

  @ManyToOne(() => PointEntryRow)
  @JoinColumn({ name: 'reverses' })
  reversed: Relation<PointEntryRow> | null

  @Column(optionalText)
  cause: ReversalCause | null

  @Column({ ...instant, default: () => 'now()' })
  writtenAt: Date
}
