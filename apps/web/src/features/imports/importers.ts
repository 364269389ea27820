import type { Role } from '../../api/offices.js'

/** Who brings rosters in: the whole scope of the one, members of their own unit of the other. */
export const importers: readonly Role[] = ['SecurityAdministrator', 'AgencySecretary']
