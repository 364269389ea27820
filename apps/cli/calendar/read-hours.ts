import { checkOfficeHours, type OfficeHours } from '#domain/calendar/office-hours.js'
import { EmbeddedError } from '#embedded/embedded-error.js'

/** `08:30-12:00,14:30-18:00` as office hours. @throws EmbeddedError on anything else */
export const readHours = (text: string): OfficeHours => {
  const hours = text.split(/[,，]/).map(span => {
    const [from = '', to = '', ...more] = span.split(/[-–—]/).map(edge => edge.trim().padStart(5, '0'))
    return [from, more.length > 0 ? '' : to] satisfies OfficeHours[number]
  })
  try {
    checkOfficeHours(hours)
    return hours
  } catch {
    throw new EmbeddedError(
      `办公时间“${text}”不对`,
      '按先后写各段的起止时间，互不重叠，如 08:30-12:00,14:30-18:00',
    )
  }
}

/** As people read them: `08:30–12:00、14:30–18:00`. */
export const describeHours = (hours: OfficeHours): string =>
  hours.map(([from, to]) => `${from}–${to}`).join('、')
