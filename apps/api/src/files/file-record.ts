/** What the exported record says of files: who laid which one beside the process, with its hash, and who withdrew it. */
import type { FileRow } from '#persistence/files/file-row.js'

export interface RecordedFile {
  at: Date
  name: string
  act: string
  sentence: string
  reason: string
}

export const fileSign = ({ name, bytes, sha256 }: FileRow): string =>
  `《${name}》（${bytes} 字节，SHA-256 ${sha256}）`

export const recordOf = (files: readonly FileRow[]): RecordedFile[] =>
  files.flatMap(file => [
    {
      at: file.uploadedAt,
      name: file.byName,
      act: '添加附件',
      sentence: `${file.byName}添加附件${fileSign(file)}。`,
      reason: '',
    },
    ...(file.withdrawnAt
      ? [
          {
            at: file.withdrawnAt,
            name: file.withdrawnByName ?? '',
            act: '撤下附件',
            sentence: `${file.withdrawnByName ?? ''}撤下附件《${file.name}》。`,
            reason: file.withdrawnBecause ?? '',
          },
        ]
      : []),
  ])

/** The files that a comment or an opinion carries, as they are told behind it. */
export const carried = (detail: Record<string, unknown> | null, files: readonly FileRow[]): string => {
  const ids = Array.isArray(detail?.files) ? (detail.files as unknown[]) : []
  const named = files.filter(({ id }) => ids.includes(id))
  return named.length === 0 ? '' : `附：${named.map(fileSign).join('、')}`
}
