/** The audit in Chinese. */
import type { z } from 'zod'
import { errors, type ErrorCode } from '#contracts/errors/errors.js'
import type { auditEntry } from '#contracts/http/audit.js'
import { auditFlaws } from '#contracts/http/audit-flaws.js'
import { auditOperationLabel } from '#contracts/http/audit-operations.js'
import type { AuditRow } from '#persistence/audit/find-audit.js'
import type { Flaw } from '#persistence/audit/verify-chain.js'
import type { DetailWord } from './detail-words.js'
import { serviceNames } from '../lifecycle/labels.js'

const outcomes = { done: '已完成', refused: '被拒绝', failed: '未成功' } as const

const subjects: Record<string, string> = {
  account: '账号',
  activity: '活动',
  evaluation: '民主评议',
  'grant-request': '授权申请',
  import: '导入',
  person: '人员',
  process: '事项',
  project: '项目',
  unit: '单位',
}

/** @param said its details in words */
export const entryOf = (row: AuditRow, said: DetailWord[]): z.input<typeof auditEntry> => ({
  sequence: row.sequence,
  at: row.at.toISOString(),
  sealedAt: row.sealedAt.toISOString(),
  operation: row.operation,
  operationLabel: auditOperationLabel(row.operation),
  outcome: row.outcome,
  outcomeLabel: outcomes[row.outcome],
  sentence: sentenceOf(row),
  details: row.details ?? {},
  said,
  ...present({
    personId: row.personId,
    personName: row.personId && nameOf(row),
    subject: row.subject,
    subjectLabel: row.subject && (subjects[row.subject] ?? row.subject),
    subjectId: row.subjectId,
    subjectName: row.subjectName,
    code: row.code,
    codeLabel: row.code && codeLabel(row.code),
    address: row.address,
    requestId: row.requestId,
    session: row.session,
  }),
})

const present = <T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as never

/** `马丽办理待办（清理楼道），被拒绝：您查看之后内容有变化……` */
export const sentenceOf = (row: AuditRow): string => {
  const about = row.subjectName ?? row.subjectId
  const what = `${nameOf(row)}${auditOperationLabel(row.operation)}${about ? `（${about}）` : ''}`
  return row.outcome === 'done' ? `${what}。` : `${what}，${outcomes[row.outcome]}${because(row.code)}`
}

const nameOf = ({ personId, personName }: AuditRow): string =>
  personName ?? (personId === null ? '未登录者' : (serviceNames[personId] ?? personId))

const because = (code: string | null): string => (code ? `：${codeLabel(code)}` : '。')

const codeLabel = (code: string): string =>
  Object.hasOwn(errors, code) ? errors[code as ErrorCode].message : code

/** @param entry what the flaw is about, when that is still known */
export const flawSentence = ({ flaw, sequence, processId, stepNo }: Flaw, entry?: AuditRow): string => {
  const place = sequence === undefined ? '' : `链上第 ${sequence} 环`
  const step = processId ? `（事项 ${processId} 第 ${stepNo ?? '?'} 步的流转记录）` : ''
  const about = entry ? `（${sentenceOf(entry).replace(/。$/, '')}）` : step
  return `${place}${about}${auditFlaws[flaw]}。`
}
