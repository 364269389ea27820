import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { reach, sight } from '#contracts/http/access-review.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import {
  findReachOf,
  findWhoSees,
  type ReachRow,
  type SightRow,
  type SightRule,
} from '#persistence/organisation/access-review.js'
import { findPerson } from '#persistence/organisation/find-organisation.js'
import { DATABASE, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { numberOf, officeLabel, roleLabel, serviceNames } from '../lifecycle/labels.js'
import { csvOf } from '../http/csv.js'
import { ProcessReader } from '../processes/process-reader.js'
import { rosterPersonOf } from './organisation-views.js'

type Sight = z.input<typeof sight>
type Reach = z.input<typeof reach>

@Injectable()
export class AccessReviewService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly processes: ProcessReader,
  ) {}

  /** 谁能看到这件事项，为什么. */
  async ofProcess(processId: string) {
    const { row, state } = await this.processes.read(processId)
    const rows = await findWhoSees(this.database, processId, localDateOf(Date.now()))
    const number = numberOf(state.kind, row.number, new Date(state.startedAt))
    return { title: state.title, number, items: rows.map(sightOf) }
  }

  async ofProcessCsv(processId: string): Promise<string> {
    const { items } = await this.ofProcess(processId)
    const header = ['姓名', '单位', '依据', '角色', '任职单位', '授权人', '授权时间', '起始日期', '截止日期']
    const rows = items.map(each => [
      each.personName,
      each.personUnitName,
      each.sentence,
      each.roleLabel ?? '',
      each.nodeName ?? '',
      ...grantCells(each),
    ])
    return csvOf([header, ...rows])
  }

  /** What a person can see and do, by which grant. @throws ProblemError notFound */
  async ofPerson(personId: string) {
    const today = localDateOf(Date.now())
    const person = await findPerson(this.database, personId, today)
    if (!person) throw new ProblemError('notFound')
    const { offices, own } = await findReachOf(this.database, personId, today)
    return { person: rosterPersonOf(person), offices: offices.map(reachOf), own }
  }

  async ofPersonCsv(personId: string): Promise<string> {
    const { person, offices } = await this.ofPerson(personId)
    const header = ['姓名', '角色', '任职单位', '本级及以下单位数', '可见事项数', '待办数']
    const rows = offices.map(each => [
      person.name,
      each.roleLabel,
      each.unitName,
      String(each.units),
      String(each.processes),
      String(each.tasks),
      ...grantCells(each),
    ])
    return csvOf([[...header, '授权人', '授权时间', '起始日期', '截止日期'], ...rows])
  }
}

const grantCells = ({ grantedByName, grantedAt, validFrom, validTo }: Sight | Reach): string[] => [
  grantedByName ?? '',
  grantedAt ?? '',
  validFrom ?? '',
  validTo ?? '',
]

const grantSources: Record<string, string> = { 'data-import': '数据导入', ...serviceNames }

const grantOf = (row: Omit<Pick<SightRow, keyof SightRow & keyof ReachRow>, 'role' | 'unitName'>) => ({
  ...(row.grantedBy !== null && {
    grantedByName: row.grantedByName ?? grantSources[row.grantedBy] ?? row.grantedBy,
  }),
  ...(row.grantedAt && { grantedAt: row.grantedAt.toISOString() }),
  ...(row.validFrom !== null && { validFrom: row.validFrom }),
  ...(row.validTo !== null && { validTo: row.validTo }),
})

const sentences: Record<SightRule, (row: SightRow) => string> = {
  office: ({ role, nodeName, unitName }) =>
    nodeName === unitName
      ? `担任${officeLabel(nodeName ?? '', role ?? '')}，该单位与此事项有关`
      : `担任${officeLabel(nodeName ?? '', role ?? '')}，可看本级及以下，其中“${unitName}”与此事项有关`,
  started: () => '本人发起此事项',
  acted: () => '本人办理过此事项',
  named: () => '此事项抄送、提及或指名由其办理',
  substitute: ({ principalName, until }) => `代 ${principalName ?? ''} 办理（至 ${until ?? ''}）`,
}

const sightOf = (row: SightRow): Sight => ({
  personId: row.personId,
  personName: row.personName,
  personUnitName: row.personUnitName,
  rule: row.rule,
  ...(row.role && { roleLabel: roleLabel(row.role) }),
  ...(row.nodeName !== null && { nodeName: row.nodeName }),
  sentence: sentences[row.rule](row),
  ...grantOf(row),
})

const reachOf = (row: ReachRow): Reach => ({
  role: row.role,
  roleLabel: roleLabel(row.role),
  unitId: row.unitId,
  unitName: row.unitName,
  ...(row.reason !== null && { reason: row.reason }),
  units: row.units,
  processes: row.processes,
  tasks: row.tasks,
  ...grantOf(row),
})
