/** Entering a need, and what is done with one. */
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { enterNeed as enterSchema, needOrder } from '#contracts/http/needs.js'
import { commandNeed, enterNeed, needQuery } from '../../api/needs.js'
import type { Need } from '../../api/types.js'
import { Field } from '../../components/form/Field.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { TextField } from '../../components/form/TextField.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'
import { checkBody, type FieldProblems } from '../acts/check-body.js'
import { ReasonField } from './ReasonField.js'

const t = m.need
export type NeedCommandName = Exclude<Need['allowedActions'][number], 'publish'>

const sources = optionsOf(t.sources)

export const EnterNeedDialog = ({ communityId, onClose }: { communityId: string; onClose: () => void }) => {
  const [draft, setDraft] = useState({ source: 'community', onPaper: false, text: '' })
  const [problems, setProblems] = useState<FieldProblems>({})
  const command = useToldCommand(enterNeed, t.entered, onClose)
  const send = () => {
    const body = { communityId, ...draft }
    const found = checkBody({ schema: enterSchema }, body)
    setProblems(found)
    if (Object.keys(found).length === 0) command.run(enterSchema.parse(body))
  }
  return (
    <FormDialog title={t.enter} okText={t.enter} onOk={send} onCancel={onClose} command={command}>
      <Field label={t.source}>
        {control => (
          <Select
            {...control}
            options={sources}
            value={draft.source}
            onChange={source => setDraft({ ...draft, source, onPaper: false })}
          />
        )}
      </Field>
      {draft.source === 'resident' && (
        <Checkbox
          checked={draft.onPaper}
          onChange={event => setDraft({ ...draft, onPaper: event.target.checked })}
        >
          {t.paper}
        </Checkbox>
      )}
      <TextField
        label={t.text}
        hint={t.textHint}
        problem={problems.text}
        rows={4}
        maxLength={1000}
        value={draft.text}
        onChange={value => setDraft({ ...draft, text: value })}
      />
    </FormDialog>
  )
}

interface NeedDialogProps {
  asked: { need: Need; name: NeedCommandName }
  onClose: () => void
}

export const NeedDialog = ({ asked: { need, name }, onClose }: NeedDialogProps) => {
  const detail = useQuery({ ...needQuery(need.id), enabled: name === 'merge' })
  const [into, setInto] = useState<string>()
  const [reason, setReason] = useState('')
  const [problems, setProblems] = useState<FieldProblems>({})
  const command = useToldCommand(commandNeed, t.done, onClose)
  const send = () => {
    const body = { reason, command: name === 'merge' ? { name, into } : { name } }
    const found = checkBody({ schema: needOrder }, body)
    setProblems(found)
    if (Object.keys(found).length === 0) command.run({ id: need.id, ...needOrder.parse(body) })
  }
  return (
    <FormDialog
      title={t.commands[name]}
      okText={t.commands[name]}
      onOk={send}
      onCancel={onClose}
      command={command}
    >
      <p>{need.text}</p>
      <p className="muted">{t.about[name]}</p>
      {name === 'merge' && (
        <Field label={t.similar} problem={problems['command.into']}>
          {control => (
            <Select
              {...control}
              placeholder={m.act.choose}
              notFoundContent={t.noSimilar}
              options={detail.data?.similar.map(({ id, text }) => ({ value: id, label: text }))}
              value={into}
              onChange={setInto}
            />
          )}
        </Field>
      )}
      <ReasonField label={t.reason} problem={problems.reason} value={reason} onChange={setReason} />
    </FormDialog>
  )
}
