/** A workbook is a zip archive of XML parts. What its directory says of their sizes is never believed. */
import { Transform, type Readable } from 'node:stream'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { unreadable } from './spreadsheet.js'

export interface ZipLimits {
  entries: number
  /** Inflated, of one part and of all that are read. */
  partBytes: number
  totalBytes: number
  /** Inflated against packed, once a part is larger than `freeBytes`. */
  ratio: number
  freeBytes: number
}

const mebibyte = 1024 * 1024
/** A sheet of 60,000 rows inflates to some 40 MiB, at most thirty times what it was packed to. */
export const zipLimits: ZipLimits = {
  entries: 1_000,
  partBytes: 256 * mebibyte,
  totalBytes: 400 * mebibyte,
  ratio: 120,
  freeBytes: 16 * mebibyte,
}

const damaged = () =>
  unreadable('工作簿已损坏，打不开', '用 Excel 或 WPS 打开修复，另存为新的 .xlsx 后再上传')
const tooLarge = () =>
  unreadable('工作簿展开后过大', '删除多余的工作表、空行和图片，另存后再上传；一次最多导入 100,000 行')

/** The parts of an open workbook, by name. @throws Unreadable */
export class ZipParts {
  private inflated = 0

  private constructor(
    private readonly file: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: ZipLimits,
  ) {}

  static async open(path: string, limits = zipLimits): Promise<ZipParts> {
    const file = await opened(path)
    try {
      return new ZipParts(file, await listed(file, limits), limits)
    } catch (error) {
      file.close()
      throw error
    }
  }

  has(name: string): boolean {
    return this.entries.has(name)
  }

  get names(): string[] {
    return [...this.entries.keys()]
  }

  close(): void {
    this.file.close()
  }

  /** The part's text, counted while it inflates: a bomb is left as soon as it shows. */
  async stream(name: string): Promise<Readable> {
    const entry = this.entries.get(name)
    if (!entry || entry.isEncrypted()) throw damaged()
    const source = await this.file.openReadStreamPromise(entry).catch(() => {
      throw damaged()
    })
    const counted = this.counter(entry.compressedSize)
    source.on('error', error => counted.destroy(isOurs(error) ? error : damaged()))
    counted.on('close', () => source.destroy())
    return source.pipe(counted)
  }

  private counter(packedBytes: number): Transform {
    let bytes = 0
    const { partBytes, totalBytes, ratio, freeBytes } = this.limits
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        bytes += chunk.length
        this.inflated += chunk.length
        const isBomb = bytes > freeBytes && bytes > packedBytes * ratio
        if (isBomb || bytes > partBytes || this.inflated > totalBytes) done(tooLarge())
        else done(null, chunk)
      },
    })
  }
}

const isOurs = (error: unknown): error is Error => error instanceof Error && 'fault' in error

const opened = async (path: string): Promise<ZipFile> => {
  try {
    return await openPromise(path, { autoClose: false })
  } catch {
    throw damaged()
  }
}

const listed = async (file: ZipFile, limits: ZipLimits): Promise<Map<string, Entry>> => {
  const entries = new Map<string, Entry>()
  if (file.entryCount > limits.entries) throw tooLarge()
  try {
    for await (const entry of file.eachEntry()) {
      // Two parts of one name: two readers could take different ones.
      if (entries.has(entry.fileName) || entries.size > limits.entries) throw damaged()
      entries.set(entry.fileName, entry)
    }
  } catch (error) {
    throw isOurs(error) ? error : damaged()
  }
  return entries
}
