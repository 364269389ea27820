import { newPosterToken, newToken, readToken } from './printed-token.js'

test.each([
  ['a slip', newToken, 26],
  ['a poster', newPosterToken, 8],
])('%s has a code of letters that are read back however they are typed', (_what, make, length) => {
  const codes = Array.from({ length: 200 }, make)
  expect(new Set(codes).size).toBe(200)
  for (const code of codes) {
    expect(code).toMatch(new RegExp(`^[0-9a-hjkmnp-tv-z]{${length}}$`))
    const typed = code
      .toUpperCase()
      .replaceAll('0', 'O')
      .replaceAll('1', 'l')
      .replace(/(.{4})/g, '$1 ')
    expect(readToken(typed)).toBe(code)
  }
})
