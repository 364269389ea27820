/** Every list of what people do, as each role opens it: what each costs should not depend on how many others there are. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import type { Role, UnitKind } from '#domain/organisation/roles.js'
import { findActivities } from '#persistence/activity/find-activities.js'
import { findOwnServices } from '#persistence/appraisal/services.js'
import { findWaitingServices } from '#persistence/appraisal/waiting-services.js'
import { findMatches } from '#persistence/attendance/photo-matches.js'
import { findOwnActivities } from '#persistence/attendance/find-attendances.js'
import { findSpotChecks } from '#persistence/attendance/spot-checks.js'
import { countMissing, countOpen } from '#persistence/home/find-board.js'
import { findOwnCard } from '#persistence/home/find-own.js'
import { communitySteps, findWaiting } from '#persistence/home/find-waiting.js'
import { countCheckedIn } from '#persistence/membership/count-checked-in.js'
import { findMemberships } from '#persistence/membership/find-memberships.js'
import { findNeeds } from '#persistence/needs/find-needs.js'
import { findHeldPosts, findPosts } from '#persistence/needs/find-posts.js'
import type { Database } from '#persistence/read/database.js'
import { countProcesses, findProcesses } from '#persistence/process/process-list.js'
import { findProjects } from '#persistence/needs/projects.js'
import type { SignedIn } from '#persistence/read/signed-in.js'
import { sightPatterns, visiblePaths } from '#persistence/read/visibility.js'
import { cast } from './facts.js'

export interface ListAsked {
  role: string
  list: string
  /** A menu that everybody reads whole: it grows with what is offered anywhere. */
  isMenu?: true
  ask(database: Database): Promise<unknown>
}

const dayMs = 24 * 3_600_000
const page = { offset: 0, limit: 20 }

const signedIn = (personId: string, role: Role, unitKind: UnitKind, path: string): SignedIn => {
  const unitId = path.split('/').at(-2) ?? ''
  return {
    ...{ personId, name: '', unit: { id: unitId, name: '' }, principals: [], sessionHash: '', needs: null },
    ...{ method: 'demo', grants: [{ role, unitId, unitName: '', unitKind, path }] },
  }
}

const officers: Record<string, SignedIn> = {
  province: signedIn(cast.top, 'OrganizationDepartmentHead', 'city', '/top/'),
  district: signedIn(cast.officer, 'OrganizationDepartmentOfficer', 'district', '/top/d1/'),
  subdistrict: signedIn(cast.coordinator, 'SubdistrictCoordinator', 'subdistrict', '/top/d1/d1s1/'),
  community: signedIn(cast.secretary, 'CommunityDeputySecretary', 'community', '/top/d1/d1s1/d1c15/'),
}
const member = signedIn(cast.member, 'InServicePartyMember', 'agencyPartyOrganization', '/top/d1/d1a2/d1p2/')

type Asks = Record<string, (database: Database) => Promise<unknown>>

const ofOfficer = (me: SignedIn, today: LocalDate): Asks => {
  const { personId } = me
  const paths = visiblePaths(me)
  const now = new Date()
  const at = { paths, now, today }
  return {
    'check-ins': database => findProcesses(database, me, { ...page, kind: 'checkIn' }),
    'check-ins under way': database =>
      findProcesses(database, me, { ...page, kind: 'checkIn', isOpen: true }),
    'processes of all kinds': database => findProcesses(database, me, page),
    'processes by stage': database => countProcesses(database, me, {}, now.getTime()),
    register: database => findMemberships(database, today, paths, page),
    'register, checked in': database => countCheckedIn(database, today, paths),
    needs: database => findNeeds(database, paths, page),
    'needs not taken up': database => findNeeds(database, paths, { ...page, state: 'new' }),
    activities: database => findActivities(database, { personId }, { scope: 'managed', paths }, page),
    'posts held': database => findHeldPosts(database, { personId, paths, own: false, active: false }, page),
    'to be appraised': database => findWaitingServices(database, paths, page),
    'spot checks': database => findSpotChecks(database, paths, page),
    ...Object.fromEntries(
      communitySteps.map(step => [`card ${step}`, (database: Database) => findWaiting(database, step, at)]),
    ),
    'card open': database => countOpen(database, sightPatterns(me), now),
    'card missing': database => countMissing(database, paths, today),
  }
}

const ofMember = (me: SignedIn, today: LocalDate): Asks => {
  const { personId } = me
  const now = new Date()
  const [from, to] = [new Date(now.getTime() - 100 * dayMs), new Date(now.getTime() + 60 * dayMs)]
  return {
    processes: database => findProcesses(database, me, page),
    'posts near me': database =>
      findPosts(database, personId, today, { ...page, near: true, communities: [] }),
    'posts held': database =>
      findHeldPosts(database, { personId, paths: [], own: true, active: false }, page),
    'activities near me': database => findActivities(database, { personId }, { scope: 'near', now }, page),
    'activities of mine': database => findActivities(database, { personId }, { scope: 'own', now }, page),
    'attendances of mine': database => findOwnActivities(database, personId, from, to),
    'appraisals of mine': database => findOwnServices(database, { personId, unitIds: [] }, page),
    'photos alike': database => findMatches(database, '', page),
    'card signed up': database => findOwnCard(database, 'signedUp', personId, { now, today }),
    'card near me': database => findOwnCard(database, 'nearMe', personId, { now, today }),
    'card posts near me': database => findOwnCard(database, 'postsNearMe', personId, { now, today }),
  }
}

const menus = (today: LocalDate): Asks => ({
  projects: database => findProjects(database, { ...page, named: [] }),
  'projects to be claimed': database => findProjects(database, { ...page, status: 'open', named: [] }),
  posts: database => findPosts(database, cast.member, today, { ...page, communities: [] }),
  'posts to be claimed': database =>
    findPosts(database, cast.member, today, { ...page, status: 'open', communities: [] }),
})

const ofCommunity = (today: LocalDate): Asks => ({
  'projects of one': database => findProjects(database, { ...page, communityId: 'd1c15', named: [] }),
  'posts of one': database =>
    findPosts(database, cast.secretary, today, { ...page, unitId: 'd1c15', communities: ['d1c15'] }),
})

const asked = (role: string, asks: Asks): ListAsked[] =>
  Object.entries(asks).map(([list, ask]) => ({ role, list, ask }))

export const listsOfRoles = (today: LocalDate): ListAsked[] => [
  ...Object.entries(officers).flatMap(([role, me]) => asked(role, ofOfficer(me, today))),
  ...asked('community', ofCommunity(today)),
  ...asked('member', ofMember(member, today)),
  ...asked('everybody', menus(today)).map(menu => ({ ...menu, isMenu: true as const })),
]
