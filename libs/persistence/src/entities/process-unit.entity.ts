import { Entity, Index, PrimaryColumn } from 'typeorm'
import { text } from './columns.js'

/** A unit from which a process may be seen, and from every unit above it. */
@Entity('process_unit')
@Index('process_unit_of_unit', ['unitId', 'processId'])
export class ProcessUnit {
  @PrimaryColumn({ type: 'uuid' })
  processId: string

  @PrimaryColumn(text)
  unitId: string
}
