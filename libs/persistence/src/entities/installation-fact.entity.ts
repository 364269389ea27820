import { Column, Entity, PrimaryColumn } from 'typeorm'
import { instant, text } from './columns.js'

/** One thing that an installation knows about itself; the names are those of `installation/facts.ts`. */
@Entity('installation_fact')
export class InstallationFact {
  @PrimaryColumn(text)
  name: string

  @Column({ type: 'jsonb' })
  value: object

  @Column({ ...instant, default: () => 'now()' })
  at: Date
}
