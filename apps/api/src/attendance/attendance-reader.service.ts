import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { attendanceDetail, attendanceList } from '#contracts/http/attendance.js'
import { isShown, slotMs, slotsAhead } from '#domain/attendance/attendance-code.js'
import { takesAttendance } from '#domain/attendance/attendance.js'
import {
  findAttendance,
  findAwaited,
  findHeading,
  findInActivity,
  findOwnActivities,
  findSurroundings,
  type ActivityHeading,
  type FoundAttendance,
} from '#persistence/attendance/find-attendances.js'
import { businessNow } from '#persistence/read/demo-clock.js'
import { attendanceCodes } from '#secrets/attendance-codes.js'
import type { Keys } from '#secrets/key-file.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, DATA_KEYS, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { looksAfterActivity } from './attendance-authority.js'
import { attendanceOf, headingOf, subjectOf, timesOf } from './attendance-view.js'

/** The organiser's screen goes on for so long without a network. */
const aheadMs = 30 * 60_000
const dayMs = 24 * 3_600_000

const signUpLabels = { signed: '已报名', waiting: '候补', cancelled: '已取消' } as const
const changeLabels = { answered: '本人说明', corrected: '改正', reversed: '撤回决定' } as const

const isShownAt = (activity: Pick<ActivityHeading, 'state' | 'startsAt' | 'endsAt'>, now: number): boolean =>
  (activity.state === 'open' || activity.state === 'held') && isShown(timesOf(activity), now)

@Injectable()
export class AttendanceReader {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DATA_KEYS) private readonly keys: Keys,
  ) {}

  /** @throws ProblemError notFound for whoever does not look after it, activityNotHeld */
  async codes(me: SignedIn, activityId: string) {
    const activity = await this.organised(me, activityId)
    if (activity.state !== 'open' && activity.state !== 'held') throw new ProblemError('activityNotHeld')
    const now = await businessNow(this.database)
    const codeAt = attendanceCodes(this.keys[0], activityId)
    return {
      activity: headingOf(activity),
      now: new Date(now).toISOString(),
      slotSeconds: slotMs / 1000,
      codes: slotsAhead(timesOf(activity), now, aheadMs).map(slot => ({
        from: new Date(slot * slotMs).toISOString(),
        code: codeAt(slot),
      })),
    }
  }

  /** @throws ProblemError notFound */
  async list(me: SignedIn, activityId: string): Promise<z.input<typeof attendanceList>> {
    // Found meanwhile, and told to nobody who may not see it.
    const [activity, rows, awaited] = await Promise.all([
      this.organised(me, activityId),
      findInActivity(this.database, activityId),
      findAwaited(this.database, activityId),
    ])
    const count = (state: FoundAttendance['state']) => rows.filter(row => row.state === state).length
    const { state } = activity
    const showsCode = state === 'open' || state === 'held'
    return {
      activity: headingOf(activity),
      items: rows.map(row => attendanceOf(row, activity)),
      awaited: awaited.map(row => ({ ...subjectOf(row), isWaiting: row.isWaiting })),
      counts: {
        recorded: count('recorded'),
        confirmed: count('confirmed'),
        refused: count('refused'),
        companions: rows.reduce((sum, row) => sum + (row.state === 'refused' ? 0 : row.companions), 0),
      },
      allowedActions: [
        ...(showsCode ? (['showCode'] as const) : []),
        ...(takesAttendance(state) ? (['enter', 'decide'] as const) : []),
      ],
    }
  }

  /** For the organiser, and for whom it is about. @throws ProblemError notFound */
  async one(me: SignedIn, id: string): Promise<z.input<typeof attendanceDetail>> {
    const row = await findAttendance(this.database, id)
    const activity = row && (await findHeading(this.database, row.activityId))
    if (!activity) throw new ProblemError('notFound')
    const isOrganiser = looksAfterActivity(me, activity)
    if (!isOrganiser && row.personId !== me.personId) throw new ProblemError('notFound')
    const around = await findSurroundings(this.database, id)
    return {
      ...attendanceOf(row, activity),
      activity: headingOf(activity),
      version: row.version,
      ...(around.signUp && { signUp: signUpLabels[around.signUp] }),
      elsewhere: around.elsewhere,
      // Whose phone it was is between them and the organiser.
      sameDevice: isOrganiser ? around.sameDevice : [],
      changes: around.changes.map(({ at, ...change }) => ({
        ...change,
        label: changeLabels[change.act],
        at: new Date(at).toISOString(),
      })),
      allowedActions: allowedOn(row, me, isOrganiser),
    }
  }

  /** Activities of the last quarter and those to come. */
  async own(me: SignedIn) {
    const now = await businessNow(this.database)
    const [from, to] = [new Date(now - 100 * dayMs), new Date(now + 60 * dayMs)]
    const rows = await findOwnActivities(this.database, me.personId, from, to)
    return {
      items: rows.map(({ signUp, attendance, ...activity }) => ({
        ...headingOf(activity),
        isShown: isShownAt(activity, now),
        ...(signUp && { signUp: signUpLabels[signUp] }),
        ...(attendance && { attendance: attendanceOf(attendance, activity) }),
      })),
    }
  }

  private async organised(me: SignedIn, activityId: string): Promise<ActivityHeading> {
    const activity = await findHeading(this.database, activityId)
    if (!activity || !looksAfterActivity(me, activity)) throw new ProblemError('notFound')
    return activity
  }
}

type Allowed = z.input<typeof attendanceDetail>['allowedActions']

const allowedOn = (row: FoundAttendance, me: SignedIn, isOrganiser: boolean): Allowed => {
  const isOwn = row.personId === me.personId
  const ofOrganiser: Allowed = row.state === 'recorded' ? ['confirm', 'refuse', 'correct'] : ['reverse']
  return [...(isOrganiser && !isOwn ? ofOrganiser : []), ...(isOwn ? (['answer'] as const) : [])]
}
