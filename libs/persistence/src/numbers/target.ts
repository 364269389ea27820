/** The units and the periods that figures are asked for, as SQL. */
import type { UnitKind } from '#domain/organisation/roles.js'
import { isBelow } from '../read/below.js'
import { startOfDaySql } from '../read/days.js'

export const agencyUnits: readonly UnitKind[] = ['agency', 'agencyPartyOrganization']
/** Where members live rather than belong. */
export const areas: readonly UnitKind[] = ['subdistrict', 'community']

const listed = (kinds: readonly UnitKind[]): string => `(${kinds.map(kind => `'${kind}'`).join(', ')})`
export const agencyKinds = listed(agencyUnits)
export const areaKinds = listed(areas)

/** `$1` units, `$2` periods, `$3` first days, `$4` the days after the last, pairwise; the unit's row is `u`. */
export const targets = `unnest($1::text[], $2::text[], $3::date[], $4::date[]) target (unit_id, period, first_day, end_day)
  JOIN org_unit u ON u.id = target.unit_id`

/** @param at a column of type timestamptz */
export const isInPeriod = (at: string): string => `(${at} >= ${startOfDaySql('first_day')}
  AND ${at} < ${startOfDaySql('end_day')})`

/** Ids of the unit and all below it. */
export const unitsBelow = `(SELECT below.id FROM org_unit below WHERE ${isBelow('below.path', 'u.path')})`
