import { openMissingProcesses as openMissing } from '#temporal/open-processes.js'
import { withConnections, type ServiceAddresses } from '../operate/connections.js'

/** After an outage or a lost Temporal database: opens every process that has no run. @returns how many */
export const openMissingProcesses = (addresses: ServiceAddresses): Promise<number> =>
  withConnections(addresses, services => openMissing({ ...services, by: 'system', reason: '启动时补开' }))
