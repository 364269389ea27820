import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { AuditFilter, auditQuery } from '#contracts/http/audit.js'
import { auditOperations } from '#contracts/http/audit-operations.js'
import { countUnsealed, findAudit, type AuditRow } from '#persistence/audit/find-audit.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { localMoment } from '../lifecycle/dates.js'
import { csvOf, mostLines, newestLines } from '../http/csv.js'
import { auditSightOf } from './audit-sight-of.js'
import { entryOf } from './audit-words.js'
import { findDetailWords, type DetailWord } from './detail-words.js'

@Injectable()
export class AuditService {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async page({ limit, ...query }: z.output<typeof auditQuery>, me: SignedIn) {
    const sight = await auditSightOf(this.database, me)
    const [rows, unsealed] = await Promise.all([
      findAudit(this.database, { ...query, limit: limit + 1, sight }),
      countUnsealed(this.database),
    ])
    const words = await findDetailWords(this.database, rows)
    const items = rows.slice(0, limit).map(row => entryOf(row, words(row)))
    const last = items.at(-1)
    return { items, ...(rows.length > limit && last && { next: last.sequence }), unsealed }
  }

  operations() {
    const items = Object.entries(auditOperations).map(([operation, label]) => ({ operation, label }))
    return { items: items.sort((a, b) => a.label.localeCompare(b.label, 'zh-CN')) }
  }

  /** The newest that match, as a spreadsheet. */
  async csv(filter: AuditFilter, me: SignedIn): Promise<string> {
    const sight = await auditSightOf(this.database, me)
    const rows = await findAudit(this.database, { ...filter, limit: mostLines + 1, sight })
    const words = await findDetailWords(this.database, rows)
    return csvOf([header, ...newestLines(rows, row => lineOf(row, words(row)))])
  }
}

const header = [
  ...['序号', '时间', '封存时间', '人员编号', '姓名', '操作', '对象', '对象编号', '对象名称', '结果'],
  ...['原因', '来源地址', '登录会话', '请求编号', '细节', '细节原文'],
]

const lineOf = (row: AuditRow, said: DetailWord[]): string[] => {
  const entry = entryOf(row, said)
  return [
    ...[String(row.sequence), localMoment(row.at.getTime()), localMoment(row.sealedAt.getTime())],
    ...[
      row.personId,
      entry.personName,
      entry.operationLabel,
      entry.subjectLabel,
      row.subjectId,
      row.subjectName,
    ],
    ...[entry.outcomeLabel, entry.codeLabel, row.address, row.session, row.requestId],
    said.map(({ label, text }) => `${label} ${text}`).join('，'),
    row.details ? JSON.stringify(row.details) : '',
  ].map(text => text ?? '')
}
