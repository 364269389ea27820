import type { Viewer } from '#domain/kernel/actions.js'
import type { Holder } from '#domain/kernel/state.js'
import type { SignedIn } from '../access/me.js'

/** Whoever has left every office acts no more, on a seat of their own no more than on others. */
export const isInOffice = ({ grants }: SignedIn): boolean => grants.length > 0

/** A seat that names somebody is only theirs; any other is whose office it is, exactly at its unit. */
export const maySit = (me: SignedIn, holder: Holder): boolean =>
  holder.personId === undefined
    ? me.grants.some(({ role, unitId }) => role === holder.role && unitId === holder.unitId)
    : holder.personId === me.personId && isInOffice(me)

export const viewerOf = (me: SignedIn): Viewer => ({
  personId: me.personId,
  holds: holder => maySit(me, holder),
})
