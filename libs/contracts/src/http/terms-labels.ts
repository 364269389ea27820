import type { TermsField } from '../workflow/claim.js'

/** What people call the terms. Apart from the schemas, so that a page can name them without loading those. */
export const termsLabels: Record<TermsField, string> = {
  content: '服务内容',
  beneficiaries: '服务对象',
  sessions: '服务次数',
  startOn: '开始日期',
  endOn: '结束日期',
  people: '参加人数',
  resources: '投入资源',
  communitySupport: '社区配合事项',
}
