import { Column, Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm'
import { optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'
import { Person } from './person.entity.js'

/** When a unit and what is below it are left in peace; without times: never. */
@Entity('quiet_hours')
export class QuietHoursRow {
  @PrimaryColumn(text)
  unitId: string

  @OneToOne(() => OrgUnit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Relation<OrgUnit>

  /** `21:00` */
  @Column(optionalText)
  quietFrom: string | null

  @Column(optionalText)
  quietTo: string | null
}

/** By what ways a person wants to hear of things; in the portal they always do. */
@Entity('notice_preference')
export class NoticePreference {
  @PrimaryColumn(text)
  personId: string

  @OneToOne(() => Person, { nullable: false })
  @JoinColumn({ name: 'person_id' })
  person: Relation<Person>

  @Column({ type: 'boolean', default: true })
  mail: boolean

  /** Their own, instead of the channel's. */
  @Column({ type: 'integer', nullable: true })
  gapMinutes: number | null
}
