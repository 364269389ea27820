/** What every sentence about a line of the journal needs: who, for whom, why. */
import type { Lifecycle } from '#domain/kernel/lifecycle.js'
import type { ProcessState } from '#domain/kernel/state.js'
import { postRefusalLabels, publicationRefusalLabels } from '#contracts/http/offers.js'
import { checkInRefusalLabels } from '#contracts/http/check-ins.js'
import { refusalReasonLabels } from '#contracts/http/claims.js'
import type { JournalRow } from '#persistence/process/journal.js'
import type { Names } from '#persistence/read/names.js'
import { officeLabel, serviceNames } from '../lifecycle/labels.js'

export interface Story {
  lifecycle: Lifecycle
  state: ProcessState
  names: Names
  /** The form of each round that was in somebody's inbox, by `region stage round`. */
  forms: ReadonlyMap<string, string>
}

export type Line = JournalRow
export type Teller = (line: Line, story: Story) => string

/** Whoever acted, for whom when a substitute did, and in which office. */
export const who = (
  { by, personId, role, unitId }: Pick<Line, 'by' | 'personId' | 'role' | 'unitId'>,
  { names }: Story,
): string => {
  const principal = by !== null && personId !== null && personId !== by ? ` 代 ${names.person(personId)}` : ''
  const name = by === null ? '系统' : `${names.person(by)}${principal}`
  return role && unitId ? `${name}（${officeLabel(names.unit(unitId).name, role)}）` : name
}

/** Who holds the platform's reins: an administrator, or the machine's own hand. */
export const admin = ({ by }: Line, { names }: Story): string => {
  if (by === null) return '系统'
  return by in serviceNames ? names.person(by) : `管理员${names.person(by)}`
}
const groundLabels: Readonly<Record<string, string>> = {
  ...refusalReasonLabels,
  ...checkInRefusalLabels,
  ...publicationRefusalLabels,
  ...postRefusalLabels,
}

/** What people gave as their reason or opinion. */
export const because = ({ reason, detail }: Line): string => {
  const grounds = groundLabels[String(detail?.reasonCode)]
  const said = [grounds, reason ?? detail?.opinion ?? detail?.comment ?? detail?.note]
    .filter(each => typeof each === 'string' && each !== '')
    .join('，')
  return said === '' ? '' : `：${said.replace(/[。.]+$/, '')}`
}

export const text = ({ detail }: Line, key: string): string => {
  const value = detail?.[key]
  return typeof value === 'string' ? value : ''
}
