/** What belongs to one import: findings, changes, decisions; and the headings a unit taught. */
import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm'
import { instant, optionalText, text } from './columns.js'
import { DirectoryImport } from './directory-import.entity.js'
import { OrgUnit } from './org-unit.entity.js'

const integer = { type: 'integer' } as const
const optionalInteger = { type: 'integer', nullable: true } as const
const json = { type: 'jsonb', nullable: true } as const

abstract class OfImport {
  @PrimaryColumn({ type: 'uuid' })
  importId: string

  @ManyToOne(() => DirectoryImport, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'import_id' })
  import: Relation<DirectoryImport>
}

@Entity('import_finding')
export class ImportFinding extends OfImport {
  @PrimaryColumn(integer)
  no: number

  @Column(text)
  severity: string

  @Column(text)
  code: string

  @Column(optionalInteger)
  row: number | null

  @Column(optionalInteger)
  at: number | null

  @Column(optionalText)
  column: string | null

  @Column(optionalText)
  value: string | null

  @Column(text)
  message: string

  @Column(text)
  howToMend: string

  @Column(json)
  choices: object | null
}

@Entity('import_change')
export class ImportChange extends OfImport {
  @PrimaryColumn(integer)
  no: number

  @Column(text)
  subject: string

  @Column(text)
  subjectId: string

  @Column(text)
  change: string

  @Column(optionalInteger)
  row: number | null

  @Column(text)
  name: string

  @Column(text)
  pinyin: string

  @Column(json)
  before: object | null

  @Column(json)
  after: object | null
}

@Entity('import_decision')
export class ImportDecision extends OfImport {
  @PrimaryColumn(integer)
  row: number

  @Column(text)
  choice: string

  @Column(text)
  byPerson: string

  @Column({ ...instant, default: () => 'now()' })
  at: Date
}

/** A heading as a unit's spreadsheets have it, and what somebody said it means. */
@Entity('import_heading')
export class ImportHeading {
  @PrimaryColumn(text)
  unitId: string

  @ManyToOne(() => OrgUnit, { nullable: false })
  @JoinColumn({ name: 'unit_id' })
  unit: Relation<OrgUnit>

  @PrimaryColumn(text)
  kind: string

  @PrimaryColumn(text)
  heading: string

  /** Empty: the column is not to be read. */
  @Column(text)
  field: string
}
