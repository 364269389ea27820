import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import type { OfferKind } from '#domain/needs/offer.js'
import { optionalDate, optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'

/** What a district makes of a category of projects or posts. */
@Entity('district_category')
export class DistrictCategory {
  @PrimaryColumn(text)
  districtId: string

  @ManyToOne(() => OrgUnit, { nullable: false })
  @JoinColumn({ name: 'district_id' })
  district: Relation<OrgUnit>

  @PrimaryColumn(text)
  kind: OfferKind

  @PrimaryColumn(text)
  code: string

  /** Null where the common name stands. */
  @Column(optionalText)
  name: string | null

  @Column(optionalDate)
  startsOn: string | null

  @Column(optionalDate)
  endsOn: string | null
}
