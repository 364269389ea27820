import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, Unique, type Relation } from 'typeorm'
import { optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'

/** Somebody who works in a unit and lives in a community. */
@Entity('person')
@Unique('person_staff_number_key', ['staffNumber'])
export class Person {
  @PrimaryColumn(text)
  id: string

  @Column(text)
  staffNumber: string

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

  @Column(optionalText)
  livesInId: string | null

  @ManyToOne(() => OrgUnit)
  @JoinColumn({ name: 'lives_in_id' })
  livesIn: Relation<OrgUnit> | null
}
