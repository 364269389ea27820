import { Select } from 'antd'
import { useState } from 'react'
import {
  candidatesQuery,
  principalsQuery,
  substitute,
  type NewSubstitution,
} from '../../api/substitutions.js'
import { DayPicker } from '../../components/days/DayPicker.js'
import { Field } from '../../components/form/Field.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { localDateOf } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { ChangeDrawer } from '../organisation/ChangeDrawer.js'
import { PersonSelect } from './PersonSelect.js'

interface BeginDrawerProps {
  kinds: { kind: string; label: string }[]
  /** Whether one may set it for somebody else. */
  forOthers: boolean
  onClose: () => void
}

const t = m.substitution

/** Who stands in for whom, for what, from when to when, and why. */
export const BeginDrawer = ({ kinds, forOthers, onClose }: BeginDrawerProps) => {
  const [today] = useState(() => localDateOf(new Date()))
  const [wanted, setWanted] = useState<Partial<NewSubstitution>>({ from: today, to: today })
  const { principalId, substituteId, from = '', to = '' } = wanted
  const set = (change: Partial<NewSubstitution>) => setWanted(old => ({ ...old, ...change }))
  const make = useToldCommand(
    (reason: string, key) =>
      substitute({ ...wanted, substituteId: substituteId ?? '', from, to, reason }, key),
    t.done,
    onClose,
  )
  return (
    <ChangeDrawer
      title={t.begin}
      about={t.lead}
      isReady={Boolean(substituteId && from && to)}
      make={make}
      onClose={onClose}
    >
      {forOthers && (
        <Field label={t.fields.principal}>
          {control => (
            <PersonSelect
              control={control}
              queryOf={principalsQuery}
              allowClear
              placeholder={t.fields.self}
              value={principalId}
              onChange={chosen => set({ principalId: chosen, substituteId: undefined })}
            />
          )}
        </Field>
      )}
      <Field label={t.fields.substitute} hint={t.fields.substituteHint}>
        {control => (
          <PersonSelect
            control={control}
            queryOf={search => candidatesQuery(principalId, search)}
            placeholder={m.act.choose}
            value={substituteId}
            onChange={chosen => set({ substituteId: chosen })}
          />
        )}
      </Field>
      <Field label={t.fields.kinds}>
        {({ id }) => (
          <Select
            id={id}
            mode="multiple"
            placeholder={t.allKinds}
            options={kinds.map(({ kind, label }) => ({ value: kind, label }))}
            value={wanted.kinds ?? []}
            onChange={(chosen: string[]) => set({ kinds: chosen })}
          />
        )}
      </Field>
      <div className="field-pair">
        <Field label={t.fields.from}>
          {({ id }) => <DayPicker id={id} min={today} value={from} onChange={day => set({ from: day })} />}
        </Field>
        <Field label={t.fields.to}>
          {({ id }) => <DayPicker id={id} min={from} value={to} onChange={day => set({ to: day })} />}
        </Field>
      </div>
    </ChangeDrawer>
  )
}
