import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import type { Role } from '#domain/organisation/roles.js'
import { optionalDate, optionalInstant, optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'
import { Person } from './person.entity.js'

/** An office: a role at a node, from one day to another (both included). */
@Entity('role_grant')
@Index('role_grant_holders', ['role', 'unitId'])
@Index('role_grant_at_unit', ['unitId'])
export class RoleGrant {
  @PrimaryColumn(text)
  personId: string

  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn({ name: 'person_id' })
  person: Relation<Person>

  @PrimaryColumn(text)
  role: Role

  @PrimaryColumn(text)
  unitId: string

  @ManyToOne(() => OrgUnit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Relation<OrgUnit>

  @Column(text)
  grantedBy: string

  @Column(optionalDate)
  validFrom: string | null

  @Column(optionalDate)
  validTo: string | null

  /** When it was written down; null for what stood there before this was kept. */
  @Column(optionalInstant)
  grantedAt: Date | null

  @Column(optionalText)
  reason: string | null
}
