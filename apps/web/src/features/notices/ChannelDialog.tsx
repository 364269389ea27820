import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { mostPerMinute } from '#contracts/http/notices.js'
import { addChannel, type Channel, changeChannel } from '../../api/notices.js'
import { Field } from '../../components/form/Field.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { TextField } from '../../components/form/TextField.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { UnitSelect } from '../../components/UnitSelect.js'
import { m } from '../../messages/index.js'
import { changeOf, type ChannelDraft, draftOf, newChannelOf, type UnitKind } from './channel-draft.js'

const t = m.notice.channel
const kinds = Object.entries(t.kinds).map(([value, label]) => ({ value: value as UnitKind, label }))

interface PartProps {
  draft: ChannelDraft
  set: (change: Partial<ChannelDraft>) => void
  channel: Channel | undefined
}

/** Which unit's, and of which kind: said once. */
const Whose = ({ draft, set }: PartProps) => (
  <>
    <Field label={t.unit}>
      {({ id, status }) => (
        <UnitSelect own id={id} status={status} value={draft.unitId} onChange={unitId => set({ unitId })} />
      )}
    </Field>
    <Field label={t.kind}>
      {({ id }) => <Select id={id} options={kinds} value={draft.kind} onChange={kind => set({ kind })} />}
    </Field>
  </>
)

const Where = ({ draft, set, channel }: PartProps) => (
  <>
    <Field label={t.address} hint={channel?.addressHint ? t.addressKept(channel.addressHint) : t.addressHint}>
      {control => (
        <Input
          {...control}
          autoComplete="off"
          maxLength={500}
          value={draft.address}
          onChange={event => set({ address: event.target.value.trim() })}
        />
      )}
    </Field>
    {draft.kind !== 'wecom' && (
      <Field label={t.secret} hint={channel?.hasSecret ? t.secretKept : t.secretHints[draft.kind]}>
        {control => (
          <Input.Password
            {...control}
            autoComplete="new-password"
            maxLength={200}
            value={draft.secret}
            onChange={event => set({ secret: event.target.value.trim() })}
          />
        )}
      </Field>
    )}
    <Checkbox checked={draft.servesBelow} onChange={event => set({ servesBelow: event.target.checked })}>
      {t.servesBelow}
    </Checkbox>
  </>
)

const Pace = ({ draft, set, channel }: PartProps) => (
  <>
    <Field label={t.perMinute}>
      {({ id, status }) => (
        <InputNumber
          id={id}
          status={status}
          min={1}
          max={mostPerMinute[channel?.kind ?? draft.kind]}
          value={draft.perMinute}
          onChange={value => value !== null && set({ perMinute: value })}
        />
      )}
    </Field>
    <Field label={t.gapMinutes} hint={t.gapHint}>
      {({ id, status }) => (
        <InputNumber
          id={id}
          status={status}
          min={0}
          max={240}
          value={draft.gapMinutes}
          onChange={value => value !== null && set({ gapMinutes: value })}
        />
      )}
    </Field>
  </>
)

/** A new channel of a unit, or a change of one. */
export const ChannelDialog = ({
  channel,
  onClose,
}: {
  channel?: Channel | undefined
  onClose: () => void
}) => {
  const [draft, setDraft] = useState(() => draftOf(channel))
  const set = (change: Partial<ChannelDraft>) => setDraft(before => ({ ...before, ...change }))
  const isMail = channel?.kind === 'mail'
  const send = async (given: ChannelDraft): Promise<void> => {
    if (channel) await changeChannel(channel.id, changeOf(given, isMail))
    else await addChannel(newChannelOf(given))
  }
  const command = useToldCommand(send, t.saved, onClose)
  const parts = { draft, set, channel }
  return (
    <FormDialog
      title={channel ? t.editTitle(channel.name) : t.addTitle}
      okText={t.save}
      onOk={() => command.run(draft)}
      onCancel={onClose}
      command={command}
    >
      {!channel && <Whose {...parts} />}
      <TextField label={t.name} maxLength={40} value={draft.name} onChange={value => set({ name: value })} />
      {!isMail && <Where {...parts} />}
      <Pace {...parts} />
    </FormDialog>
  )
}
