/** What may be kept beside a process: told by its content, with the endings that such a content may be called by. */
export interface FileType {
  label: string
  /** What browsers are told; they are also told to guess nothing. */
  media: string
  /** The first one completes a name without an ending. */
  endings: readonly [string, ...string[]]
  /** Browsers may show it beside the page. */
  preview?: true
}

export const fileTypes = {
  pdf: { label: 'PDF 文档', media: 'application/pdf', endings: ['pdf'], preview: true },
  ofd: { label: 'OFD 版式文档', media: 'application/ofd', endings: ['ofd'] },
  docx: {
    label: '文字文档',
    media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
  },
  xlsx: {
    label: '表格',
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    endings: ['xlsx'],
  },
  pptx: {
    label: '演示文稿',
    media: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    endings: ['pptx'],
  },
  doc: { label: '文字文档（旧格式或 WPS）', media: 'application/msword', endings: ['doc', 'wps'] },
  xls: { label: '表格（旧格式或 WPS）', media: 'application/vnd.ms-excel', endings: ['xls', 'et'] },
  ppt: {
    label: '演示文稿（旧格式或 WPS）',
    media: 'application/vnd.ms-powerpoint',
    endings: ['ppt', 'dps'],
  },
  png: { label: '图片', media: 'image/png', endings: ['png'], preview: true },
  jpeg: { label: '图片', media: 'image/jpeg', endings: ['jpg', 'jpeg'], preview: true },
  webp: { label: '图片', media: 'image/webp', endings: ['webp'], preview: true },
  heic: { label: '图片（手机）', media: 'image/heic', endings: ['heic', 'heif'] },
  text: { label: '文本', media: 'text/plain; charset=utf-8', endings: ['txt', 'csv'] },
} as const satisfies Record<string, FileType>

export type FileTypeCode = keyof typeof fileTypes

export const typeOfCode = (code: FileTypeCode): FileType => fileTypes[code]

/** Every ending that some content may have, for the dialog that chooses a file. */
export const knownEndings: readonly string[] = Object.values(fileTypes).flatMap(({ endings }) => endings)

/** Without the dot, in small letters; empty when there is none. */
export const endingOf = (name: string): string => /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/**
 * The name with an ending that its content may have: completed when it has none.
 * @returns undefined when the name says that it is something else
 */
export const nameFor = (name: string, code: FileTypeCode): string | undefined => {
  const { endings } = typeOfCode(code)
  const ending = endingOf(name)
  if (ending === '') return `${name.replace(/\.$/, '')}.${endings[0]}`
  return endings.includes(ending) ? name : undefined
}

/** Where a file stands with the operator's scanner. */
export const scanStates = { waiting: '待扫描', passed: '通过', blocked: '拦截' } as const
export type ScanState = keyof typeof scanStates
