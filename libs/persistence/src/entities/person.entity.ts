import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm'
import { optionalDate, optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'

/** Somebody who works in a unit and lives in a community. */
@Entity('person')
@Index('person_name_start', { synchronize: false })
@Index('person_left', ['id', 'leftOn'], { where: 'left_on IS NOT NULL' })
@Unique('person_staff_number_key', ['staffNumber'])
export class Person {
  @PrimaryColumn(text)
  id: string

  /** Null for who is known by name, unit and month of joining only. */
  @Column(optionalText)
  staffNumber: string | null

  @Column(text)
  name: string

  @Column({ ...text, default: '' })
  pinyin: string

  @Index('person_of_unit')
  @Column(text)
  unitId: string

  @ManyToOne(() => OrgUnit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Relation<OrgUnit>

  @Index('person_living_in', { where: 'lives_in_id IS NOT NULL' })
  @Column(optionalText)
  livesInId: string | null

  @ManyToOne(() => OrgUnit)
  @JoinColumn({ name: 'lives_in_id' })
  livesIn: Relation<OrgUnit> | null

  /** When they came to their unit. */
  @Column(optionalDate)
  joinedOn: string | null

  /** Last day in the programme's units; the row stays, as what they did stays. */
  @Column(optionalDate)
  leftOn: string | null

  /** Sealed (`libs/secrets`), never in the open. */
  @Column(optionalText)
  phone: string | null
}
