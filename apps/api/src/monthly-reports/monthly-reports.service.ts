import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import {
  reportOccasions,
  reportStates,
  type monthlyReport,
  type OrderReport,
  type reportList,
  type reportListQuery,
} from '#contracts/http/monthly-reports.js'
import { daysOfPeriod } from '#domain/numbers/period.js'
import { ContentMissing, type FileStore } from '#files/store.js'
import { verified } from '#files/verified.js'
import { findReport, findReports, type ReportRow } from '#persistence/report/find-reports.js'
import { orderReport } from '#persistence/report/keep-reports.js'
import { businessToday } from '#persistence/read/demo-clock.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, FILE_STORE, type Database } from '../dependencies.js'
import { contentHeaders } from '../files/content-headers.js'
import { invalid, ProblemError } from '../http/problem.js'
import { NumbersScope } from '../numbers/numbers-scope.js'

export type ReportFileType = 'docx' | 'xlsx'
type ReportView = z.input<typeof monthlyReport>

/** 月报: whoever may see a unit's figures may have them as a report. */
@Injectable()
export class MonthlyReportsService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(FILE_STORE) private readonly store: FileStore,
    private readonly scope: NumbersScope,
  ) {}

  /** @throws ProblemError notFound */
  async list(
    me: SignedIn,
    { unitId, ...page }: z.output<typeof reportListQuery>,
  ): Promise<z.input<typeof reportList>> {
    const unit = (await this.scope.wayTo(me, unitId)).at(-1)
    if (!unit) throw new ProblemError('notFound')
    const { items, total } = await findReports(this.database, unit.id, page)
    return {
      unit: { id: unit.id, name: unit.name },
      items: items.map(reportView),
      total,
      allowedActions: ['order'],
    }
  }

  /** @throws ProblemError notFound, invalidRequest for a month to come */
  async order(me: SignedIn, { unitId, month }: OrderReport): Promise<ReportView> {
    await this.scope.wayTo(me, unitId)
    if (month > (await businessToday(this.database)).slice(0, 7))
      throw invalid('month', '这个月还没有到，请选择本月或以前的月份')
    return this.one(
      me,
      await orderReport(this.database, { id: randomUUID(), unitId, month, by: me.personId }),
    )
  }

  /** @throws ProblemError notFound */
  async one(me: SignedIn, id: string): Promise<ReportView> {
    return reportView(await this.find(me, id))
  }

  /** A print of it and the headers it leaves with. @throws ProblemError notFound, fileMissing */
  async file(me: SignedIn, id: string, type: ReportFileType) {
    const report = await this.find(me, id)
    const file = report.files.find(each => each.type === type)
    if (!file) throw new ProblemError('notFound')
    const content = await this.store.read(file.id).catch((error: unknown) => {
      throw error instanceof ContentMissing ? new ProblemError('fileMissing') : error
    })
    const { unitName, edition } = report
    const name = `${unitName}双报到月报${labelOf(report)}第${edition}版.${type}`
    return {
      headers: contentHeaders({ name, type, bytes: file.bytes }, false),
      content: verified(content, file.sha256),
    }
  }

  private async find(me: SignedIn, id: string): Promise<ReportRow> {
    const report = await findReport(this.database, id)
    if (!report) throw new ProblemError('notFound')
    await this.scope.wayTo(me, report.unitId)
    return report
  }
}

const labelOf = ({ month }: Pick<ReportRow, 'month'>): string => daysOfPeriod(month)?.label ?? month

const actionsOn = ({ files, state, isNewest }: ReportRow): ReportView['allowedActions'] => [
  ...(files.length > 0 ? (['download'] as const) : []),
  ...(isNewest && state !== 'waiting' && state !== 'making' ? (['again'] as const) : []),
]

const reportView = (row: ReportRow): ReportView => {
  const { id, month, state, progress, occasion, orderedAt, asOf, digest, fault, files } = row
  const edition = row.edition ?? row.sameEdition
  return {
    ...{ id, month, state, progress, occasion, occasionLabel: reportOccasions[occasion] },
    ...(occasion === 'asked' && { orderedBy: row.orderedBy }),
    unit: { id: row.unitId, name: row.unitName },
    monthLabel: labelOf(row),
    stateLabel: reportStates[state],
    orderedAt: orderedAt.toISOString(),
    ...(edition !== null && { edition }),
    ...(asOf && { asOf: asOf.toISOString() }),
    ...(digest !== null && { digest }),
    ...(fault !== null && { fault }),
    files: files.map(({ type, bytes }) => ({ type, bytes })),
    allowedActions: actionsOn(row),
  }
}
