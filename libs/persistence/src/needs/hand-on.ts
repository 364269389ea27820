/** 转: a project that nobody has claimed is brought before a Party organisation, by whoever coordinates the community. */
import type { PoolClient } from 'pg'
import { businessNowSql } from '../read/demo-clock.js'

/** The same organisation is not told of the same project again within so many hours. */
const restHours = 4

const name = `
  UPDATE project SET wanted_units = array_append(wanted_units, $2)
  WHERE id = $1 AND NOT ($2 = ANY (wanted_units))`

/** A project that came with the installation has no publication that a message could lead to: being named is all. */
const tell = `
  INSERT INTO notice (process_id, template, at, region, stage, role, unit_id)
  SELECT p.id, 'project.wanted', business_now(), 'main', p.stage, 'AgencyLiaison', $2 FROM process p WHERE p.id::text = $1`

const toldLately = `
  SELECT FROM notice WHERE process_id::text = $1 AND template = 'project.wanted' AND unit_id = $2
    AND at > ${businessNowSql} - interval '${restHours} hours'`

/** Names the organisation, which then finds the project first in its list, and tells it; named already, it is reminded. */
export const handOn = async (
  client: PoolClient,
  projectId: string,
  unitId: string,
): Promise<{ id: string } | { refused: 'handedOnLately' | 'unitsUnknown' }> => {
  const unit = await client.query(
    `SELECT FROM org_unit WHERE id = $1 AND kind = 'agencyPartyOrganization' AND ended_on IS NULL`,
    [unitId],
  )
  if (unit.rowCount === 0) return { refused: 'unitsUnknown' }
  const lately = await client.query(toldLately, [projectId, unitId])
  if (lately.rowCount !== 0) return { refused: 'handedOnLately' }
  await client.query(name, [projectId, unitId])
  await client.query(tell, [projectId, unitId])
  return { id: projectId }
}
