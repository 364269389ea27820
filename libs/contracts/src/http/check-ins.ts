/** 报到 over HTTP: filing a check-in, the acts on it, the register of memberships. */
import { z } from 'zod'
import {
  endReasons,
  membershipSubjects,
  successionReasons,
  suspensionReasons,
} from '#domain/membership/membership.js'
import { checkInRefusalReasons } from '../workflow/check-in.js'
import { id, localDate, page, processId, text } from './shared.js'

export const checkInRefusalLabels: Readonly<Record<(typeof checkInRefusalReasons)[number], string>> = {
  notResident: '不住在本社区',
  alreadyHere: '已在本社区报到',
  notServing: '不属于报到范围',
  wrongCommunity: '应到其他社区报到',
}
export const suspensionLabels: Readonly<Record<(typeof suspensionReasons)[number], string>> = {
  secondment: '借调、挂职',
  illness: '因病',
  leave: '休假',
  other: '其他',
}
export const endLabels: Readonly<Record<(typeof endReasons)[number], string>> = {
  transferred: '转到其他社区',
  unitChanged: '调到其他单位',
  merged: '单位并入',
  retired: '退休',
  left: '离开本单位',
  other: '其他',
}

/** Body of every act of a check-in, by form and act. */
export const checkInActs = {
  confirmation: {
    /** A note where there is something to say: many may be confirmed at once without. */
    confirm: z.strictObject({ note: text(300, 0).default('') }),
    refuseCheckIn: z.strictObject({ reasonCode: z.enum(checkInRefusalReasons), reason: text(500) }),
  },
  retraction: { retract: z.strictObject({ reason: text(300).optional() }) },
} as const

const houseNumber = /\d+\s*[-－—]\s*\d+|\d+\s*(单元|室|栋|幢|楼|号)/

/** Community and estate, never a house number: the platform does not need to know the door. */
export const estate = text(60, 0).refine(
  value => !houseNumber.test(value),
  '只填小区名称，不要填写楼栋和门牌号',
)

/** A member for themselves; a Party organisation for itself, or (`personId`) for one of its members. */
export const startCheckIn = z.strictObject({
  subject: z.enum(membershipSubjects),
  communityId: id,
  agencyId: id.optional(),
  personId: id.optional(),
  estate: estate.default(''),
})
export type StartCheckIn = z.infer<typeof startCheckIn>

const subject = z.enum(membershipSubjects)
export const membershipState = z.enum(['current', 'suspended', 'ended'])

export const membership = z
  .object({
    id: processId,
    subject,
    subjectLabel: z.string(),
    personId: id.optional(),
    personName: z.string().optional(),
    agency: z.object({ id, name: z.string() }),
    community: z.object({ id, name: z.string() }),
    validFrom: localDate,
    validTo: localDate.optional(),
    endLabel: z.string().optional(),
    suspension: z.object({ from: localDate, to: localDate, reasonLabel: z.string() }).optional(),
    state: membershipState,
    stateLabel: z.string(),
    /** Whether the check-in itself is there to be read. */
    hasProcess: z.boolean(),
    /** Whether the person asking may suspend or end it. */
    mayChange: z.boolean(),
  })
  .meta({ id: 'Membership' })

export const membershipQuery = page.extend({
  unitId: id.optional(),
  subject: subject.optional(),
  state: membershipState.optional(),
  search: z.string().trim().max(100).optional(),
})
export const membershipExportQuery = membershipQuery.omit({ offset: true, limit: true })
export const membershipList = z.object({
  items: z.array(membership),
  total: z.int(),
  /** Over the same units, whatever is searched for. */
  rate: z.object({ members: z.int(), checkedIn: z.int(), agencies: z.int(), agenciesIn: z.int() }),
})

export const ownMemberships = z.object({
  items: z.array(membership),
  /** The check-in that waits for its community. */
  pendingId: processId.optional(),
  /** Whether there is a Party organisation to check in from. */
  mayCheckIn: z.boolean(),
  /** Where the roster says one lives. */
  livesIn: z.object({ id, name: z.string() }).optional(),
})

export const missingQuery = page.extend({
  agencyId: id,
  search: z.string().trim().max(100).optional(),
})
export const missingExportQuery = missingQuery.omit({ offset: true, limit: true })
export const missingList = z.object({
  items: z.array(
    z.object({
      personId: id,
      name: z.string(),
      livesIn: z.object({ id, name: z.string() }).optional(),
      pendingId: processId.optional(),
    }),
  ),
  total: z.int(),
})

export const membershipParams = z.strictObject({ id: processId })
export const membershipOrder = z.strictObject({
  reason: text(300),
  command: z.discriminatedUnion('name', [
    z.strictObject({
      name: z.literal('suspend'),
      from: localDate,
      to: localDate,
      reasonCode: z.enum(suspensionReasons),
    }),
    z.strictObject({
      name: z.literal('end'),
      lastDay: localDate,
      reasonCode: z.enum(endReasons).exclude(successionReasons),
    }),
  ]),
})
export type MembershipOrder = z.infer<typeof membershipOrder>
export const membershipAnswer = z.object({ id: processId })

/** The check-in's own part of a process page. */
export const checkInDetail = z
  .object({
    subjectLabel: z.string(),
    personName: z.string().optional(),
    agency: z.object({ id, name: z.string() }),
    community: z.object({ id, name: z.string() }),
    estate: z.string(),
    filedByUnit: z.boolean(),
    isTransfer: z.boolean(),
    confirmedOn: localDate.optional(),
    refusal: z.object({ reasonLabel: z.string(), reason: z.string() }).optional(),
  })
  .meta({ id: 'CheckInDetail' })
export type CheckInDetail = z.infer<typeof checkInDetail>
