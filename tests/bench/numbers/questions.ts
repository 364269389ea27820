/** What people open all day, as the browser asks it, and the statements that fill it. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import { daysOfPeriod, periodsOfDay } from '#domain/numbers/period.js'
import { findActivities } from '#persistence/activity/find-activities.js'
import {
  findAwaited,
  findHeading,
  findInActivity,
  findOwnActivities,
} from '#persistence/attendance/find-attendances.js'
import { countCheckedIn } from '#persistence/membership/count-checked-in.js'
import { findMemberships } from '#persistence/membership/find-memberships.js'
import { findNeeds } from '#persistence/needs/find-needs.js'
import { findPosts } from '#persistence/needs/find-posts.js'
import { findCoverage } from '#persistence/numbers/find-coverage.js'
import { findChildren, findFacts, findFigure, findFiguresSoon } from '#persistence/numbers/find-figures.js'
import type { Database } from '#persistence/read/database.js'
import { businessNow, businessToday } from '#persistence/read/demo-clock.js'
import { findProcesses } from '#persistence/process/process-list.js'
import { findProjects } from '#persistence/needs/projects.js'
import { findWayTo } from '#persistence/organisation/units.js'
import type { SignedIn } from '#persistence/read/signed-in.js'
import { cast } from './facts.js'

export interface Question {
  name: string
  personId: string
  path: string
  /** Names people: that somebody looked is put on record before the answer. */
  looks?: true
  /** The same statements, without anybody signed in and without an answer being made of them. */
  ask(database: Database): Promise<unknown>
}

const page = { offset: 0, limit: 20 }
const dayMs = 24 * 3_600_000
const district = ['/top/d1/%']
const community = ['/top/d1/d1s1/d1c15/%']

const officer: SignedIn = {
  personId: cast.officer,
  name: '',
  unit: { id: 'd1', name: '' },
  principals: [],
  sessionHash: '',
  needs: null,
  method: 'demo',
  grants: [
    {
      ...{ role: 'OrganizationDepartmentOfficer', unitId: 'd1', unitName: '', unitKind: 'district' },
      path: '/top/d1/',
    },
  ],
}

export const listQuestions = (today: LocalDate, activityId: string): Question[] => [
  {
    name: 'activities of a district',
    personId: cast.officer,
    path: '/api/activities?scope=managed',
    ask: database =>
      findActivities(database, { personId: cast.officer }, { scope: 'managed', paths: district }, page),
  },
  {
    name: 'activities of a community',
    personId: cast.secretary,
    path: '/api/activities?scope=managed',
    ask: database =>
      findActivities(database, { personId: cast.secretary }, { scope: 'managed', paths: community }, page),
  },
  {
    name: 'attendances of an activity',
    looks: true,
    personId: cast.secretary,
    path: `/api/activities/${activityId}/attendances`,
    ask: async database => {
      await findHeading(database, activityId)
      return Promise.all([findInActivity(database, activityId), findAwaited(database, activityId)])
    },
  },
  {
    name: "a member's own attendances",
    looks: true,
    personId: cast.member,
    path: '/api/attendances/own',
    ask: async database => {
      const now = await businessNow(database)
      return findOwnActivities(database, cast.member, new Date(now - 100 * dayMs), new Date(now + 60 * dayMs))
    },
  },
  {
    name: 'register of who has checked in, a district',
    looks: true,
    personId: cast.officer,
    path: '/api/memberships',
    ask: database =>
      Promise.all([
        findMemberships(database, today, district, page),
        countCheckedIn(database, today, district),
      ]),
  },
  {
    name: 'check-ins of a district',
    personId: cast.officer,
    path: '/api/processes?kind=checkIn',
    ask: database => findProcesses(database, officer, { ...page, kind: 'checkIn' }),
  },
  {
    name: 'needs of a district',
    personId: cast.officer,
    path: '/api/needs',
    ask: database => findNeeds(database, district, page),
  },
  {
    name: 'needs of a community',
    personId: cast.secretary,
    path: '/api/needs',
    ask: database => findNeeds(database, community, page),
  },
  {
    name: 'posts, for a member',
    personId: cast.member,
    path: '/api/posts',
    ask: database => findPosts(database, cast.member, today, { ...page, communities: [] }),
  },
  {
    name: 'projects',
    personId: cast.officer,
    path: '/api/projects',
    ask: database => findProjects(database, { ...page, named: [] }),
  },
]

/** @param unit and who looks after it */
export const numberQuestions = (
  today: LocalDate,
  { unitId, personId, name }: { unitId: string; personId: string; name: string },
): Question[] => {
  const { month, year } = periodsOfDay(today)
  const asked = (period: string) => {
    const days = daysOfPeriod(period)
    if (!days) throw new Error(`no period ${period}`)
    return { period, days, today }
  }
  const numbers = async (database: Database, period: string) => {
    const wanted = asked(period)
    await findWayTo(database, unitId)
    await businessToday(database)
    const children = await findChildren(database, unitId, wanted.days.from)
    return findFiguresSoon(database, [unitId, ...children.map(({ id }) => id)], wanted)
  }
  const facts = { ...asked(month), unitId, isGap: false, ...page }
  return [
    {
      name: `numbers of ${name}, this month`,
      personId,
      path: `/api/numbers?unitId=${unitId}&period=${month}`,
      ask: database => numbers(database, month),
    },
    {
      name: `numbers of ${name}, this year`,
      personId,
      path: `/api/numbers?unitId=${unitId}&period=${year}`,
      ask: database => numbers(database, year),
    },
    {
      name: `attendances behind a number of ${name}`,
      looks: true,
      personId,
      path: `/api/numbers/facts?unitId=${unitId}&period=${month}&figure=attendances`,
      ask: database =>
        Promise.all([
          findFacts(database, { ...facts, code: 'attendances' }),
          findFigure(database, unitId, 'attendances', asked(month)),
        ]),
    },
    {
      name: `coverage of ${name}`,
      personId,
      path: `/api/numbers/coverage?unitId=${unitId}&period=${month}`,
      ask: database => findCoverage(database, unitId, asked(month).days, { offset: 0, limit: 60 }),
    },
  ]
}
