import { ProblemError } from './problem.js'
import { parseStrictJson } from './strict-json.js'

const refusalOf = (text: string | Buffer): unknown => {
  try {
    return { value: parseStrictJson(Buffer.from(text as string)) }
  } catch (error) {
    const { code, more } = error as ProblemError
    return [code, more.problems?.[0]?.path]
  }
}

test.each([
  ['{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}'],
  ['{"a":"{\\"a\\":1,\\"a\\":2}"}'],
  ['{"a\\\\":1,"a":2}'],
  ['"汉字 😀\\n\\t"'],
  ['[[],{},"",0,null]'],
])('%s is taken as JSON.parse takes it', text => {
  expect(refusalOf(text)).toEqual({ value: JSON.parse(text) as unknown })
})

test.each([
  ['{"a":1,"a":2}', 'invalidRequest', 'a'],
  ['{"b":{"a":1,"a":1}}', 'invalidRequest', 'a'],
  ['{"a" : 1 , "\\u0061" : 2}', 'invalidRequest', 'a'],
  ['{"__proto__":1}', 'invalidRequest', '__proto__'],
  ['{"a":{"b":["x\\u0000"]}}', 'invalidRequest', 'a.b.0'],
  ['{"a":"\\ud83d"}', 'invalidRequest', 'a'],
  ['{"a":"\\udc00\\ud83d"}', 'invalidRequest', 'a'],
  ['{"a":"\u202f\u2028"}', 'invalidRequest', 'a'],
  ['{a:1}', 'malformedRequest', undefined],
  ['{"a":1}x', 'malformedRequest', undefined],
])('%s is refused', (text, code, path) => {
  expect(refusalOf(text)).toEqual([code, path])
})

test('a body of a million brackets is refused at once', () => {
  expect(refusalOf('['.repeat(100_000) + ']'.repeat(100_000))).toEqual(['invalidRequest', ''])
})
