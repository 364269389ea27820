/** 签到 over HTTP: the codes on the organiser's screen, what phones send, the list, and one decision for each person. */
import { z } from 'zod'
import {
  attendanceFlags,
  attendanceStates,
  attendanceWays,
  type AttendanceFlag,
  type AttendanceState,
  type AttendanceWay,
} from '#domain/attendance/attendance.js'
import { id, instant, processId, text } from './shared.js'

export const attendanceStateLabels: Readonly<Record<AttendanceState, string>> = {
  recorded: '待确认',
  confirmed: '已确认',
  refused: '不予确认',
}
export const attendanceWayLabels: Readonly<Record<AttendanceWay, string>> = {
  code: '扫码',
  list: '名单勾选',
  afterwards: '事后补登',
}
export const attendanceFlagLabels: Readonly<Record<AttendanceFlag, string>> = {
  sentLater: '联网后补传',
  afterClosing: '核对办结后才送达',
  clockOff: '手机时间不准',
  passedOn: '疑似转发',
  sharedDevice: '同一手机多人',
  elsewhere: '同时在两处',
  notSignedUp: '未报名',
  waiting: '候补',
  suspended: '暂停参加期间',
  notMember: '未在本社区报到',
}

/** So many rows are decided by one request: each was opened by itself. */
export const mostDecisions = 50
const mostCompanions = 200

export const ofActivityParams = z.strictObject({ activityId: processId })
export const attendanceParams = z.strictObject({ id: processId })

/** Milliseconds since 1970, by the clock of a phone: anything it may say. */
const phoneTime = z.number().int().min(0).max(8_640_000_000_000_000)

/** What a phone sends, at once or when it has a network again. */
export const recordAttendance = z.strictObject({
  activityId: processId,
  code: z.string().trim().min(4, '请输入屏幕上的六位签到码').max(16, '请输入屏幕上的六位签到码'),
  scannedAt: phoneTime.optional(),
  sentAt: phoneTime.optional(),
  /** A random name that the browser gave itself. */
  device: z
    .string()
    .regex(/^[A-Za-z0-9-]{8,64}$/, '设备标识格式不正确')
    .optional(),
})
export type RecordAttendance = z.infer<typeof recordAttendance>

const companions = z.number().int().min(0).max(mostCompanions, `随行人员不超过 ${mostCompanions} 人`)

/** By the organiser: ticked on the spot, or entered afterwards. */
export const enterAttendance = z
  .strictObject({
    personId: id.optional(),
    unitId: id.optional(),
    /** Now, unless it is entered afterwards. */
    cameAt: instant.optional(),
    leftAt: instant.optional(),
    companions: companions.default(0),
    reason: text(300).optional(),
  })
  .refine(({ personId, unitId }) => (personId === undefined) !== (unitId === undefined), {
    path: ['personId'],
    message: '请选择一名党员或一个机关党组织',
  })
export type EnterAttendance = z.infer<typeof enterAttendance>

const decision = z.strictObject({
  id: processId,
  /** As the page of this one row showed it. */
  version: z.int32().min(1),
  decision: z.enum(['confirmed', 'refused']),
  note: text(300).optional(),
})

export const decideAttendances = z.strictObject({
  items: z
    .array(decision)
    .min(1)
    .max(mostDecisions, `一次不超过 ${mostDecisions} 人`)
    .refine(items => new Set(items.map(each => each.id)).size === items.length, '同一人只能出现一次'),
})
export type DecideAttendances = z.infer<typeof decideAttendances>

export const decisionResults = [
  'confirmed',
  'refused',
  'notFound',
  'stale',
  'alreadyDecided',
  'ownAttendance',
  'noteMissing',
] as const
export type DecisionResult = (typeof decisionResults)[number]

