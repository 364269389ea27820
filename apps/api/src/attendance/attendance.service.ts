import { Inject, Injectable } from '@nestjs/common'
import {
  decisionSentences,
  type AttendanceOrder,
  type DecideAttendances,
  type EnterAttendance,
  type RecordAttendance,
} from '#contracts/http/attendance.js'
import { judgeCode, shownAroundMs, type CodeJudgement } from '#domain/attendance/attendance-code.js'
import { answerOnce } from '#persistence/attendance/attendance-request.js'
import { changeAttendance } from '#persistence/attendance/change-attendance.js'
import {
  findAttendance,
  findHeading,
  type ActivityHeading,
} from '#persistence/attendance/find-attendances.js'
import { isSubject, recordAttendance } from '#persistence/attendance/record-attendance.js'
import { attendanceCodes } from '#secrets/attendance-codes.js'
import type { Keys } from '#secrets/key-file.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, DATA_KEYS, type Database } from '../dependencies.js'
import { ProblemError } from '../http/problem.js'
import { DirectoryChanges } from '../organisation/directory-changes.js'
import { hashOf } from '../processes/canonical.js'
import { heldPaths, looksAfterActivity } from './attendance-authority.js'
import { timesOf } from './attendance-view.js'
import { DecisionBatches } from './decision-batches.js'

@Injectable()
export class AttendanceService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DATA_KEYS) private readonly keys: Keys,
    private readonly batches: DecisionBatches,
    private readonly changes: DirectoryChanges,
  ) {}

  /** A code from a phone, now or when it had a network again. @throws ProblemError */
  async record(me: SignedIn, key: string, request: RecordAttendance) {
    const activity = await this.held(request.activityId)
    const judged = this.judge(activity, request)
    if ('refused' in judged) throw new ProblemError(judged.refused)
    const { activityId, device = null } = request
    const row = {
      ...{ activityId, device, by: me.personId, personId: me.personId, unitId: null, way: 'code' as const },
      ...{ leftAt: null, companions: 0, reason: null, ...judged },
    }
    // When the phone sent it again is not part of what it says.
    const { sentAt: _sentAt, ...said } = request
    return this.once(me, key, said, client => recordAttendance(client, row))
  }

  /** One person or unit, by the organiser. @throws ProblemError */
  async enter(me: SignedIn, key: string, activityId: string, request: EnterAttendance) {
    const activity = await this.held(activityId)
    if (!looksAfterActivity(me, activity)) throw new ProblemError('notFound')
    const now = Date.now()
    const { startsAt, endsAt } = timesOf(activity)
    if (now < startsAt - shownAroundMs) throw new ProblemError('attendanceTooEarly')
    const isAfterwards = now > endsAt + shownAroundMs
    if (isAfterwards && request.reason === undefined) throw new ProblemError('afterwardsReason')
    const cameAt = request.cameAt ? Date.parse(request.cameAt) : Math.min(now, startsAt)
    const leftAt = request.leftAt ? Date.parse(request.leftAt) : null
    mustFit(activity, cameAt, leftAt, now)
    if (!(await isSubject(this.database, request))) throw new ProblemError('notFound')
    const { personId = null, unitId = null, companions, reason = null } = request
    const row = {
      ...{ activityId, personId, unitId, companions, reason, cameAt, leftAt },
      ...{
        by: me.personId,
        device: null,
        flags: [],
        way: isAfterwards ? ('afterwards' as const) : ('list' as const),
      },
    }
    return this.once(me, key, { activityId, ...request }, client => recordAttendance(client, row))
  }

  /** Decisions on rows that were opened one by one. @throws ProblemError notFound, keyReused */
  async decide(me: SignedIn, key: string, activityId: string, { items }: DecideAttendances) {
    const bodyHash = hashOf({ activityId, items })
    const request = { by: me.personId, key, bodyHash, activityId, held: heldPaths(me), items }
    const answer = this.changes.accepted(await this.batches.decide(request))
    return { items: answer.items.map(each => ({ ...each, detail: decisionSentences[each.result] })) }
  }

  /** An answer by whom it is about; corrections and reversals by whoever looks after it. @throws ProblemError */
  async change(me: SignedIn, key: string, id: string, { command }: AttendanceOrder) {
    const row = await findAttendance(this.database, id)
    const activity = row && (await findHeading(this.database, row.activityId))
    if (!activity) throw new ProblemError('notFound')
    const isOwn = row.personId === me.personId
    const isAllowed = command.name === 'answer' ? isOwn : looksAfterActivity(me, activity) && !isOwn
    if (!isAllowed) throw new ProblemError(isOwn ? 'forbidden' : 'notFound')
    if (command.name === 'correct') {
      const cameAt = command.cameAt ? Date.parse(command.cameAt) : row.cameAt.getTime()
      const leftAt = command.leftAt === undefined ? (row.leftAt?.toISOString() ?? null) : command.leftAt
      mustFit(activity, cameAt, leftAt === null ? null : Date.parse(leftAt), Date.now())
    }
    return this.once(me, key, { id, ...command }, client =>
      changeAttendance(client, { id, by: me.personId, ...changeOf(command) }),
    )
  }

  /** With any of the keys: a code that was shown before the keys changed still counts. */
  private judge(activity: ActivityHeading, request: RecordAttendance): CodeJudgement {
    const sent = { ...request, receivedAt: Date.now() }
    let judged: CodeJudgement = { refused: 'codeUnknown' }
    for (const key of this.keys) {
      judged = judgeCode(timesOf(activity), sent, attendanceCodes(key, activity.id))
      if (!('refused' in judged) || judged.refused !== 'codeUnknown') break
    }
    return judged
  }

  /** @throws ProblemError notFound, activityNotHeld */
  private async held(activityId: string): Promise<ActivityHeading> {
    const activity = await findHeading(this.database, activityId)
    if (!activity) throw new ProblemError('notFound')
    if (activity.state !== 'open' && activity.state !== 'held') throw new ProblemError('activityNotHeld')
    return activity
  }

  private async once<T extends object>(
    me: SignedIn,
    key: string,
    body: object,
    work: Parameters<typeof answerOnce<T>>[2],
  ) {
    const request = { by: me.personId, key, bodyHash: hashOf(body) }
    return this.changes.accepted(await answerOnce(this.database, request, work))
  }
}

/** @throws ProblemError attendanceTimes */
const mustFit = (activity: ActivityHeading, cameAt: number, leftAt: number | null, now: number): void => {
  const { startsAt, endsAt } = timesOf(activity)
  const isWithin = cameAt >= startsAt - shownAroundMs && cameAt <= Math.min(now, endsAt + shownAroundMs)
  const leavesAfter = leftAt === null || (leftAt > cameAt && leftAt <= now)
  if (!isWithin || !leavesAfter) throw new ProblemError('attendanceTimes')
}

const changeOf = (command: AttendanceOrder['command']) => {
  const { note } = command
  if (command.name === 'answer') return { act: 'answered' as const, note }
  if (command.name === 'reverse') return { act: 'reversed' as const, note }
  const { cameAt, leftAt, companions } = command
  return {
    act: 'corrected' as const,
    note,
    ...(cameAt !== undefined && { cameAt: new Date(cameAt) }),
    ...(leftAt !== undefined && { leftAt: leftAt === null ? null : new Date(leftAt) }),
    ...(companions !== undefined && { companions }),
  }
}
