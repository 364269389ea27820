/**
 * JSON as a client must send it: no key twice in one object (two readers could take different ones), no control
 * characters or broken UTF-16 in its texts, no `__proto__`.
 */
import { ProblemError } from './problem.js'

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g
const deepest = 32
/** Anything that has no place in what people write, but a line break or a tab; and halves of surrogate pairs. */
export const unwelcome =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

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
    if (typeof value === 'string' && unwelcome.test(value))
      throw invalid(path, '含有不可见的控制字符或残缺字符，请删除后再提交')
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) waiting.push([path ? `${path}.${key}` : key, inner])
  }
}

const invalid = (path: string, message: string) =>
  new ProblemError('invalidRequest', { problems: [{ path, message }] })
