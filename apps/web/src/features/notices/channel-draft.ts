import { robotMessagesAMinute } from '#contracts/http/notices.js'
import type { Channel, ChannelChange, NewChannel } from '../../api/notices.js'

export type UnitKind = NewChannel['kind']

/** What stands in the form; an address or a secret that is left empty stays as it is. */
export interface ChannelDraft {
  kind: UnitKind
  unitId: string | undefined
  name: string
  address: string
  secret: string
  servesBelow: boolean
  perMinute: number
  gapMinutes: number
}

export const draftOf = (channel: Channel | undefined): ChannelDraft => ({
  kind: channel && channel.kind !== 'mail' ? channel.kind : 'wecom',
  unitId: channel?.unit?.id,
  name: channel?.name ?? '',
  address: '',
  secret: '',
  servesBelow: channel?.servesBelow ?? true,
  perMinute: channel?.perMinute ?? robotMessagesAMinute,
  gapMinutes: channel?.gapMinutes ?? 10,
})

export const newChannelOf = ({ secret, unitId, ...draft }: ChannelDraft): NewChannel => ({
  ...draft,
  unitId: unitId ?? '',
  ...(secret !== '' && { secret }),
})

export const changeOf = (
  { kind, unitId: _unit, address, secret, servesBelow, ...draft }: ChannelDraft,
  isMail: boolean,
): ChannelChange => ({
  ...draft,
  ...(!isMail && { servesBelow }),
  ...(address !== '' && { address }),
  ...(secret !== '' && kind !== 'wecom' && { secret }),
})
