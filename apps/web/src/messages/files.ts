/** Files and comments beside a process. */
export const fileMessages = {
  title: '附件',
  none: '还没有附件。',
  drop: '把文件拖到这里，或',
  choose: '选择文件',
  camera: '拍照',
  accepts: (megabytes: number) =>
    `PDF、OFD、Office 与 WPS 文档、图片、文本；单个不超过 ${megabytes} MB。程序、网页、压缩包和含宏的文档不收。`,
  uploading: (name: string, percent: number) => `正在上传 ${name}（${percent}%）`,
  tooLarge: (name: string, megabytes: number) => `${name} 超过 ${megabytes} MB，没有上传。`,
  empty: (name: string) => `${name} 是空文件，没有上传。`,
  dismiss: '知道了',
  failed: (name: string) => `${name} 没有上传成功`,
  preview: '预览',
  download: '下载',
  withdraw: '撤下',
  withdrawAsk: '撤下后别人不能再打开，名称和校验值仍列在这里。',
  withdrawReason: '撤下的理由',
  withdrawn: (name: string, when: string) => `${when} 由${name}撤下`,
  uploaded: (name: string, when: string) => `${name} ${when}`,
  printed: (name: string, sha256: string, isWithdrawn: boolean) =>
    `${name}${isWithdrawn ? '（已撤下）' : ''}，SHA-256 ${sha256}`,
  hash: (sha256: string) => `SHA-256 ${sha256}`,
  bytes: (bytes: number) =>
    bytes < 1024
      ? `${bytes} 字节`
      : bytes < 1_048_576
        ? `${(bytes / 1024).toFixed(0)} KB`
        : `${(bytes / 1_048_576).toFixed(1)} MB`,
} as const

export const commentMessages = {
  title: '评论',
  none: '还没有评论。',
  placeholder: '说点什么；输入 @ 提到相关的人',
  send: '发表评论',
  attach: '附上文件',
  detach: (name: string) => `不附 ${name}`,
  mentioned: (names: string) => `提到：${names}`,
  nobody: '没有找到可以提到的人',
} as const
