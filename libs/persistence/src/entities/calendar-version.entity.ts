import { Column, Entity, PrimaryColumn } from 'typeorm'
import type { CalendarData } from '#domain/calendar/working-days.js'
import { instant, text } from './columns.js'

/** The State Council's notices as known at one time. */
@Entity('calendar_version')
export class CalendarVersion {
  @PrimaryColumn(text)
  version: string

  @Column({ type: 'jsonb' })
  body: CalendarData

  @Column({ ...instant, default: () => 'now()' })
  importedAt: Date
}
