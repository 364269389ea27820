/** 临时党支部 over HTTP: the branches one may see, their members, their officers and the orders that change these. */
import { z } from 'zod'
import { branchLacks, officerStates, officerWays } from '#domain/branch/branch.js'
import { id, localDate, page, processId, text } from './shared.js'

export const officerWayLabels: Readonly<Record<(typeof officerWays)[number], string>> = {
  elected: '选举产生',
  appointed: '上级指定',
}

export { branchLacks }

const search = z.string().trim().max(100).optional()

export const branchLackLabels: Readonly<Record<(typeof branchLacks)[number], string>> = {
  secretary: '书记空缺',
  activities: '近一个月没有活动',
}

export const branchQuery = page.extend({ search, lack: z.enum(branchLacks).optional() })

export const branchExportQuery = branchQuery.omit({ offset: true, limit: true })

const branchFigures = {
  community: z.object({ id, name: z.string() }),
  members: z.int(),
  suspended: z.int(),
  /** Party organisations that have checked in with the community. */
  agencies: z.int(),
}

export const branchList = z.object({
  items: z.array(
    z
      .object({
        ...branchFigures,
        subdistrict: z.string().optional(),
        secretary: z.string().optional(),
        /** Names of single offices that nobody holds. */
        vacant: z.array(z.string()),
      })
      .meta({ id: 'Branch' }),
  ),
  total: z.int(),
  /** The branch that one belongs to. */
  ownId: id.optional(),
})

export const officer = z
  .object({
    id: processId,
    office: id,
    officeName: z.string(),
    personId: id,
    personName: z.string(),
    agencyName: z.string(),
    from: localDate,
    until: localDate.optional(),
    wayLabel: z.string(),
    reason: z.string(),
    enteredBy: z.string(),
    endNote: z.string().optional(),
    /** Over because the check-in is. */
    endedByMembership: z.boolean(),
    state: z.enum(officerStates),
  })
  .meta({ id: 'BranchOfficer' })

export const branchParams = z.strictObject({ id })

export const branchDetail = z.object({
  ...branchFigures,
  offices: z.array(z.object({ code: id, name: z.string(), single: z.boolean() })),
  officers: z.array(officer),
  isMember: z.boolean(),
  /** All members are shown, not those of one's own unit only. */
  seesAll: z.boolean(),
  /** What may be done with the branch. */
  allowedActions: z.array(z.enum(['appoint', 'end', 'estates', 'feed'])),
})

export const branchMembers = z.object({
  items: z.array(
    z
      .object({
        personId: id,
        name: z.string(),
        agencyName: z.string(),
        since: localDate,
        suspended: z.boolean(),
        offices: z.array(z.string()),
      })
      .meta({ id: 'BranchMember' }),
  ),
  total: z.int(),
})

export const officerOrder = z.strictObject({
  reason: text(300),
  command: z.discriminatedUnion('name', [
    z.strictObject({
      name: z.literal('appoint'),
      office: id,
      personId: id,
      from: localDate,
      until: localDate.optional(),
      way: z.enum(officerWays),
      /** The holder whose term ends the day before. */
      replaces: processId.optional(),
    }),
    z.strictObject({ name: z.literal('end'), officerId: processId, lastDay: localDate }),
  ]),
})
export type OfficerOrder = z.infer<typeof officerOrder>
export const officerAnswer = z.object({ id: processId })
