/** Where the cards of a home lead, and where the one to begin with is. */
import type { HomeCardName } from '#contracts/http/home.js'
import type { FigureCode } from '../../api/numbers.js'
import { departmentRoles, officeAs } from '../../api/offices.js'
import type { Session } from '../../api/types.js'
import { appraisePath } from '../appraisals/appraise-path.js'

const paths: Record<HomeCardName, string> = {
  ownCheckIn: '/check-ins?view=own',
  signedUp: '/activities?view=own&waits=coming',
  nearMe: '/activities?view=near&waits=signUp',
  postsNearMe: '/posts?status=open&near=true',
  ownPoints: '/points',
  late: '/processes?open=true&due=overdue',
  dueToday: '/processes?open=true&due=0',
  needs: '/needs?state=new',
  unclaimed: '/projects?status=open',
  freePosts: '/posts?status=open',
  claims: '/claims?open=true',
  activities: '/activities?view=managed&waits=start',
  checkIns: '/check-ins?view=pending',
  attendance: '/activities?view=managed&waits=attendance',
  appraisals: '/appraisals/waiting?lack=community',
  ownWeek: '/weeks',
  lateWeeks: '/weeks?state=late',
  membersMissing: '/check-ins?view=missing',
  agenciesMissing: '/reports/facts?figure=agenciesCheckedIn&gap=true',
  postsHeld: '/posts?view=held&active=true',
  unitActivities: '/activities?view=unit&waits=coming',
  ownAppraisals: '/appraisals?recent=true',
  quiet: '/branches?lack=activities',
  withoutSecretary: '/branches?lack=secretary',
  interviews: '/interviews',
  slips: '/evaluations',
  paperBallots: '/evaluations',
  resultReceipts: '/evaluations',
  turnout: '/evaluations',
  ownResult: '/evaluations',
}

/** The page of the one to begin with; others are found in the card's list. */
const nextPaths: Partial<Record<HomeCardName, (id: string) => string>> = {
  signedUp: id => `/activities/${id}`,
  nearMe: id => `/activities/${id}`,
  unclaimed: id => `/projects/${id}`,
  activities: id => `/activities/${id}`,
  checkIns: id => `/processes/${id}`,
  attendance: id => `/activities/${id}/attendance`,
  ownWeek: id => `/weeks/${id}`,
  lateWeeks: id => `/weeks/${id}`,
  unitActivities: id => `/activities/${id}`,
  quiet: id => `/branches/${id}`,
  withoutSecretary: id => `/branches/${id}`,
  slips: id => `/evaluations/${id}?view=slips`,
  paperBallots: id => `/evaluations/${id}?view=paper`,
  resultReceipts: id => `/evaluations/${id}?view=results`,
  turnout: id => `/evaluations/${id}`,
  ownResult: id => `/evaluations/${id}?view=results`,
}

/** Where somebody looks after a community or a subdistrict; a Party organisation looks everywhere. */
const ownPlace = (session: Session) => officeAs(session, 'CommunityDeputySecretary', 'SubdistrictCoordinator')

/** The list narrowed to one's own place. @param filter the name of its filter in the address */
const within = (path: string, filter: string, session: Session): string => {
  const place = ownPlace(session)
  return place ? `${path}&${filter}=${place.unitId}` : path
}

/** Those that have not, below one's department, in the month of today. */
const missing = (session: Session, figure: FigureCode, today: string): string => {
  const place = officeAs(session, ...departmentRoles)
  const period = today.slice(0, 7)
  return place
    ? `/reports/facts?figure=${figure}&gap=true&unit=${place.unitId}&period=${period}`
    : '/check-ins?view=missing'
}

/** @param today by the business clock */
export const cardPath = (name: HomeCardName, session: Session, today: string): string => {
  if (name === 'unclaimed') return within(paths.unclaimed, 'community', session)
  if (name === 'freePosts') return within(paths.freePosts, 'unit', session)
  if (name === 'membersMissing') return missing(session, 'checkedIn', today)
  if (name === 'agenciesMissing') return missing(session, 'agenciesCheckedIn', today)
  return paths[name]
}

/** @param of the kind of service and its id, as the card of appraisals names the one to begin with */
const servicePath = (of: string, session: Session): string => {
  const [kind = '', id = ''] = of.split('/')
  return appraisePath({ kind, id, mayAppraise: ownPlace(session) !== undefined })
}

export const nextPath = (name: HomeCardName, id: string, session: Session): string | undefined =>
  name === 'appraisals' ? servicePath(id, session) : nextPaths[name]?.(id)
