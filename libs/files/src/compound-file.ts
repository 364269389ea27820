/** The container of old Office and of WPS documents (MS-CFB), told by the streams it lists. Installers use it, too. */
import { open, type FileHandle } from 'node:fs/promises'
import type { FileTypeCode } from '#domain/files/file-types.js'
import { refused } from './refused.js'

const entryBytes = 128
/** Of the directory; a document has a few. */
const mostSectors = 4_096
/** Sectors of the allocation table that the header itself names; a list after it names those of larger files. */
const tablesInHeader = 109
const mostLists = 1_024
const lastRegular = 0xfffffffa

const damaged = () => refused('文件已损坏，打不开', '请在 Office 或 WPS 中打开修复，另存后再上传')

const marks: readonly [stream: string, type: FileTypeCode][] = [
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['Book', 'xls'],
  ['PowerPoint Document', 'ppt'],
]

/** @throws ContentRefused */
export const typeOfCompound = async (path: string): Promise<FileTypeCode> => {
  const file = await open(path)
  try {
    return typeByStreams(await new Directory(file).names())
  } finally {
    await file.close()
  }
}

const typeByStreams = (names: ReadonlySet<string>): FileTypeCode => {
  if (names.has('EncryptedPackage')) throw refused('文档加了密码，无法查毒', '请取消打开密码，存盘后再上传')
  if (['_VBA_PROJECT', '_VBA_PROJECT_CUR', 'VBA'].some(name => names.has(name)))
    throw refused('文档含有宏', '请另存为不含宏的格式（.docx、.xlsx、.pptx）后再上传')
  const type = marks.find(([stream]) => names.has(stream))?.[1]
  if (type) return type
  throw refused('这不是 Office 或 WPS 文档（可能是安装程序）', '请另存为 PDF、Word 或 WPS 文档后再上传')
}

class Directory {
  private sectorBytes = 512
  private tables: number[] = []

  constructor(private readonly file: FileHandle) {}

  /** Of every stream and storage. */
  async names(): Promise<Set<string>> {
    const header = await this.bytes(0, 512)
    const shift = header.readUInt16LE(30)
    if (shift !== 9 && shift !== 12) throw damaged()
    this.sectorBytes = 1 << shift
    this.tables = numbersIn(header.subarray(76)).slice(0, tablesInHeader)
    await this.addTables(header.readUInt32LE(68))
    const names = new Set<string>()
    let sector = header.readUInt32LE(48)
    for (let read = 0; sector < lastRegular; read += 1) {
      if (read === mostSectors) throw damaged()
      namesIn(await this.sector(sector)).forEach(name => names.add(name))
      sector = await this.next(sector)
    }
    return names
  }

  private async addTables(first: number): Promise<void> {
    let sector = first
    for (let read = 0; sector < lastRegular; read += 1) {
      if (read === mostLists) throw damaged()
      const numbers = numbersIn(await this.sector(sector))
      sector = numbers.pop() ?? lastRegular
      this.tables.push(...numbers)
    }
  }

  private async next(sector: number): Promise<number> {
    const perTable = this.sectorBytes / 4
    const table = this.tables[Math.floor(sector / perTable)]
    if (table === undefined || table >= lastRegular) throw damaged()
    return (await this.sector(table)).readUInt32LE((sector % perTable) * 4)
  }

  private sector(index: number): Promise<Buffer> {
    return this.bytes((index + 1) * this.sectorBytes, this.sectorBytes)
  }

  private async bytes(from: number, count: number): Promise<Buffer> {
    const { buffer, bytesRead } = await this.file.read(Buffer.alloc(count), 0, count, from)
    if (bytesRead < count) throw damaged()
    return buffer
  }
}

const numbersIn = (bytes: Buffer): number[] =>
  Array.from({ length: Math.floor(bytes.length / 4) }, (_, at) => bytes.readUInt32LE(4 * at))

const namesIn = (sector: Buffer): string[] => {
  const names: string[] = []
  for (let at = 0; at + entryBytes <= sector.length; at += entryBytes) {
    const length = sector.readUInt16LE(at + 64)
    if (sector[at + 66] !== 0 && length >= 2 && length <= 64)
      names.push(sector.toString('utf16le', at, at + length - 2))
  }
  return names
}
