/** A file's name as it may be shown, kept and written to anybody's disk: never a path, never a trick. */

const mostCharacters = 120
/** What most file systems take, less what a browser may add. */
const mostBytes = 200
const longestEnding = 10
const unnamed = '未命名'

/** Controls, halves of pairs, what turns the direction of writing, what takes no space: one name looks like another. */
const invisible = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{DI}\u2028\u2029\ufff9-\ufffb]/gu
/** Mean something to some file system or shell. */
const reserved = /[<>:"|?*\\/]/g
/** Devices of Windows, whatever ending they have. */
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=$|\.)/i

/**
 * The last part of whatever path was sent, without what cannot be seen or means something to a file system, at most
 * 120 characters and 200 bytes long; the ending survives. Cleaning it again changes nothing.
 */
export const cleanedName = (sent: string): string => {
  const last = sent.split(/[/\\]/).at(-1) ?? ''
  const visible = last.replace(invisible, '').normalize('NFC').replace(invisible, '')
  const plain = visible.replace(reserved, '_').replace(/\s+/gu, ' ')
  const trimmed = plain.replace(/^[. ]+|[. ]+$/g, '')
  const named = trimmed === '' ? unnamed : trimmed
  return shortened(named.replace(device, '_$1'))
}

const shortened = (name: string): string => {
  const ending = /\.[^. ]+$/.exec(name)?.[0] ?? ''
  const kept = [...ending].length <= longestEnding ? ending : ''
  const characters = [...name.slice(0, name.length - kept.length)]
  const room = mostCharacters - [...kept].length
  let stem = characters.slice(0, room).join('')
  while (bytesOf(stem + kept) > mostBytes) stem = [...stem].slice(0, -1).join('')
  const isCut = stem.length + kept.length < name.length
  return (isCut ? stem.replace(/[. ]+$/, '') : stem) + kept
}

/** Of UTF-8, without a library: the domain knows none. */
const bytesOf = (text: string): number =>
  [...text].reduce((sum, character) => {
    const point = character.codePointAt(0) ?? 0
    return sum + (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
  }, 0)
