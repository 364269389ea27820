/** The small parts of a workbook: which sheets there are, which texts they share, which styles are dates. */
import { posix } from 'node:path'
import { readXml } from './read-xml.js'
import { unreadable } from './spreadsheet.js'
import type { ZipParts } from './zip-parts.js'

export interface WorkbookSheet {
  name: string
  part: string
}

export interface Workbook {
  sheets: WorkbookSheet[]
  /** Days counted from 1904, as old Macs do. */
  from1904: boolean
}

const mostSheets = 30
const workbookPart = 'xl/workbook.xml'

/** @throws Unreadable when the archive is no workbook, or one that carries programs */
export async function readWorkbook(parts: ZipParts): Promise<Workbook> {
  if (!parts.has(workbookPart) || !parts.has('[Content_Types].xml')) throw notAWorkbook(parts)
  if (parts.names.some(name => /vbaProject\.bin$/i.test(name))) {
    throw unreadable('工作簿带有宏', '另存为“Excel 工作簿（*.xlsx）”（不含宏）后再上传')
  }
  const targets = await relations(parts)
  const workbook: Workbook = { sheets: [], from1904: false }
  await readXml(await parts.stream(workbookPart), {
    open: (name, attributes) => {
      if (name === 'workbookPr') workbook.from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      const part = name === 'sheet' && targets.get(attributes['r:id'] ?? '')
      if (part && parts.has(part)) workbook.sheets.push({ name: attributes.name ?? '', part })
    },
  })
  if (workbook.sheets.length === 0) throw unreadable('工作簿里没有工作表', '确认选对了文件')
  return { ...workbook, sheets: workbook.sheets.slice(0, mostSheets) }
}

function notAWorkbook(parts: ZipParts) {
  if (parts.has('word/document.xml'))
    return unreadable('这是 Word 文档，不是表格', '把表格复制到 Excel 里，存为 .xlsx 后再上传')
  if (parts.names.some(name => name.startsWith('xl/') && name.endsWith('.bin'))) {
    return unreadable('这是二进制工作簿（.xlsb）', '另存为“Excel 工作簿（*.xlsx）”后再上传')
  }
  return unreadable('这是压缩包，不是 Excel 工作簿', '解压后上传里面的表格')
}

/** Relation id → part; only parts of this archive. */
async function relations(parts: ZipParts): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  const part = 'xl/_rels/workbook.xml.rels'
  if (!parts.has(part)) return targets
  await readXml(await parts.stream(part), {
    open: (name, { Id = '', Target = '', TargetMode }) => {
      if (name !== 'Relationship' || TargetMode === 'External') return
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : posix.join('xl', Target))
    },
  })
  return targets
}

/** The texts that cells refer to by number, without their phonetic guides. */
export async function readSharedStrings(parts: ZipParts): Promise<string[]> {
  const strings: string[] = []
  const part = 'xl/sharedStrings.xml'
  if (!parts.has(part)) return strings
  let current = ''
  let isText = false
  let isPhonetic = false
  await readXml(await parts.stream(part), {
    open: name => {
      if (name === 'si') current = ''
      if (name === 'rPh') isPhonetic = true
      isText = name === 't' && !isPhonetic
    },
    text: text => {
      if (isText) current += text
    },
    close: name => {
      isText = false
      if (name === 'rPh') isPhonetic = false
      if (name === 'si') strings.push(unescaped(current))
    },
  })
  return strings
}

/** `_x000D_` is how a workbook writes a character that XML cannot hold. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text

const builtInDates = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Style number → whether its cells are dates. */
export async function readDateStyles(parts: ZipParts): Promise<boolean[]> {
  const part = 'xl/styles.xml'
  const custom = new Map<number, boolean>()
  const styles: boolean[] = []
  if (!parts.has(part)) return styles
  let isCell = false
  await readXml(await parts.stream(part), {
    open: (name, attributes) => {
      if (name === 'numFmt')
        custom.set(Number(attributes.numFmtId), isDateFormat(attributes.formatCode ?? ''))
      if (name === 'cellXfs') isCell = true
      const id = Number(attributes.numFmtId ?? 0)
      if (name === 'xf' && isCell) styles.push(custom.get(id) ?? builtInDates(id))
    },
    close: name => {
      if (name === 'cellXfs') isCell = false
    },
  })
  return styles
}

/** Without what stands in quotes, behind a backslash or in brackets, a date's format has y, m or d in it. */
const isDateFormat = (format: string): boolean =>
  /[ymd]/i.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '')) && !/^general$/i.test(format)
