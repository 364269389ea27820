import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm'
import type { ReportContent } from '#domain/reports/report-content.js'
import { bigint, instant, optionalInstant, optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'

/** 月报: ordered, made in the background, and kept as an edition unless the facts say what they said before. */
@Entity('monthly_report')
@Index('monthly_report_under_way', ['unitId', 'month'], {
  unique: true,
  where: `state IN ('waiting', 'making')`,
})
@Index('monthly_report_occasion', ['unitId', 'month', 'occasion'], {
  unique: true,
  where: `occasion <> 'asked'`,
})
@Index('monthly_report_edition', ['unitId', 'month', 'edition'], {
  unique: true,
  where: 'edition IS NOT NULL',
})
@Index('monthly_report_of_unit', ['unitId', 'month', 'orderedAt'])
export class MonthlyReport {
  @PrimaryColumn({ type: 'uuid' })
  id: string

  @Column(text)
  unitId: string

  @ManyToOne(() => OrgUnit, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'unit_id' })
  unit: Relation<OrgUnit>

  /** `2026-10`. */
  @Column(text)
  month: string

  @Column(text)
  state: 'waiting' | 'making' | 'kept' | 'unchanged' | 'failed'

  /** Percent. */
  @Column({ type: 'integer', default: 0 })
  progress: number

  /** How often somebody began to make it. */
  @Column({ type: 'integer', default: 0 })
  attempt: number

  /** By somebody, or by the end or the publication of the month itself. */
  @Column({ ...text, default: 'asked' })
  occasion: 'asked' | 'monthEnd' | 'publication'

  @Column(text)
  orderedBy: string

  @Column({ ...instant, default: () => 'now()' })
  orderedAt: Date

  @Column(optionalInstant)
  endedAt: Date | null

  @Column({ type: 'integer', nullable: true })
  edition: number | null

  /** The moment at which its facts stood. */
  @Column(optionalInstant)
  asOf: Date | null

  @Column({ type: 'jsonb', nullable: true })
  content: ReportContent | null

  /** SHA-256 of the content, hexadecimal. */
  @Column(optionalText)
  digest: string | null

  @Column({ type: 'uuid', nullable: true })
  sameAs: string | null

  @ManyToOne(() => MonthlyReport, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'same_as' })
  same: Relation<MonthlyReport> | null

  /** In Chinese. */
  @Column(optionalText)
  fault: string | null
}

/** A print of a report; its content lies in the store of files. */
@Entity('monthly_report_file')
@Unique(['reportId', 'type'])
export class MonthlyReportFile {
  @PrimaryColumn({ type: 'uuid' })
  id: string

  @Column({ type: 'uuid' })
  reportId: string

  @ManyToOne(() => MonthlyReport, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'report_id' })
  report: Relation<MonthlyReport>

  @Column(text)
  type: 'docx' | 'xlsx'

  @Column(bigint)
  bytes: number

  @Column(text)
  sha256: string
}
