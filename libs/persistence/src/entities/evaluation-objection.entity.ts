import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import type { SubjectKind } from '#domain/evaluation/questionnaire.js'
import { instant, optionalInstant, optionalText, text } from './columns.js'
import { EvaluationRow } from './evaluation.entity.js'

/** What a unit or a member has against their result, and what was decided; once for each subject, so that nothing undoes what was decided. */
@Entity('evaluation_objection')
@Index('evaluation_objection_once', ['evaluationId', 'subjectKind', 'subjectId'], { unique: true })
export class EvaluationObjection {
  @PrimaryColumn({ type: 'uuid' })
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

  /** Of whoever objects: the unit itself, or the member's. */
  @Column(text)
  unitId: string

  @Column(text)
  text: string

  @Column(text)
  by: string

  @Column({ ...instant, default: () => 'now()' })
  at: Date

  /** `withdrawn`: upheld, the result is used for nothing; `noted`: upheld, it stands with a remark; `rejected`. */
  @Column(optionalText)
  decision: 'withdrawn' | 'noted' | 'rejected' | null

  @Column(optionalText)
  reason: string | null

  @Column(optionalText)
  decidedBy: string | null

  @Column(optionalInstant)
  decidedAt: Date | null
}
