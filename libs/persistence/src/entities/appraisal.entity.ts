import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  Unique,
  type Relation,
} from 'typeorm'
import type {
  AppraisalAnswers,
  AppraisalQuestion,
  AppraisalSource,
  ScaleStep,
  Verdict,
} from '#domain/appraisal/appraisal.js'
import { instant, optionalInstant, optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'

/** Questions and scale of a unit, by version. Never changed: another version is another row. */
@Entity('appraisal_form')
@Unique('appraisal_form_version', ['unitId', 'version'])
export class AppraisalFormRow {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'ALWAYS' })
  id: number

  /** Null for the programme's own, which count where nobody on the way up has set any. */
  @Column(optionalText)
  unitId: string | null

  @ManyToOne(() => OrgUnit)
  @JoinColumn({ name: 'unit_id' })
  unit: Relation<OrgUnit> | null

  @Column({ type: 'integer' })
  version: number

  @Column({ type: 'jsonb' })
  questions: AppraisalQuestion[]

  @Column({ type: 'jsonb' })
  scale: ScaleStep[]

  @Column(text)
  reason: string

  @Column(text)
  setBy: string

  @Column({ ...instant, default: () => 'now()' })
  setAt: Date
}

/** What opens the appraisal of a service without an account: a slip for one voice, or one shared by all who come. */
@Entity('appraisal_code')
@Unique('appraisal_code_token', ['tokenHash'])
@Unique('appraisal_code_number', ['serviceId', 'number'])
export class AppraisalCode {
  @PrimaryColumn({ type: 'uuid' })
  id: string

  /** Of the process that is appraised: an activity or a claim. */
  @Column(text)
  serviceId: string

  @Column(text)
  kind: 'slip' | 'shared'

  /** Within the service, as printed. */
  @Column({ type: 'integer' })
  number: number

  @Column({ type: 'integer' })
  formId: number

  @ManyToOne(() => AppraisalFormRow, { nullable: false })
  @JoinColumn({ name: 'form_id' })
  form: Relation<AppraisalFormRow>

  @Column(text)
  tokenHash: string

  /** Under the data key, to be printed. */
  @Column(text)
  tokenSealed: string

  /** It opens nothing later than the end of the day so many days after the service. */
  @Column({ type: 'integer' })
  days: number

  @Column(optionalInstant)
  usedAt: Date | null

  @Column(optionalInstant)
  revokedAt: Date | null

  @Column(optionalText)
  revokedReason: string | null

  @Column(text)
  by: string

  @Column({ ...instant, default: () => 'business_now()' })
  at: Date
}

/** One voice about one service. */
@Entity('appraisal')
@Index('appraisal_of_service', ['serviceId', 'at'])
@Index('appraisal_of_code', ['codeId', 'networkMark', 'at'], { where: 'code_id IS NOT NULL' })
@Index('appraisal_once_a_device', ['codeId', 'deviceMark'], {
  unique: true,
  where: 'device_mark IS NOT NULL',
})
@Index('appraisal_by_community_once', ['serviceId'], {
  unique: true,
  where: `source = 'community' AND withdrawn_at IS NULL`,
})
export class AppraisalRow {
  /** Chosen when the first question was shown: what is sent again is the same voice. */
  @PrimaryColumn({ type: 'uuid' })
  id: string

  /** Of the process that is appraised: an activity or a claim. */
  @Column(text)
  serviceId: string

  @Column(text)
  communityId: string

  @ManyToOne(() => OrgUnit, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'community_id' })
  community: Relation<OrgUnit>

  @Column({ type: 'integer' })
  formId: number

  @ManyToOne(() => AppraisalFormRow, { nullable: false })
  @JoinColumn({ name: 'form_id' })
  form: Relation<AppraisalFormRow>

  @Column(text)
  source: AppraisalSource

  @Column({ type: 'uuid', nullable: true })
  codeId: string | null

  @ManyToOne(() => AppraisalCode, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'code_id' })
  code: Relation<AppraisalCode> | null

  @Column({ type: 'jsonb' })
  answers: AppraisalAnswers

  @Column({ type: 'double precision' })
  score: number

  @Column(optionalText)
  comment: string | null

  /** Of a shared code: keyed digests of the browser's own name and of the network, each for this code alone. */
  @Column(optionalText)
  deviceMark: string | null

  @Column(optionalText)
  networkMark: string | null

  @Column({ ...instant, default: () => 'business_now()' })
  at: Date

  /** Who entered it, from paper or for the community. */
  @Column(optionalText)
  by: string | null

  @Column(optionalInstant)
  withdrawnAt: Date | null

  @Column(optionalText)
  withdrawnBy: string | null

  @Column(optionalText)
  withdrawnReason: string | null
}

/** What a person decided about a voice that stands out; the last one holds. Only ever added to. */
@Entity('appraisal_judgement')
@Index('appraisal_judgement_of', ['appraisalId', 'id'])
export class AppraisalJudgement {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string

  @Column({ type: 'uuid' })
  appraisalId: string

  @ManyToOne(() => AppraisalRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'appraisal_id' })
  appraisal: Relation<AppraisalRow>

  @Column(text)
  verdict: Verdict

  @Column(text)
  reason: string

  @Column(text)
  by: string

  @Column({ ...instant, default: () => 'business_now()' })
  at: Date
}

/** What the appraised say to it. */
@Entity('appraisal_reply')
@Index('appraisal_reply_of', ['serviceId', 'id'])
export class AppraisalReply {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string

  /** Of the process that is appraised: an activity or a claim. */
  @Column(text)
  serviceId: string

  @Column(text)
  text: string

  @Column(text)
  by: string

  @Column({ ...instant, default: () => 'business_now()' })
  at: Date
}
