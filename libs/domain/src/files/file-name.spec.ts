import fc from 'fast-check'
import { cleanedName } from './file-name.js'
import { endingOf, nameFor } from './file-types.js'

test.each([
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\windows\\system32\\drivers.txt', 'drivers.txt'],
  ['/', '未命名'],
  ['...', '未命名'],
  ['  会议纪要 .docx', '会议纪要 .docx'],
  ['.htaccess', 'htaccess'],
  ['报告.pdf. . ', '报告.pdf'],
  ['a\u0000b\u001fc.txt', 'abc.txt'],
  ['发票\u202efdp.exe', '发票fdp.exe'],
  ['零\u200b宽\ufeff.png', '零宽.png'],
  ['CON.txt', '_CON.txt'],
  ['com1', '_com1'],
  ['console.txt', 'console.txt'],
  ['a:b*c?.csv', 'a_b_c_.csv'],
  ['e\u0301te\u0301.pdf', 'été.pdf'],
  ['\ud800半个.txt', '半个.txt'],
])('%j becomes %j', (sent, cleaned) => {
  expect(cleanedName(sent)).toBe(cleaned)
})

test('a long name is cut before its ending', () => {
  expect(cleanedName(`${'长'.repeat(300)}.docx`)).toMatch(/^长{65}\.docx$/)
  expect(cleanedName(`${'a'.repeat(300)}.pdf`)).toHaveLength(120)
  // What goes on for ever is no ending.
  expect(Buffer.byteLength(cleanedName(`a.${'名'.repeat(300)}`))).toBeLessThanOrEqual(200)
})

const nasty = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '../',
      '..\\',
      '/',
      '\u202e',
      '\u0000',
      'CON',
      '.',
      ' ',
      '\ud83d',
      '.exe',
      '长'.repeat(90),
    ),
  ),
  { maxLength: 12 },
)

test('whatever is sent, the name is one that can be shown and kept, and stays what it is', () => {
  fc.assert(
    fc.property(nasty, parts => {
      const name = cleanedName(parts.join(''))
      expect(name).not.toMatch(/[/\\<>:"|?*]/)
      expect(name).not.toMatch(/[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u)
      expect(name).not.toMatch(/^[. ]|[. ]$/)
      expect(name).not.toBe('')
      expect(name.length).toBeGreaterThan(0)
      expect([...name].length).toBeLessThanOrEqual(121)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
      expect(cleanedName(name)).toBe(name)
    }),
    { numRuns: 1_000 },
  )
})

test('a name says nothing else than its content', () => {
  expect(nameFor('照片', 'jpeg')).toBe('照片.jpg')
  expect(nameFor('照片.JPEG', 'jpeg')).toBe('照片.JPEG')
  expect(nameFor('通知.wps', 'doc')).toBe('通知.wps')
  expect(nameFor('通知.exe', 'pdf')).toBeUndefined()
  expect(nameFor('通知.pdf.exe', 'pdf')).toBeUndefined()
  expect(endingOf('a.b.PDF')).toBe('pdf')
})
