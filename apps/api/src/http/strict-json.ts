/**
 * JSON as a client must send it: no key twice in one object (two readers could take different ones), no control
 * characters or broken UTF-16 in its texts, no `__proto__`.
 */
import { unwelcomeCharacters } from '#contracts/http/shared.js'
import { invalid, ProblemError } from './problem.js'

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g
const deepest = 32

/** @throws ProblemError malformedRequest or invalidRequest, naming the place */
export const parseStrictJson = (bytes: Buffer): unknown => {
  if (bytes.length === 0) return undefined
  const text = decode(bytes)
  const value = parse(text)
  refuseRepetition(text)
  refuseUnwelcome(value)
  return value
}

const decode = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new ProblemError('malformedRequest', { detail: '请求须为 UTF-8 编码的 JSON。' })
  }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new ProblemError('malformedRequest')
  }
}

/** The text is known to be JSON: a string followed by a colon is a key. No contract nests anywhere near as deep. */
const refuseRepetition = (text: string): void => {
  const open: Set<string>[] = []
  let last = ''
  for (const [token] of text.matchAll(tokens)) {
    if (open.length > deepest) throw invalid('', '嵌套过深')
    if (token === '{' || token === '[') open.push(new Set())
    else if (token === '}' || token === ']') open.pop()
    else if (token === ':') addKey(open.at(-1), JSON.parse(last) as string)
    last = token
  }
}

const addKey = (keys: Set<string> | undefined, key: string): void => {
  if (key === '__proto__') throw invalid(key, '不允许的字段')
  if (keys?.has(key)) throw invalid(key, '字段重复出现')
  keys?.add(key)
}

const refuseUnwelcome = (root: unknown): void => {
  const waiting: [string, unknown][] = [['', root]]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [path, value] = next
    if (typeof value === 'string' && unwelcomeCharacters.test(value))
      throw invalid(path, '含有不可见的控制字符或残缺字符，请删除后再提交')
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) waiting.push([path ? `${path}.${key}` : key, inner])
  }
}
