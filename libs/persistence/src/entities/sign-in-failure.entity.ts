import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import { instant, optionalInstant, optionalText, text } from './columns.js'
import { Person } from './person.entity.js'

/** Failed sign-ins in a row, for a staff number that was typed, existing or not, or for a known device. */
@Entity('sign_in_failure')
@Index('sign_in_failure_of_person', ['personId'], { where: 'person_id IS NOT NULL' })
export class SignInFailure {
  /** People type passwords into the wrong field: what they typed is not kept. */
  @PrimaryColumn(text)
  subjectHash: string

  @Column(optionalText)
  personId: string | null

  @ManyToOne(() => Person)
  @JoinColumn({ name: 'person_id' })
  person: Relation<Person> | null

  @Column({ type: 'integer' })
  failures: number

  @Index('sign_in_failure_age')
  @Column({ ...instant, default: () => 'now()' })
  lastFailedAt: Date

  @Column(optionalInstant)
  lockedUntil: Date | null
}
