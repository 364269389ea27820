import { describeHours, readHours } from './read-hours.js'

test.each([
  ['08:30-12:00,14:30-18:00', '08:30–12:00、14:30–18:00'],
  ['8:30–12:00，14:30—18:00', '08:30–12:00、14:30–18:00'],
  [' 09:00 - 17:00 ', '09:00–17:00'],
])('%s is read', (text, hours) => {
  expect(describeHours(readHours(text))).toBe(hours)
})

test.each([
  '',
  '9-17',
  '09:00',
  '12:00-09:00',
  '09:00-12:00,11:00-18:00',
  '09:00-12:00-18:00',
  '24:30-25:00',
])('“%s” is refused with an example of what would be read', text => {
  expect(() => readHours(text)).toThrow(
    expect.objectContaining({
      message: `办公时间“${text}”不对`,
      remedy: expect.stringContaining('08:30-12:00,14:30-18:00') as string,
    }),
  )
})
