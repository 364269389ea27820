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
import type { BallotSource } from '#domain/evaluation/ballot.js'
import type { SlipChangeKind, SlipState } from '#domain/evaluation/evaluation-states.js'
import { instant, optionalInstant, optionalText, text } from './columns.js'
import { EvaluationRow } from './evaluation.entity.js'
import { OrgUnit } from './org-unit.entity.js'

/** A numbered slip of a drawn household: that it has voted, never what. */
@Entity('slip')
@Unique('slip_token', ['tokenHash'])
export class Slip {
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

  /** As printed: in the order of the drawn places on the community's list; replacements follow. */
  @PrimaryColumn({ type: 'integer' })
  number: number

  /** Of the token that is printed; null until it is. The token itself is kept nowhere. */
  @Column(optionalText)
  tokenHash: string | null

  /** Set with the vote. Only whoever holds token and nonce can tell it from another. */
  @Column(optionalText)
  castHash: string | null

  @Column({ ...text, default: 'drawn' })
  state: SlipState

  /** The number of the slip it stands for. */
  @Column({ type: 'integer', nullable: true })
  replaces: number | null

  /** Of its household on the community's own list, from 1, as the seed drew it; null for one that stands for another. */
  @Column({ type: 'integer', nullable: true })
  place: number | null
}

/** What people did with slips. Only ever added to. */
@Entity('slip_change')
@Index('slip_change_of', ['evaluationId', 'communityId', 'id'])
export class SlipChange {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  id: string

  @Column(text)
  evaluationId: string

  @ManyToOne(() => EvaluationRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'evaluation_id' })
  evaluation: Relation<EvaluationRow>

  @Column(text)
  communityId: string

  /** null: of all that were not yet printed. */
  @Column({ type: 'integer', nullable: true })
  number: number | null

  @Column(text)
  what: SlipChangeKind

  @Column(text)
  reason: string

  @Column(text)
  by: string

  /** The second person, where two must agree. */
  @Column(optionalText)
  agreedBy: string | null

  @Column({ ...instant, default: () => 'now()' })
  at: Date
}

/** Sealed ballots until the urn is opened: no time, no order, nothing of the slip but a mark only its token yields. */
@Entity('urn')
export class UrnRow {
  @PrimaryColumn(text)
  mark: string

  @Column(text)
  evaluationId: string

  @ManyToOne(() => EvaluationRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'evaluation_id' })
  evaluation: Relation<EvaluationRow>

  @Column({ type: 'bytea' })
  sealed: Buffer
}

/** A ballot as it stays and is published; see `Concealment` for what is left out. */
@Entity('ballot')
export class Ballot {
  @PrimaryColumn(text)
  evaluationId: string

  @ManyToOne(() => EvaluationRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'evaluation_id' })
  evaluation: Relation<EvaluationRow>

  @PrimaryColumn(text)
  receipt: string

  @Column(optionalText)
  communityId: string | null

  @Column(optionalText)
  source: BallotSource | null

  /** By the places of those judged; see `Answers`. */
  @Column({ type: 'smallint', array: true, nullable: true })
  answers: number[] | null
}

/** What somebody wrote, apart from what they chose. */
@Entity('evaluation_comment')
@Index('evaluation_comment_of', ['evaluationId', 'state'])
export class EvaluationComment {
  @PrimaryGeneratedColumn('uuid')
  id: string

  @Column(text)
  evaluationId: string

  @ManyToOne(() => EvaluationRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'evaluation_id' })
  evaluation: Relation<EvaluationRow>

  @Column(optionalText)
  communityId: string | null

  @Column(text)
  text: string

  /** Nobody but the screener reads one that waits. */
  @Column({ ...text, default: 'waiting' })
  state: 'waiting' | 'shown' | 'withheld'

  @Column(optionalText)
  screenedBy: string | null

  @Column(optionalInstant)
  screenedAt: Date | null
}

/** What was told to a request about paper, by what only its form can tell; gone with the count. */
@Entity('paper_request')
export class PaperRequestRow {
  @PrimaryColumn(text)
  evaluationId: string

  @ManyToOne(() => EvaluationRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'evaluation_id' })
  evaluation: Relation<EvaluationRow>

  @PrimaryColumn(text)
  hash: string

  /** Wherein it differed from the first entry, by places; null: it was the first. */
  @Column({ type: 'jsonb', nullable: true })
  difference: object | null
}

/** A ballot on paper between its entry by one person and its check by another; emptied when it is cast. */
@Entity('paper_ballot')
export class PaperBallot {
  @PrimaryColumn(text)
  evaluationId: string

  @ManyToOne(() => EvaluationRow, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'evaluation_id' })
  evaluation: Relation<EvaluationRow>

  @PrimaryColumn(text)
  communityId: string

  /** Of the slip. */
  @PrimaryColumn({ type: 'integer' })
  number: number

  @Column(text)
  enteredBy: string

  /** Under the data key; null once it is cast, or voting is over. */
  @Column(optionalText)
  sealed: string | null

  @Column(optionalText)
  checkedBy: string | null

  @Column({ ...text, default: 'entered' })
  state: 'entered' | 'differs' | 'cast'
}
