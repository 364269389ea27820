/** The part of the one error list that is about files on processes. */
export const fileErrors = {
  fileEmpty: {
    status: 422,
    title: 'Empty file',
    message: '文件是空的（0 字节），请确认选对了文件。',
  },
  fileTooLarge: {
    status: 413,
    title: 'File too large',
    message: '文件超过单个附件的大小上限，请压缩图片或拆分后再上传。',
  },
  filesFull: {
    status: 409,
    title: 'No room for more files',
    message: '该事项的附件已达到数量或总大小的上限，不能再添加。',
  },
  fileRefused: {
    status: 415,
    title: 'Content refused',
    message: '这种文件不能作为附件。可以上传 PDF、OFD、Office 与 WPS 文档、图片和文本。',
  },
  fileNameMismatch: {
    status: 422,
    title: 'Name and content differ',
    message: '文件名的后缀与内容不符，请确认文件没有被改名，或另存为正确的格式后再上传。',
  },
  fileWaiting: {
    status: 409,
    title: 'Not scanned yet',
    message: '文件正在等待病毒扫描，通过之后才能打开，请稍后再试。',
  },
  fileBlocked: {
    status: 403,
    title: 'Blocked by the scanner',
    message: '文件没有通过病毒扫描，已拦截，不能打开。请联系系统管理员。',
  },
  fileWithdrawn: {
    status: 410,
    title: 'File withdrawn',
    message: '文件已撤下，不能再打开或附上。',
  },
  fileActedOn: {
    status: 409,
    title: 'Others have acted meanwhile',
    message: '上传之后已有他人办理，本人不能再撤下；确需撤下的，请系统管理员说明理由后办理。',
  },
  fileMissing: {
    status: 503,
    title: 'Content not in the store',
    message: '附件的内容暂时取不到，请稍后再试或联系系统管理员核对存储。',
  },
  notInvolved: {
    status: 403,
    title: 'Not involved in the process',
    message: '只有参与该事项的人（发起、办理、承办、被抄送或被提到的）可以添加附件和评论。',
  },
}
