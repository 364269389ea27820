import { Column, Entity, PrimaryColumn } from 'typeorm'
import { instant, text } from './columns.js'

/** Answers to requests by their keys: a repeat is told the same again. */
@Entity('answered_request')
export class AnsweredRequest {
  @PrimaryColumn(text)
  by: string

  @PrimaryColumn(text)
  key: string

  @Column(text)
  bodyHash: string

  @Column({ type: 'jsonb' })
  answer: unknown

  @Column({ ...instant, default: () => 'now()' })
  at: Date
}
