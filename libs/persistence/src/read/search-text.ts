/** What people type into a search box, as the pieces a query compares. */
export interface SearchText {
  /** LIKE pattern of the text itself, or null when nothing is searched for. */
  pattern: string | null
  /** LIKE pattern for pinyin or initials, when Latin letters were typed. */
  pinyin: string | null
  /** What the index of neighbouring signs is asked for: the text, or its letters. */
  signs: string | null
  /** The running number of a process, as in `RL-2026-000123` or `123`. */
  number: number | null
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

export const searchText = (typed: string | undefined): SearchText => {
  const text = typed?.trim() ?? ''
  if (text === '') return { pattern: null, pinyin: null, signs: null, number: null }
  const letters = text.toLowerCase().replace(/[\s']/g, '')
  const isLatin = /^[a-z0-9]+$/.test(letters)
  const digits = /^(?:[A-Za-z]+-\d{4}-)?(\d{1,15})$/.exec(text)?.[1]
  return {
    pattern: `%${escaped(text)}%`,
    pinyin: isLatin ? `%${letters}%` : null,
    signs: isLatin ? letters : text,
    number: digits === undefined ? null : Number(digits),
  }
}
