import { contentHeaders } from './content-headers.js'

const file = { name: "会议纪要(1)'.pdf", type: 'pdf' as const, bytes: 12 }

test('a content is saved under its own name and is nothing but what it is', () => {
  expect(contentHeaders(file, false)).toEqual({
    'content-type': 'application/pdf',
    'content-length': '12',
    'content-disposition':
      'attachment; filename="1.pdf"; filename*=UTF-8\'\'%E4%BC%9A%E8%AE%AE%E7%BA%AA%E8%A6%81%281%29%27.pdf',
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  })
})

test.each([
  ['pdf', 'inline', false],
  ['png', 'inline', true],
  ['heic', 'attachment', true],
  ['docx', 'attachment', true],
  ['text', 'attachment', true],
] as const)('%s, asked for in the page, comes as %s', (type, disposition, isSandboxed) => {
  const headers = contentHeaders({ name: '图', type, bytes: 1 }, true)
  expect(headers['content-disposition']).toMatch(new RegExp(`^${disposition};`))
  expect(headers['content-security-policy']?.includes('sandbox')).toBe(isSandboxed)
})

test('a name in another script has a plain one beside it', () => {
  const { 'content-disposition': disposition } = contentHeaders(
    { name: '纪要.txt', type: 'text', bytes: 1 },
    false,
  )
  expect(disposition).toContain('filename="file.txt"')
})
