import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { Answer } from '#domain/kernel/state.js'
import { text } from './columns.js'

/** A request that was carried out, and its answer: the same key never acts twice. */
@Entity('act_key')
export class ActKey {
  @PrimaryColumn({ type: 'uuid' })
  processId: string

  @PrimaryColumn(text)
  key: string

  @Column(text)
  bodyHash: string

  @Column({ type: 'jsonb' })
  answer: Answer
}
