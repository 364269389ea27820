import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkDistrict, type CheckedDistrict, type FoundFile } from '#domain/district/check-district.js'
import type { FileShape } from '#domain/district/file-shape.js'
import { fileProblem, refuseDistrict } from '#domain/district/problem.js'
import { districtFiles, type DistrictFile } from '#domain/district/shapes.js'
import { decodeFile } from './decode-file.js'
import { parseCsv } from './parse-csv.js'

/** Where the made-up demo district lies, from the repository's root. */
export const demoDataFolder = 'libs/persistence/data/demo'

/**
 * Reads a district from the eight CSV files of a directory (their shapes: docs/data-files.md).
 * Answers with the whole district, or with everything that is wrong in all eight files.
 */
export async function readDistrict(directory: string): Promise<CheckedDistrict> {
  const names = await listDirectory(directory)
  if (names === null) {
    const howToMend = '核对 --data 后面的路径；目录里要有 docs/data-files.md 列出的八个 CSV 文件'
    return refuseDistrict([fileProblem(directory, { message: '打不开这个数据目录', howToMend })])
  }
  const found = await Promise.all(
    Object.entries(districtFiles).map(async ([key, shape]) => [key, await findFile(directory, shape, names)]),
  )
  return checkDistrict(Object.fromEntries(found) as Record<DistrictFile, FoundFile>)
}

async function listDirectory(directory: string): Promise<string[] | null> {
  try {
    return await readdir(directory)
  } catch (error) {
    if (isFileError(error)) return null
    throw error
  }
}

async function findFile(directory: string, shape: FileShape, names: readonly string[]): Promise<FoundFile> {
  const { file, title } = shape
  if (!names.includes(file)) {
    const others = names.filter(name => name.toLowerCase().endsWith('.csv')).join('、') || '没有任何 CSV 文件'
    const howToMend = `补上这个文件，没有内容时只写表头；目录里现有：${others}`
    return { problems: [fileProblem(file, { message: `缺少文件（${title}）`, howToMend })] }
  }
  const bytes = await readBytes(join(directory, file))
  if (bytes === null) {
    const howToMend = '确认它是普通文件，并且运行本平台的用户可以读取'
    return { problems: [fileProblem(file, { message: '读不出这个文件', howToMend })] }
  }
  const decoded = decodeFile(bytes)
  if (!decoded.ok) return { problems: [fileProblem(file, decoded.fault)] }
  const parsed = parseCsv(decoded.text)
  return parsed.ok ? { table: parsed.table } : { problems: [fileProblem(file, parsed.fault, parsed.row)] }
}

async function readBytes(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (isFileError(error)) return null
    throw error
  }
}

/** Errors of the file system carry a code; anything else is a mistake of ours. */
const isFileError = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error
