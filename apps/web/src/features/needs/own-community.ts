import { officeAs } from '../../api/offices.js'
import type { Session } from '../../api/types.js'

/** The community for which somebody enters needs and hangs up the form; none for whoever is of no community. */
export const ownCommunity = (session: Session) => officeAs(session, 'CommunityDeputySecretary')
