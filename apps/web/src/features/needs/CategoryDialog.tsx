/** A district adds a category, or renames, ends and resumes one. */
import { useState } from 'react'
import type { z } from 'zod'
import { addCategory as addSchema, categoryOrder, type category } from '#contracts/http/categories.js'
import type { OfferKind } from '#contracts/http/offers.js'
import { addCategory, changeCategory } from '../../api/categories.js'
import { DayPicker } from '../../components/days/DayPicker.js'
import { Field } from '../../components/form/Field.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { TextField } from '../../components/form/TextField.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { useBusinessToday } from '../../components/use-business-today.js'
import { m } from '../../messages/index.js'
import { checkBody, type FieldProblems } from '../acts/check-body.js'
import { ReasonField } from './ReasonField.js'

const t = m.category

export type CategoryShape = z.infer<typeof category>
export interface CategoryAsked {
  kind: OfferKind
  districtId: string
  name: 'add' | keyof typeof t.commands
  category?: CategoryShape
}

interface Draft {
  name: string
  day: string
  reason: string
}

const commandOf = ({ name }: CategoryAsked, draft: Draft): object => {
  if (name === 'rename') return { name, to: draft.name }
  return name === 'end' ? { name, on: draft.day } : { name }
}

/** The body, with the schema that it has to keep. */
const askedOf = (asked: CategoryAsked, { name, day, reason }: Draft) =>
  asked.name === 'add'
    ? {
        schema: addSchema,
        body: { districtId: asked.districtId, name, reason, ...(day && { startsOn: day }) },
      }
    : {
        schema: categoryOrder,
        body: { districtId: asked.districtId, reason, command: commandOf(asked, { name, day, reason }) },
      }

const send = ({ kind, category, name, body }: CategoryAsked & { body: unknown }, key: string) =>
  name === 'add'
    ? addCategory({ kind, ...addSchema.parse(body) }, key)
    : changeCategory({ kind, code: category?.code ?? '', ...categoryOrder.parse(body) }, key)

interface FieldsProps {
  asked: CategoryAsked
  draft: Draft
  set: (change: Partial<Draft>) => void
  problems: FieldProblems
}

const Fields = ({ asked: { name }, draft, set, problems }: FieldsProps) => (
  <>
    {(name === 'add' || name === 'rename') && (
      <TextField
        label={t.name}
        problem={problems.name ?? problems['command.to']}
        maxLength={20}
        value={draft.name}
        onChange={value => set({ name: value })}
      />
    )}
    {(name === 'add' || name === 'end') && (
      <Field
        optional={name === 'add'}
        label={name === 'add' ? t.startsOn : t.endsOn}
        problem={problems.startsOn ?? problems['command.on']}
      >
        {({ id, status }) => (
          <DayPicker id={id} status={status} allowClear value={draft.day} onChange={day => set({ day })} />
        )}
      </Field>
    )}
    <ReasonField
      label={t.reason}
      problem={problems.reason}
      value={draft.reason}
      onChange={reason => set({ reason })}
    />
  </>
)

export const CategoryDialog = ({ asked, onClose }: { asked: CategoryAsked; onClose: () => void }) => {
  const today = useBusinessToday()
  const [draft, setDraft] = useState<Draft>({
    name: asked.category?.name ?? '',
    day: asked.name === 'end' ? today : '',
    reason: '',
  })
  const [problems, setProblems] = useState<FieldProblems>({})
  const command = useToldCommand(send, t.done, onClose)
  const title = asked.name === 'add' ? t.add : `${t.commands[asked.name]} · ${asked.category?.name ?? ''}`
  const ask = () => {
    const { schema, body } = askedOf(asked, draft)
    const found = checkBody({ schema }, body)
    setProblems(found)
    if (Object.keys(found).length === 0) command.run({ ...asked, body })
  }
  return (
    <FormDialog
      title={title}
      okText={asked.name === 'add' ? t.add : t.commands[asked.name]}
      onOk={ask}
      onCancel={onClose}
      command={command}
    >
      <p>{t.about[asked.name]}</p>
      <Fields
        asked={asked}
        draft={draft}
        set={change => setDraft({ ...draft, ...change })}
        problems={problems}
      />
    </FormDialog>
  )
}
