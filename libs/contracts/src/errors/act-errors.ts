import type { ErrorEntry } from './error-entry.js'

/** Of what people say and keep beside the acts on their seats. */
export const actErrors = {
  contentClosed: {
    status: 403,
    title: 'Only for its parties',
    message: '这类事项的内容只有当事方和组织部能看到；您只能处理流转。需要了解内容的，请联系组织部。',
  },
  notInvolved: {
    status: 403,
    title: 'Not involved',
    message: '只有发起、办理或被抄送、提及该事项的人员可以催办和评论。',
  },
  urgedToday: {
    status: 429,
    title: 'Urged within a day',
    message:
      '您一天之内已经催办过该事项，每天至多一次。承办人仍不办理的，可以电话联系，或在到期后按上报的待办处理。',
  },
  onlyTold: {
    status: 403,
    title: 'Only told of it',
    message: '只有发起、承办或办理过该事项的人员可以抄送。需要让他人知道的，请在评论中告知承办人。',
  },
  draftsFull: {
    status: 409,
    title: 'Too many drafts',
    message: '您暂存的意见已达上限（200 份），请先办理或清空不再需要的，再暂存新的。',
  },
} as const satisfies Record<string, ErrorEntry>
