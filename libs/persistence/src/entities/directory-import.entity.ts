import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import type { ImportState } from '#domain/roster/import-state.js'
import type { RosterKind } from '#domain/roster/fields.js'
import { instant, optionalInstant, optionalText, text } from './columns.js'
import { OrgUnit } from './org-unit.entity.js'
import { Person } from './person.entity.js'

const json = { type: 'jsonb', nullable: true } as const
const count = { type: 'integer', default: 0 } as const

/** One import of units or members: whose, how far, and what its last check found. */
@Entity('directory_import')
@Index('directory_import_at_work', { synchronize: false })
@Index('directory_import_of_person', ['byPerson', 'uploadedAt'])
export class DirectoryImport {
  @PrimaryColumn({ type: 'uuid' })
  id: string

  @Column(text)
  byPerson: string

  @ManyToOne(() => Person, { nullable: false })
  @JoinColumn({ name: 'by_person' })
  by: Relation<Person>

  /** The unit whose office the uploader used. */
  @Column(text)
  unitId: string

  @ManyToOne(() => OrgUnit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Relation<OrgUnit>

  /** What the import may touch: below this node. */
  @Column(text)
  scopePath: string

  /** Set when only the members of one unit may be imported. */
  @Column(optionalText)
  ownUnitId: string | null

  @ManyToOne(() => OrgUnit)
  @JoinColumn({ name: 'own_unit_id' })
  ownUnit: Relation<OrgUnit> | null

  @Column(text)
  fileName: string

  @Column({ type: 'integer' })
  fileBytes: number

  @Column(text)
  state: ImportState

  @Column(optionalText)
  kind: RosterKind | null

  /** One more with each check: what is applied is what was seen. */
  @Column(count)
  version: number

  /** Percent of the work under way. */
  @Column(count)
  progress: number

  /** Whoever the file leaves out of the units it names, leaves. */
  @Column({ type: 'boolean', default: false })
  fullRoster: boolean

  /** Columns set by hand. */
  @Column(json)
  chosen: object | null

  /** Sheet, header and columns as understood. */
  @Column(json)
  layout: object | null

  @Column(json)
  counts: object | null

  /** Why it was refused or did not end. */
  @Column(json)
  fault: object | null

  /** Fingerprint of the directory that the check compared with. */
  @Column(optionalText)
  basis: string | null

  @Column({ ...instant, default: () => 'now()' })
  uploadedAt: Date

  @Column(optionalInstant)
  workedAt: Date | null

  @Column(optionalInstant)
  endedAt: Date | null
}
