import { unreadable } from './spreadsheet.js'

const asXlsx = '用 Excel 或 WPS 打开，“另存为”类型选“Excel 工作簿（*.xlsx）”，再上传'

/** Signature → what the file really is, whatever its name ends in. */
const foreign: readonly [signature: string, message: string, howToMend: string][] = [
  ['MZ', '这是程序文件改了扩展名，不是表格', '上传真正的 .xlsx 或 .csv 文件'],
  ['\x7fELF', '这是程序文件改了扩展名，不是表格', '上传真正的 .xlsx 或 .csv 文件'],
  ['%PDF', '这是 PDF 文件，不是表格', '请提供者给出 Excel 文件'],
  ['Rar!', '这是压缩包，不是表格', '解压后上传里面的表格'],
  ['7z\xbc\xaf', '这是压缩包，不是表格', '解压后上传里面的表格'],
  ['\x1f\x8b', '这是压缩包，不是表格', '解压后上传里面的表格'],
  ['\x89PNG', '这是图片，不是表格', '上传表格文件，不是截图'],
  ['\xff\xd8\xff', '这是图片，不是表格', '上传表格文件，不是截图'],
  ['{\\rtf', '这是 RTF 文档，不是表格', asXlsx],
]

/** The compound file that old Excel wrote, and that holds an encrypted workbook. */
const compoundFile = '\xd0\xcf\x11\xe0'
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le')

/**
 * Tells a workbook from text by what the file begins with.
 * @param start the first bytes of the file, as many as there are up to 64 KiB
 * @throws Unreadable for everything that is neither
 */
export function typeOf(start: Buffer): 'xlsx' | 'csv' {
  const signature = start.subarray(0, 8).toString('latin1')
  if (start.length === 0) throw unreadable('文件是空的', '确认选对了文件')
  if (signature.startsWith('PK\x03\x04')) return 'xlsx'
  if (signature.startsWith(compoundFile)) throw compound(start)
  const known = foreign.find(([begins]) => signature.startsWith(begins))
  if (known) throw unreadable(known[1], known[2])
  const isWideText = /^(\xff\xfe|\xfe\xff)/.test(signature)
  if (
    /^\s*(\xef\xbb\xbf)?\s*<(!doctype|html|table|\?xml|meta)/i.test(start.subarray(0, 200).toString('latin1'))
  ) {
    throw unreadable('这是网页或 XML 改了扩展名，不是表格', asXlsx)
  }
  if (!isWideText && start.includes(0)) throw unreadable('不是表格文件', '上传 .xlsx 或 .csv 文件')
  return 'csv'
}

const compound = (start: Buffer) =>
  start.includes(encryptedPackage)
    ? unreadable('工作簿加了密码', '在表格软件里取消打开密码，存盘后再上传')
    : unreadable('这是旧版 Excel（.xls）或别的旧版文档', asXlsx)
