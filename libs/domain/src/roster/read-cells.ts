import { code as codeColumn, toHalfWidth } from '../district/columns.js'
import { holdsIdentityNumber } from '../district/identity-number.js'
import { shorten } from '../district/problem.js'
import { hasControls, isMojibake, plain, textOf, withoutControls } from './clean-text.js'
import type { FindingCode } from './finding-texts.js'
import { finding, type Finding, type Place } from './finding.js'
import type { SheetCell } from './sheet.js'

/** Takes what is found in one cell; knows where the cell stands. */
export interface CellNotes {
  readonly place: Place
  add(found: Finding): void
}

type Plain = Extract<
  FindingCode,
  | 'nameCharacters'
  | 'nameTooShort'
  | 'codeLost'
  | 'codeRounded'
  | 'codeCharacters'
  | 'phoneInvalid'
  | 'controlCharacters'
  | 'brokenEncoding'
  | 'identityNumber'
>

const say = (notes: CellNotes, code: Plain, place = notes.place): undefined => {
  notes.add(finding(code, place))
  return undefined
}

/** What any text must be, whatever it stands for; undefined when it is not. */
export function readText(cell: SheetCell, most: number, notes: CellNotes): string | undefined {
  const text = textOf(cell)
  if (holdsIdentityNumber(toHalfWidth(text))) {
    return say(notes, 'identityNumber', { ...notes.place, value: null })
  }
  if (isMojibake(text)) return say(notes, 'brokenEncoding')
  if (hasControls(text)) return say(notes, 'controlCharacters', { ...notes.place, value: shown(text) })
  if (text.length > most) {
    notes.add(finding('tooLong', { ...notes.place, value: shown(text) }, text.length, most))
    return undefined
  }
  return text
}

export const shown = (text: string): string => shorten(withoutControls(text))

const longestName = 40
const codes = codeColumn('')

/** A code or staff number; `undefined` when it is lost or none. */
export function readCode(cell: SheetCell, notes: CellNotes): string | undefined {
  if (typeof cell === 'number' && !Number.isSafeInteger(cell)) return say(notes, 'codeLost')
  const text = readText(typeof cell === 'string' ? cell.replace(/^\s*['’‘]|\.0+\s*$/g, '') : cell, 60, notes)
  if (text === undefined) return undefined
  const { text: half, wasFullWidth } = plain(text)
  if (/^\d(\.\d+)?E\+?\d+$/i.test(half)) return say(notes, 'codeLost')
  if (/^\d{13,}0{3}$/.test(half) && typeof cell === 'number') return say(notes, 'codeRounded')
  const read = codes.read(half)
  if (!read.ok) return say(notes, 'codeCharacters')
  if (wasFullWidth) notes.add(finding('fullWidth', notes.place, read.value))
  return read.value
}

const han = /^\p{Script=Han}+$/u
const spaces = /[\s\u3000\u00a0]+/g
const nameSigns = /^[\p{Script=Han}A-Za-z· ]+$/u

/** A person's name: “张 伟” is 张伟, the dot of `阿依古丽·买买提` has one shape. */
export function readName(cell: SheetCell, notes: CellNotes): string | undefined {
  const text = readText(typeof cell === 'string' ? cell.replace(spaces, ' ') : cell, longestName, notes)
  if (text === undefined) return undefined
  const dotted = toHalfWidth(text).replace(/\s*[·•・‧∙．.]\s*/g, '·')
  const joined = dotted.replace(/ /g, '')
  const name = han.test(joined.replaceAll('·', '')) ? joined : dotted
  if (!nameSigns.test(name)) return say(notes, 'nameCharacters')
  if (name.length < 2) return say(notes, 'nameTooShort')
  if (name === joined && dotted !== joined) notes.add(finding('nameSpaces', notes.place, name))
  return name
}

const mobile = /^1[3-9]\d{9}$/
const landline = /^0\d{2,3}-?\d{7,8}$/

/** Digits only, without +86; never repeated in a finding beyond its first digits. */
export function readPhone(cell: SheetCell, notes: CellNotes): string | undefined {
  const hidden = { ...notes.place, value: masked(textOf(cell)) }
  const text = readText(cell, 40, { ...notes, place: hidden, add: found => notes.add(found) })
  if (text === undefined) return undefined
  const digits = toHalfWidth(text)
    .replace(/[\s()（）]/g, '')
    .replace(/^(\+|00)?86-?(?=1)/, '')
    .replace(/\.0$/, '')
  const bare = digits.replace(/[-–—]/g, '')
  if (mobile.test(bare)) return bare
  if (landline.test(digits)) return digits.includes('-') ? digits : digits
  return say(notes, 'phoneInvalid', hidden)
}

const masked = (text: string): string => (text.length > 3 ? `${text.slice(0, 3)}****` : '****')