export const decisionSentences: Readonly<Record<DecisionResult, string>> = {
  confirmed: '已确认。',
  refused: '已登记为不予确认。',
  notFound: '这项签到不在本次活动中，请刷新名单。',
  stale: '您查看之后这一行有变化，请重新打开核对。',
  alreadyDecided: '已经作过决定；确有错误请用“更正”并说明理由。',
  ownAttendance: '本人的签到由街道或其他组织者确认。',
  noteMissing: '这一行有需要说明的情况，或不予确认，请填写说明。',
}

export const decisionsAnswer = z.object({
  items: z.array(z.object({ id: processId, result: z.enum(decisionResults), detail: z.string() })),
})

export const attendanceOrder = z.strictObject({
  command: z.discriminatedUnion('name', [
    z.strictObject({ name: z.literal('answer'), note: text(500) }),
    z.strictObject({
      name: z.literal('correct'),
      cameAt: instant.optional(),
      leftAt: instant.nullable().optional(),
      companions: companions.optional(),
      note: text(300),
    }),
    z.strictObject({ name: z.literal('reverse'), note: text(300) }),
  ]),
})
export type AttendanceOrder = z.infer<typeof attendanceOrder>

export const attendanceAnswer = z.object({ id: processId, state: z.enum(attendanceStates), cameAt: instant })

const named = z.object({ id, name: z.string() })
const flag = z.object({ code: z.enum(attendanceFlags), label: z.string() })

export const attendance = z
  .object({
    id: processId,
    person: named.optional(),
    unit: named.optional(),
    agencyName: z.string().optional(),
    way: z.enum(attendanceWays),
    wayLabel: z.string(),
    cameAt: instant,
    leftAt: instant.optional(),
    isLate: z.boolean(),
    leftEarly: z.boolean(),
    companions: z.int(),
    state: z.enum(attendanceStates),
    stateLabel: z.string(),
    flags: z.array(flag),
    reason: z.string().optional(),
    decidedByName: z.string().optional(),
    decidedAt: instant.optional(),
    decisionNote: z.string().optional(),
  })
  .meta({ id: 'Attendance' })

const heading = z.object({
  id: processId,
  number: z.string(),
  title: z.string(),
  place: z.string(),
  communityName: z.string(),
  startsAt: instant,
  endsAt: instant,
  state: z.string(),
})

export const attendanceList = z.object({
  activity: heading,
  items: z.array(attendance),
  /** Signed up, or on the waiting list, and not there so far. */
  awaited: z.array(
    z.object({
      person: named.optional(),
      unit: named.optional(),
      agencyName: z.string().optional(),
      isWaiting: z.boolean(),
    }),
  ),
  counts: z.object({ recorded: z.int(), confirmed: z.int(), refused: z.int(), companions: z.int() }),
  allowedActions: z.array(z.enum(['showCode', 'enter', 'decide'])),
})

/** One row, opened: only here stands the version that a decision has to name. */
export const attendanceDetail = attendance.extend({
  activity: heading,
  version: z.int(),
  signUp: z.string().optional(),
  elsewhere: z.array(z.string()),
  sameDevice: z.array(z.string()),
  changes: z.array(
    z.object({
      act: z.enum(['answered', 'corrected', 'reversed']),
      label: z.string(),
      note: z.string(),
      byName: z.string(),
      at: instant,
    }),
  ),
  allowedActions: z.array(z.enum(['confirm', 'refuse', 'correct', 'reverse', 'answer'])),
})

export const attendanceCodes = z.object({
  activity: heading,
  now: instant,
  slotSeconds: z.int(),
  /** Of this half minute and those that follow, oldest first. */
  codes: z.array(z.object({ from: instant, code: z.string() })),
})

/** What the phone of a member keeps: their activities around today, and where their attendance stands. */
export const ownAttendances = z.object({
  items: z.array(
    heading.extend({
      signUp: z.string().optional(),
      attendance: attendance.optional(),
      /** Its codes are shown now, by the server's clock. */
      isShown: z.boolean(),
    }),
  ),
})
