import type { FileStore } from '#files/store.js'
import type { Database } from '#persistence/read/database.js'
import type { Finding, ReadinessCheck } from './check.js'
import type { Installed } from './installed.js'

/** Of the newest files, looked for in the store. */
const looked = 50

/** What is answered by the store of files. */
export const fileChecks = ({ database, files, hasScanner }: Installed): ReadinessCheck[] => [
  { id: 'files', title: '附件存储可用', weight: 'must', find: () => filesAreThere(database, files) },
  { id: 'scanner', title: '附件查毒', weight: 'should', find: async () => scannerIsSet(hasScanner) },
]

const filesAreThere = async (database: Database, files: FileStore): Promise<Finding | undefined> => {
  try {
    await files.try()
  } catch (error) {
    return {
      what: `附件存储不能写入：${error instanceof Error ? error.message : String(error)}`,
      why: '附件传不上去，已有的也可能打不开',
      remedy: '检查 FILES_DIR 的权限与磁盘，或 FILES_S3_… 的地址、存储桶和密钥',
    }
  }
  const missing = await missingAmongNewest(database, files)
  if (missing === 0) return undefined
  return {
    what: `最近的附件里有 ${missing} 个在存储中找不到内容`,
    why: '这些附件打不开；多半是接错了存储，或恢复时没有放回附件',
    remedy: '核对 FILES_DIR 或存储桶；由备份恢复的，把附件的内容也恢复（见 docs/files.md）',
  }
}

const missingAmongNewest = async (database: Database, files: FileStore): Promise<number> => {
  const { rows } = await database.query<{ id: string; bytes: number }>(
    `SELECT id, bytes::float8 AS bytes FROM process_file ORDER BY uploaded_at DESC LIMIT ${looked}`,
  )
  let missing = 0
  for (const { id, bytes } of rows) if ((await files.sizeOf(id)) !== bytes) missing += 1
  return missing
}

const scannerIsSet = (hasScanner: boolean): Finding | undefined =>
  hasScanner
    ? undefined
    : {
        what: '没有配置查毒',
        why: '附件未经扫描就可以下载',
        remedy: '设置 FILE_SCAN_COMMAND 或 FILE_SCAN_URL（写法见 docs/files.md）',
      }
