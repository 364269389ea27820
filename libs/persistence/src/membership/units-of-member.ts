import { isInForce } from '../organisation/in-office.js'
import { businessTodaySql } from '../read/demo-clock.js'

/** Party organisations whose member somebody is today, as a subquery. @param person an expression */
export const unitsOfMember = (person: string): string => `
  SELECT g.unit_id FROM role_grant g JOIN org_unit u ON u.id = g.unit_id AND u.kind = 'agencyPartyOrganization' AND u.ended_on IS NULL
  WHERE g.person_id = ${person} AND g.role = 'InServicePartyMember' AND ${isInForce('g', businessTodaySql)}`
