import { pinyin } from 'pinyin-pro'

interface NameKind {
  /** Family names have readings of their own: 单 is shàn, not dān. */
  readonly surname: boolean
}

/** How a name is found by typing: its full pinyin and its initials, `zhangwei zw`. */
export function searchablePinyin(name: string, { surname }: NameKind): string {
  const syllables = pinyin(name, {
    toneType: 'none',
    type: 'array',
    v: true,
    nonZh: 'consecutive',
    surname: surname ? 'head' : 'off',
  }).map(syllable => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''))
  const initials = syllables.map(syllable => syllable.charAt(0))
  return `${syllables.join('')} ${initials.join('')}`
}
