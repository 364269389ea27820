/**
 * Numbers and addresses by which a person could be reached or identified, in what people write freely: a need, a comment.
 * Such texts are read by many; contact data and identity numbers have no place in them.
 */
export const personalDataKinds = ['identityNumber', 'phone', 'email'] as const
export type PersonalDataKind = (typeof personalDataKinds)[number]

export const personalDataLabels: Readonly<Record<PersonalDataKind, string>> = {
  identityNumber: '身份证号',
  phone: '电话号码',
  email: '电子邮箱',
}

export interface PersonalData {
  kind: PersonalDataKind
  /** In Chinese. */
  label: string
  /** Within the text, in UTF-16 units; `end` is behind the last one. */
  start: number
  end: number
  /** As it was written. */
  text: string
}

/** What people put between digits, also to get a number past a check. */
const gap = String.raw`[\s.·_()（）,，—–-]{0,3}`
const digits = (least: number, most = least) => String.raw`(?:${gap}\d){${least},${most}}`

const identityNumber = new RegExp(
  String.raw`(?<!\d)[1-9](?:${digits(5)})(?:${gap}(?:19|20)|${gap}1${gap}9|${gap}2${gap}0)${digits(2)}${gap}(?:0${gap}[1-9]|1${gap}[0-2])${gap}(?:0${gap}[1-9]|[12]${gap}\d|3${gap}[01])${digits(3)}${gap}[\dx](?![\da-z])`,
  'gi',
)
const mobile = new RegExp(String.raw`(?<!\d)(?:\+?86${gap})?1${gap}[3-9]${digits(9)}(?!\d)`, 'g')
const landline = new RegExp(String.raw`(?<!\d)0\d{2,3}${gap}[2-8]${digits(6, 7)}(?!\d)`, 'g')
/** Without an area code it is a number like any other, unless it is called a telephone. */
const local = /(?<=(?:电话|座机|手机|号码|致电|拨打|tel)[^\d\n]{0,4})[2-8]\d{2,3}[\s-]?\d{4}(?!\d)/gi
const email = /[a-z0-9][\w.+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/gi

const patterns: ReadonlyArray<readonly [PersonalDataKind, RegExp]> = [
  ['identityNumber', identityNumber],
  ['phone', mobile],
  ['phone', landline],
  ['phone', local],
  ['email', email],
]

/** Full-width forms as their ASCII ones; every unit keeps its place. */
const narrow = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, unit => String.fromCharCode(unit.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')

const numerals = '〇一二三四五六七八九'
/** Numbers spelled in Chinese (一三八…); every unit keeps its place. */
const spelled = (text: string): string =>
  text.replace(/[〇零○一幺二三四五六七八九]/g, unit => {
    if (unit === '零' || unit === '○') return '0'
    return unit === '幺' ? '1' : String(numerals.indexOf(unit))
  })

/** What it finds in the order of the text; each place counts once. */
export const findPersonalData = (text: string): PersonalData[] => {
  const plain = narrow(text)
  const found: PersonalData[] = []
  const places = [plain, spelled(plain)].flatMap(read =>
    patterns.flatMap(([kind, pattern]) =>
      [...read.matchAll(pattern)].map(({ index, 0: match }) => ({
        kind,
        start: index,
        end: index + match.length,
      })),
    ),
  )
  for (const { kind, start, end } of places)
    if (!found.some(other => start < other.end && other.start < end))
      found.push({ kind, label: personalDataLabels[kind], start, end, text: text.slice(start, end) })
  return found.sort((one, other) => one.start - other.start)
}

/**
 * What to tell whoever wrote it, or nothing when there is nothing to remove.
 * @returns one Chinese sentence that names the kinds and quotes what is meant
 */
export const personalDataProblem = (text: string): string | undefined => {
  const found = findPersonalData(text)
  if (found.length === 0) return undefined
  const kinds = [...new Set(found.map(({ label }) => label))].join('、')
  const quoted = found.map(({ text: written }) => `“${written.trim()}”`).join('、')
  return `内容中有${kinds}：${quoted}。为保护个人信息，请删去后再提交，其余内容都已保留。`
}
