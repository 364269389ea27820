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
import type { EvaluationState } from '#domain/evaluation/evaluation-states.js'
import type { Choice, SubjectKind } from '#domain/evaluation/questionnaire.js'
import { instant, optionalInstant, optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'

/** What residents are asked, by version. Never changed: another version is another row. */
@Entity('questionnaire')
export class QuestionnaireRow {
  @PrimaryColumn({ type: 'integer' })
  version: number

  /** null: for every district. */
  @Column(optionalText)
  districtId: string | null

  @Column({ type: 'jsonb' })
  questions: Record<SubjectKind, string>

  @Column({ type: 'jsonb' })
  choices: Choice[]

  @Column({ ...text, default: '' })
  comment: string

  @Column(text)
  createdBy: string

  @Column({ ...instant, default: () => 'now()' })
  at: Date
}

/** The annual evaluation of a district (群众民主评议, M15), written with the steps of its process. */
@Entity('evaluation')
@Index('evaluation_of_year', ['districtId', 'year'], { unique: true, where: "state <> 'stopped'" })
export class EvaluationRow {
  /** Of its process. */
  @PrimaryColumn(text)
  id: string

  @Column(text)
  number: string

  @Column(text)
  districtId: string

  @ManyToOne(() => OrgUnit, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'district_id' })
  district: Relation<OrgUnit>

  @Column({ type: 'integer' })
  year: number

  @Column(text)
  title: string

  @Column({ type: 'integer' })
  questionnaireVersion: number

  @ManyToOne(() => QuestionnaireRow, { nullable: false })
  @JoinColumn({ name: 'questionnaire_version' })
  questionnaire: Relation<QuestionnaireRow>

  /** Told once every community has told its list: households are drawn by it. */
  @Column(text)
  seed: string

  /** SHA-256 of the seed, hex: told from the approval on, so that the seed is no other one afterwards. */
  @Column(text)
  seedCommitment: string

  /** Drawn in every community. */
  @Column({ type: 'integer' })
  households: number

  @Column({ type: 'integer' })
  minimumValid: number

  /** Smaller groups are merged. */
  @Column({ type: 'integer' })
  k: number

  @Column(optionalInstant)
  opensAt: Date | null

  /** Decides by the clock of Postgres; set to the moment of closing when it is closed. */
  @Column(optionalInstant)
  closesAt: Date | null

  @Column(text)
  state: EvaluationState

  @Column({ type: 'boolean', default: false })
  extended: boolean

  /** Ballots are sealed to it: X25519, raw, base64url. */
  @Column(optionalText)
  publicKey: string | null

  /** Members are judged who have so many confirmed attendances; 0: all who have checked in. */
  @Column({ type: 'integer', default: 1 })
  leastAttendances: number

  /** What lay in the urn and could not be opened. */
  @Column({ type: 'integer', default: 0 })
  unreadable: number
}

@Entity('evaluation_community')
export class EvaluationCommunity {
  @PrimaryColumn(text)
  evaluationId: string

  @ManyToOne(() => EvaluationRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'evaluation_id' })
  evaluation: Relation<EvaluationRow>

  @PrimaryColumn(text)
  communityId: string

  @ManyToOne(() => OrgUnit, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'community_id' })
  community: Relation<OrgUnit>

  /** Households on the community's own list, which stays there. */
  @Column({ type: 'integer' })
  listed: number

  /** Slips that had voted when the urn was opened. */
  @Column({ type: 'integer', nullable: true })
  voted: number | null

  /** Ballots that were in the urn: as many, or somebody has meddled. */
  @Column({ type: 'integer', nullable: true })
  ballots: number | null

  /** Of them on paper; null also when they are too few to be told apart. */
  @Column({ type: 'integer', nullable: true })
  paper: number | null

  @Column({ type: 'boolean', nullable: true })
  isSufficient: boolean | null
}

/** Who is judged in a community, in the order of the questions. */
@Entity('evaluation_subject')
@Index('evaluation_subject_of', ['subjectKind', 'subjectId'])
@Unique('evaluation_subject_once', ['evaluationId', 'communityId', 'subjectKind', 'subjectId'])
export class EvaluationSubject {
  @PrimaryColumn(text)
  evaluationId: string

  @ManyToOne(() => EvaluationRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'evaluation_id' })
  evaluation: Relation<EvaluationRow>

  @PrimaryColumn(text)
  communityId: string

  /** From 1. */
  @PrimaryColumn({ type: 'integer' })
  place: number

  @Column(text)
  subjectKind: SubjectKind

  @Column(text)
  subjectId: string

  /** As it is shown to residents. */
  @Column(text)
  name: string
}

/** How often a choice was made about somebody. */
@Entity('evaluation_result')
@Unique('evaluation_result_once', ['evaluationId', 'subjectKind', 'subjectId', 'communityId', 'choice'])
export class EvaluationResult {
  @PrimaryGeneratedColumn('uuid')
  id: string

  @Column(text)
  evaluationId: string

  @ManyToOne(() => EvaluationRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'evaluation_id' })
  evaluation: Relation<EvaluationRow>

  @Column(text)
  subjectKind: SubjectKind

  @Column(text)
  subjectId: string

  /** null: of the communities where fewer than `k` answered, together. */
  @Column(optionalText)
  communityId: string | null

  /** The value of a choice of the questionnaire. */
  @Column(text)
  choice: string

  @Column({ type: 'integer' })
  count: number
}
