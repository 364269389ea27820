import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { checkDistrict, type CheckedDistrict, type FoundFile } from '#domain/district/check-district.js'
import type { FileShape } from '#domain/district/file-shape.js'
import { fileProblem, refuseDistrict } from '#domain/district/problem.js'
import { districtFiles, type DistrictFile } from '#domain/district/shapes.js'
import { isFileError, readTable } from './read-table.js'

/** Where the made-up demo district lies, from the repository's root. */
export const demoDataFolder = 'libs/persistence/data/demo'

/**
 * Reads a district from the eight files of a directory, CSV or .xlsx each (their shapes: docs/data-files.md).
 * Answers with the whole district, or with everything that is wrong in all eight files.
 */
export async function readDistrict(directory: string): Promise<CheckedDistrict> {
  const names = await listDirectory(directory)
  if (names === null) {
    const howToMend = '核对 --data 后面的路径；目录里要有 docs/data-files.md 列出的八个文件'
    return refuseDistrict([fileProblem(directory, { message: '打不开这个数据目录', howToMend })])
  }
  const found = await Promise.all(
    Object.entries(districtFiles).map(async ([key, shape]) => [key, await findFile(directory, shape, names)]),
  )
  const checked = checkDistrict(Object.fromEntries(found) as Record<DistrictFile, FoundFile>)
  return namedAsFound(checked, names)
}

async function listDirectory(directory: string): Promise<string[] | null> {
  try {
    return await readdir(directory)
  } catch (error) {
    if (isFileError(error)) return null
    throw error
  }
}

/** A file of the shape's name, as CSV or as a workbook. */
async function findFile(directory: string, shape: FileShape, names: readonly string[]): Promise<FoundFile> {
  const { file, title } = shape
  const [found, another] = formsOf(file).filter(name => names.includes(name))
  if (!found) {
    const others =
      names.filter(name => /\.(csv|xlsx)$/i.test(name)).join('、') || '没有任何 CSV 或 .xlsx 文件'
    const howToMend = `补上这个文件（.csv 或 .xlsx），没有内容时只写表头；目录里现有：${others}`
    return { problems: [fileProblem(file, { message: `缺少文件（${title}）`, howToMend })] }
  }
  if (!another) return readTable(join(directory, found), found)
  const howToMend = '只留下其中一个'
  return { problems: [fileProblem(found, { message: `同时有 ${found} 和 ${another}`, howToMend })] }
}

const formsOf = (file: string): string[] => [file, file.replace(/csv$/, 'xlsx')]

/** Says of each problem the name that its file really has. */
function namedAsFound(checked: CheckedDistrict, names: readonly string[]): CheckedDistrict {
  if (checked.ok) return checked
  const nameOf = (file: string) => formsOf(file).find(name => names.includes(name)) ?? file
  return { ...checked, problems: checked.problems.map(each => ({ ...each, file: nameOf(each.file) })) }
}
