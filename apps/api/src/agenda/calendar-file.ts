/**
 * A calendar as a file (RFC 5545). Moments stand in UTC, which every program shows in its own zone: a named zone would make
 * the library write DTSTAMP without one. Nobody's name is in it; whoever holds the address reads places and times only.
 */
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { AgendaRow } from '#persistence/agenda/find-agenda.js'

const minutesBetweenLooks = 60

const statusOf = ({ state, signUp }: AgendaRow): ICalEventStatus => {
  if (state === 'cancelled') return ICalEventStatus.CANCELLED
  return signUp === 'waiting' ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED
}

const noteOf = ({ state, signUp, number, cancelReason }: AgendaRow): string =>
  [
    `活动编号 ${number}`,
    ...(state === 'cancelled' ? [`已取消${cancelReason ? `：${cancelReason}` : ''}`] : []),
    ...(signUp === 'waiting' && state !== 'cancelled' ? ['候补中，递补后会另行通知'] : []),
  ].join('\n')

/** The same activity keeps its UID; its SEQUENCE grows with every change, so that programs take the latest. */
export const calendarFile = (name: string, rows: readonly AgendaRow[], now: Date): string => {
  const calendar = ical({
    name,
    prodId: { company: 'dual-checkin', product: 'activities', language: 'ZH' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: minutesBetweenLooks * 60,
    x: [['X-WR-TIMEZONE', 'Asia/Shanghai']],
  })
  for (const row of rows)
    calendar.createEvent({
      id: `${row.id}@dual-checkin`,
      sequence: row.version,
      stamp: now,
      lastModified: row.changedAt,
      start: row.startsAt,
      end: row.endsAt,
      summary: row.title,
      location: `${row.communityName} ${row.place}`,
      description: noteOf(row),
      status: statusOf(row),
    })
  return calendar.toString()
}
