/** The details of an audit entry in Chinese: acts, seats, commands and offices by their names, ids by whose they are. */
import { auditFlaws } from '#contracts/http/audit-flaws.js'
import { unitKinds } from '#domain/organisation/roles.js'
import { findDetailNames, type DetailNames, type Named } from '#persistence/audit/find-detail-names.js'
import type { AuditRow } from '#persistence/audit/find-audit.js'
import type { Database } from '../dependencies.js'
import { actLabel, formLabel, kindNames, roleLabel } from '../lifecycle/labels.js'
import { commandWord } from './command-words.js'

export interface DetailWord {
  label: string
  text: string
}

/** Whose id a detail is. */
const named: Readonly<Record<string, Named>> = {
  personId: 'person',
  principalId: 'person',
  substituteId: 'person',
  agencyId: 'unit',
  intoId: 'unit',
  parentId: 'unit',
  unitId: 'unit',
  projectId: 'project',
}

export const detailLabels: Readonly<Record<string, string>> = {
  personId: '人员',
  act: '办理',
  seatId: '席位',
  role: '岗位',
  kind: '类别',
  agencyId: '机关',
  unitId: '单位',
  intoId: '并入',
  parentId: '上级',
  projectId: '项目',
  principalId: '委托人',
  substituteId: '代办人',
  approved: '同意',
  preview: '预览',
  validFrom: '自',
  validTo: '至',
  month: '月份',
  people: '人员',
  changed: '改动',
  command: '操作',
  reason: '理由',
  envelopes: '消息',
  times: '次数',
  dropped: '未能记下',
  fileId: '附件',
  bytes: '字节',
  sha256: '校验',
  photoMatch: '相似照片',
  side: '第几张',
  officeHours: '办公时间',
  purpose: '用途',
  through: '核到第几环',
  flaw: '不符',
}

/** What else is of a kind than processes and units. */
export const kindWords: Readonly<Record<string, string>> = {
  ...{ project: '项目', post: '岗位', slip: '一人一张', shared: '现场共用', person: '党员', unit: '单位' },
  ...{ units: '单位名册', members: '人员名册', webhook: 'Webhook', wecom: '企业微信', dingtalk: '钉钉' },
  ...unitKinds,
}

const kindWord = (kind: string): string =>
  kindNames().find(each => each.kind === kind)?.label ?? kindWords[kind] ?? kind

/** Of the kind of process it was done in; elsewhere of the first that knows such an act. */
const actWord = (act: string, kind: string | undefined): string => {
  const kinds = kind === undefined ? kindNames().map(each => each.kind) : [kind]
  return kinds.map(each => actLabel(each, act)).find(label => label !== act) ?? act
}

const sides: Readonly<Record<string, string>> = { later: '后一张', earlier: '前一张' }
const flaws: Readonly<Record<string, string>> = auditFlaws

interface Asked {
  row: AuditRow
  names: DetailNames
  /** Of the process that it is about. */
  kind: string | undefined
  value: string
}

const seatWord = ({ row: { subjectId }, names, kind, value }: Asked): string => {
  const form = names.formOf(subjectId ?? '', value)
  return form === undefined || kind === undefined ? value : formLabel(kind, form)
}

const words: Readonly<Record<string, (asked: Asked) => string>> = {
  act: ({ value, kind }) => actWord(value, kind),
  command: ({ row, value }) => commandWord(row.operation, value),
  flaw: ({ value }) => flaws[value] ?? value,
  kind: ({ value }) => kindWord(value),
  role: ({ value }) => roleLabel(value),
  seatId: seatWord,
  side: ({ value }) => sides[value] ?? value,
}

const wordOf = (row: AuditRow, names: DetailNames, name: string, value: string): string => {
  const whose = named[name]
  if (whose) return names.nameOf(whose, value) ?? value
  return words[name]?.({ row, names, kind: names.kindOf(row.subjectId ?? ''), value }) ?? value
}

const isNoise = ({ personId, subjectId }: AuditRow, name: string, value: unknown): boolean =>
  // Who it is about stands beside it already.
  name === 'personId' && (value === personId || value === subjectId)

/** @returns the words of each of these entries, in the order in which its details were kept */
export const findDetailWords = async (
  database: Database,
  rows: readonly AuditRow[],
): Promise<(row: AuditRow) => DetailWord[]> => {
  const names = await findDetailNames(database, rows, Object.keys(named))
  return row =>
    Object.entries(row.details ?? {})
      .filter(([name, value]) => !isNoise(row, name, value))
      .map(([name, value]) => ({
        label: detailLabels[name] ?? name,
        text: typeof value === 'boolean' ? (value ? '是' : '否') : wordOf(row, names, name, String(value)),
      }))
}
