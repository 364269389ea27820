/** The life of a change of policy, and who may take it on. */
import type { LocalDate } from '../calendar/local-date.js'
import type { PersonId, Role } from '../organisation/roles.js'

/** Within limits, a draft is validated; looked at on what is open, previewed; then published or withdrawn. */
export const changeStates = {
  draft: '草案',
  validated: '已核对',
  previewed: '已预览',
  published: '已发布',
  withdrawn: '已撤销',
} as const
export type ChangeState = keyof typeof changeStates

/** Whoever drafts, and whoever publishes what another has drafted: each at the unit or above it. */
export const draftingRoles: readonly Role[] = ['SystemAdministrator']
export const publishingRoles: readonly Role[] = ['SystemAdministrator', 'OrganizationDepartmentHead']

export const policyRefusals = [
  'policyEnded',
  'policyStale',
  'policyFaulty',
  'policyNotPreviewed',
  'policyOwnChange',
  'policyEffectiveFrom',
] as const
export type PolicyRefusalCode = (typeof policyRefusals)[number]

export interface OpenChange {
  state: ChangeState
  revision: number
  editedBy: readonly PersonId[]
}

export const isOpen = ({ state }: Pick<OpenChange, 'state'>): boolean =>
  state !== 'published' && state !== 'withdrawn'

/** Only what one has seen can be gone on with. */
export const refuseEdit = (change: OpenChange, revision: number): PolicyRefusalCode | undefined => {
  if (!isOpen(change)) return 'policyEnded'
  return change.revision === revision ? undefined : 'policyStale'
}

export const refusePreview = (change: OpenChange, revision: number): PolicyRefusalCode | undefined =>
  refuseEdit(change, revision) ?? (change.state === 'draft' ? 'policyFaulty' : undefined)

/** Nobody publishes what they had a hand in; nothing that was not looked at on what is open; nothing backwards. */
export const refusePublication = (
  change: OpenChange,
  {
    by,
    revision,
    effectiveFrom,
    today,
  }: { by: PersonId; revision: number; effectiveFrom: LocalDate; today: LocalDate },
): PolicyRefusalCode | undefined => {
  const refused = refusePreview(change, revision)
  if (refused) return refused
  if (change.state !== 'previewed') return 'policyNotPreviewed'
  if (change.editedBy.includes(by)) return 'policyOwnChange'
  return effectiveFrom < today ? 'policyEffectiveFrom' : undefined
}
