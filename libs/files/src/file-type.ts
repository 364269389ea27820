/** What a file is, by its content alone. Whatever is not known to be harmless enough is refused. */
import { open } from 'node:fs/promises'
import type { FileTypeCode } from '#domain/files/file-types.js'
import { typeOfCompound } from './compound-file.js'
import { refused } from './refused.js'
import { checkText } from './text-file.js'
import { typeOfZip } from './zip-file.js'

const asDocument = '请另存为 PDF、Word、WPS 文档或图片后再上传'
const unpacked = '请解开压缩包，逐个上传里面的文件'

/** Signature → what it is; told so that people know what they have chosen. */
const foreign: readonly [signature: string, what: string, remedy: string][] = [
  ['MZ', '这是程序文件', '程序不能作为附件；如是自解压文件，请解开后上传里面的文件'],
  ['\x7fELF', '这是程序文件', '程序不能作为附件'],
  ['\xca\xfe\xba\xbe', '这是程序文件', '程序不能作为附件'],
  ['\xcf\xfa\xed\xfe', '这是程序文件', '程序不能作为附件'],
  ['#!', '这是脚本', '脚本不能作为附件'],
  ['L\x00\x00\x00\x01\x14\x02\x00', '这是快捷方式', '请上传快捷方式指向的文件'],
  ['Rar!', '这是压缩包', unpacked],
  ['7z\xbc\xaf', '这是压缩包', unpacked],
  ['\x1f\x8b', '这是压缩包', unpacked],
  ['{\\rtf', '这是 RTF 文档', asDocument],
  ['GIF8', '这是 GIF 图片', '请另存为 PNG 或 JPEG 后再上传'],
  ['BM', '这是 BMP 图片', '请另存为 PNG 或 JPEG 后再上传'],
]

const startBytes = 4_096

/**
 * @param path a complete file
 * @throws ContentRefused for everything that is not on the list
 */
export const typeOfFile = async (path: string): Promise<FileTypeCode> => {
  const start = await startOf(path)
  const signature = start.toString('latin1')
  const picture = pictureOf(start, signature)
  if (picture) return picture
  if (signature.startsWith('%PDF-')) return 'pdf'
  if (signature.startsWith('PK\x03\x04')) return typeOfZip(path)
  if (signature.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return typeOfCompound(path)
  const known = foreign.find(([begins]) => signature.startsWith(begins))
  // Two letters may begin a text, too.
  if (known && (known[0].length > 2 || known[0] === '#!' || start.includes(0)))
    throw refused(known[1], known[2])
  await checkText(path)
  return 'text'
}

const startOf = async (path: string): Promise<Buffer> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(startBytes), 0, startBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const heicBrands: ReadonlySet<string> = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1'])

const pictureOf = (start: Buffer, signature: string): FileTypeCode | undefined => {
  if (signature.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (signature.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (signature.startsWith('RIFF') && signature.startsWith('WEBP', 8)) return 'webp'
  if (signature.startsWith('ftyp', 4) && heicBrands.has(start.toString('latin1', 8, 12))) return 'heic'
  return undefined
}
