import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import { instant, optionalInstant, optionalText, text } from './columns.js'
import { Person } from './person.entity.js'

/** 代理: somebody acts for somebody else on some days, in some kinds of process. */
@Entity('substitution')
@Index('substitution_of_substitute', ['substituteId', 'toOn'])
@Index('substitution_of_principal', ['principalId', 'toOn'])
export class SubstitutionRow {
  @PrimaryColumn({ type: 'uuid' })
  id: string

  @Column(text)
  principalId: string

  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn({ name: 'principal_id' })
  principal: Relation<Person>

  @Column(text)
  substituteId: string

  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn({ name: 'substitute_id' })
  substitute: Relation<Person>

  /** None named: every kind. */
  @Column({ type: 'text', array: true })
  kinds: string[]

  @Column({ type: 'date' })
  fromOn: string

  @Column({ type: 'date' })
  toOn: string

  @Column(text)
  reason: string

  /** The principal, or whoever set it for them. */
  @Column(text)
  enteredBy: string

  @Column({ ...instant, default: () => 'now()' })
  enteredAt: Date

  /** Ended before its last day. */
  @Column(optionalInstant)
  endedAt: Date | null

  @Column(optionalText)
  endedBy: string | null

  @Column(optionalText)
  endReason: string | null
}
