/** Documents that are zip archives inside: told by their parts. An archive of anything else is refused. */
import { openPromise, type ZipFile } from 'yauzl'
import type { FileTypeCode } from '#domain/files/file-types.js'
import { refused } from './refused.js'

const mostParts = 10_000

const damaged = () => refused('文件已损坏，打不开', '请在 Office 或 WPS 中打开修复，另存后再上传')

const marks: readonly [part: string, type: FileTypeCode][] = [
  ['word/document.xml', 'docx'],
  ['xl/workbook.xml', 'xlsx'],
  ['ppt/presentation.xml', 'pptx'],
]

/** @throws ContentRefused */
export const typeOfZip = async (path: string): Promise<FileTypeCode> => {
  const zip = await openPromise(path, { autoClose: false }).catch(() => {
    throw damaged()
  })
  try {
    return typeByParts(await partsOf(zip))
  } finally {
    zip.close()
  }
}

const partsOf = async (zip: ZipFile): Promise<Set<string>> => {
  if (zip.entryCount > mostParts) throw refused('文件内部的部件过多', '请删减内容后另存，再上传')
  const parts = new Set<string>()
  let isTwofold = false
  let isLocked = false
  try {
    for await (const entry of zip.eachEntry()) {
      // Two parts of one name: two readers could take different ones.
      isTwofold ||= parts.has(entry.fileName)
      isLocked ||= entry.isEncrypted()
      parts.add(entry.fileName)
    }
  } catch {
    throw damaged()
  }
  if (isTwofold) throw damaged()
  if (isLocked) throw refused('文件加了密码，无法查毒', '请取消密码后再上传')
  return parts
}

const typeByParts = (parts: ReadonlySet<string>): FileTypeCode => {
  const names = [...parts]
  if (names.some(name => /vbaproject\.bin$|(^|\/)vbadata\.xml$|(^|\/)macrosheets\//i.test(name)))
    throw refused('文档含有宏', '请另存为不含宏的格式（.docx、.xlsx、.pptx）后再上传')
  if (parts.has('OFD.xml')) return 'ofd'
  const type = parts.has('[Content_Types].xml') && marks.find(([part]) => parts.has(part))?.[1]
  if (type) return type
  throw refused('这是压缩包，或不认识的文档', '压缩包请解开，逐个上传里面的文件；其他文档请另存为 PDF')
}
