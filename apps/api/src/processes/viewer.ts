import type { Viewer } from '#domain/kernel/actions.js'
import type { Holder } from '#domain/kernel/state.js'
import type { SignedIn } from '../access/me.js'

/** A seat that names somebody is only theirs; any other is whose office it is, exactly at its unit. */
export const maySit = ({ personId, grants }: SignedIn, holder: Holder): boolean =>
  holder.personId === undefined
    ? grants.some(({ role, unitId }) => role === holder.role && unitId === holder.unitId)
    : holder.personId === personId

export const viewerOf = (me: SignedIn): Viewer => ({
  personId: me.personId,
  holds: holder => maySit(me, holder),
})
