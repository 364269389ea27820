import { Entity, Index, PrimaryColumn } from 'typeorm'
import { text } from './columns.js'

/** Somebody who may see a process without an office at one of its units: copied, mentioned, seated by name. */
@Entity('process_person')
@Index('process_person_of_person', ['personId', 'processId'])
export class ProcessPerson {
  @PrimaryColumn({ type: 'uuid' })
  processId: string

  @PrimaryColumn(text)
  personId: string
}
