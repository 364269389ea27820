/**
 * What a password must be (等保2.0 三级：身份鉴别信息具有复杂度要求；ASVS 5.0 6.2). The same rules give hints while
 * typing and decide on the server.
 */
import { commonPasswords } from './common-passwords.js'

export interface PasswordPolicy {
  minLength: number
  /** Of capital letters, small letters, digits and others, at least so many. */
  minClasses: number
}

export const defaultPasswordPolicy: PasswordPolicy = { minLength: 10, minClasses: 3 }
export const longestPassword = 128
/** So many earlier passwords may not come back. */
export const passwordHistoryLength = 5

/** What must not be found in it: name and its pinyin, staff number. */
export type Own = readonly string[]

export interface PasswordRule {
  rule: string
  holds: boolean
}

/** Every rule in the order of reading, with whether the password keeps it. */
export const passwordRules = (
  password: string,
  own: Own,
  { minLength, minClasses }: PasswordPolicy = defaultPasswordPolicy,
): PasswordRule[] => {
  const length = [...password].length
  return [
    {
      rule: `${minLength}–${longestPassword} 个字符`,
      holds: length >= minLength && length <= longestPassword,
    },
    {
      rule: `大写字母、小写字母、数字、其他字符中至少 ${minClasses} 类`,
      holds: classesIn(password) >= minClasses,
    },
    { rule: '不含姓名或工号', holds: password !== '' && !containsOwn(password, own) },
    { rule: '不是常见密码，也不是连续或重复的字符', holds: password !== '' && !isCommon(password) },
  ]
}

const classesIn = (password: string): number =>
  [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u].filter(kind => kind.test(password)).length

/** Shorter pieces stand in many words by chance. */
const shortestOwn = 2

const containsOwn = (password: string, own: Own): boolean => {
  const plain = password.toLowerCase()
  return own
    .map(each => each.toLowerCase().trim())
    .some(each => [...each].length >= (/^[ -~]+$/.test(each) ? 4 : shortestOwn) && plain.includes(each))
}

const substitutes: Record<string, string> = { '@': 'a', '0': 'o', '1': 'l', '3': 'e', $: 's', '5': 's' }
const fewestCharacters = 5

/** Common, also with the usual substitutes and with figures and signs around it. */
const isCommon = (password: string): boolean => {
  const plain = password.toLowerCase()
  const letters = plain.replace(/[@0135$]/g, sign => substitutes[sign] ?? sign)
  const forms = [plain, letters].flatMap(form => [
    form,
    form.replace(/^[^a-z]+|[^a-z]+$/g, ''),
    plain.replace(/^[^0-9]{1,3}|[^0-9]{1,3}$/g, ''),
  ])
  if (forms.some(form => commonPasswords.has(form))) return true
  return new Set(plain).size < fewestCharacters || isRun(plain)
}

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiopasdfghjklzxcvbnm', '1qaz2wsx3edc4rfv']

/** One stretch of the alphabet or the keyboard, forwards or backwards. */
const isRun = (plain: string): boolean =>
  rows.some(row => row.includes(plain) || [...row].reverse().join('').includes(plain))
