import { isAbsolute } from 'node:path'
import { z } from 'zod'

const path = z.string().trim().min(1)
const megabytes = (most: number, usual: number) =>
  z.coerce
    .number({ error: `应为 1–${most} 之间的整数（兆字节）` })
    .int()
    .min(1)
    .max(most)
    .default(usual)

/** Environment of files beside processes: where they lie, how large they may be, who looks through them. */
export const filesEnvSchema = z.object({
  /** Contents, and what is still being uploaded; with a store elsewhere only the latter. */
  FILES_DIR: path,
  /** An S3-compatible store, asked path style under Signature Version 4. */
  FILES_S3_ENDPOINT: z.url({ protocol: /^https?$/, error: '应为 http(s)://主机[:端口]' }).optional(),
  FILES_S3_REGION: z.string().trim().min(1).default('us-east-1'),
  FILES_S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, '应为存储桶名称')
    .optional(),
  FILES_S3_ACCESS_KEY: z.string().trim().min(1).optional(),
  FILES_S3_SECRET_KEY: z.string().trim().min(1).optional(),
  FILE_MOST_MEGABYTES: megabytes(2_000, 50),
  PROCESS_FILES_MOST_MEGABYTES: megabytes(100_000, 500),
  /** A program and its arguments: it reads the file from its standard input, and ends with 0 or, naming what it found, 1. */
  FILE_SCAN_COMMAND: z
    .string()
    .trim()
    .refine(text => isAbsolute(text), '应为扫描程序的绝对路径，后跟参数')
    .optional(),
  /** Takes the file as the body of a POST; answers 2xx or, when it found something, 406. */
  FILE_SCAN_URL: z.url({ protocol: /^https?$/, error: '应为 http(s)://主机[:端口]/路径' }).optional(),
})

export type FilesConfig = z.infer<typeof filesEnvSchema>

interface Rule {
  path: [keyof FilesConfig]
  message: string
  holds: (config: FilesConfig) => boolean
}

/** Variables that are wrong only together. */
export const filesRules: Rule[] = [
  {
    path: ['FILES_S3_ENDPOINT'],
    message:
      'FILES_S3_ENDPOINT、FILES_S3_BUCKET、FILES_S3_ACCESS_KEY、FILES_S3_SECRET_KEY（或 FILES_S3_SECRET_KEY_FILE）须一并设置',
    holds: config =>
      new Set(
        [
          config.FILES_S3_ENDPOINT,
          config.FILES_S3_BUCKET,
          config.FILES_S3_ACCESS_KEY,
          config.FILES_S3_SECRET_KEY,
        ].map(each => each === undefined),
      ).size === 1,
  },
  {
    path: ['FILE_SCAN_URL'],
    message: 'FILE_SCAN_COMMAND 与 FILE_SCAN_URL 只能设置一个',
    holds: ({ FILE_SCAN_COMMAND, FILE_SCAN_URL }) =>
      FILE_SCAN_COMMAND === undefined || FILE_SCAN_URL === undefined,
  },
  {
    path: ['FILE_MOST_MEGABYTES'],
    message: '单个文件的上限不能超过一个事项的上限',
    holds: ({ FILE_MOST_MEGABYTES, PROCESS_FILES_MOST_MEGABYTES }) =>
      FILE_MOST_MEGABYTES <= PROCESS_FILES_MOST_MEGABYTES,
  },
]
