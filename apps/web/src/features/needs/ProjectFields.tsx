/** What only a project says: the functions and units that it needs, how often, and when. */
import { Checkbox, InputNumber } from 'antd'
import { useState } from 'react'
import type { Offer } from '#contracts/http/offers.js'
import { DayPicker } from '../../components/days/DayPicker.js'
import { Field } from '../../components/form/Field.js'
import { TextField } from '../../components/form/TextField.js'
import { UnitsSelect } from '../../components/UnitsSelect.js'
import { m } from '../../messages/index.js'

const t = m.need.publish

export interface ProjectFieldsProps {
  offer: Partial<Offer>
  put: (change: { [K in keyof Offer]?: Offer[K] | undefined }) => void
  problemAt: (path: string) => string | undefined
  /** Names of the units chosen before. */
  unitNames: { id: string; name: string }[]
}

const Units = ({ offer, put, problemAt, unitNames }: ProjectFieldsProps) => {
  const [known, setKnown] = useState(unitNames)
  const chosen = (offer.wantedUnits ?? []).map(id => known.find(unit => unit.id === id) ?? { id, name: id })
  return (
    <>
      <Field optional label={t.units} hint={t.unitsHint} problem={problemAt('offer.wantedUnits')}>
        {({ id, status }) => (
          <UnitsSelect
            id={id}
            status={status}
            kind="agencyPartyOrganization"
            value={chosen}
            onChange={units => {
              setKnown(units)
              const ids = units.map(unit => unit.id)
              put(ids.length > 0 ? { wantedUnits: ids } : { wantedUnits: undefined, onlyWanted: undefined })
            }}
          />
        )}
      </Field>
      {chosen.length > 0 && (
        <Checkbox
          checked={offer.onlyWanted ?? false}
          onChange={event => put({ onlyWanted: event.target.checked })}
        >
          {t.onlyWanted}
        </Checkbox>
      )}
    </>
  )
}

export const ProjectFields = (props: ProjectFieldsProps) => {
  const { offer, put, problemAt } = props
  return (
    <>
      <TextField
        optional
        label={t.functions}
        problem={problemAt('offer.wantedFunctions')}
        maxLength={200}
        value={offer.wantedFunctions}
        onChange={value => put({ wantedFunctions: value || undefined })}
      />
      <Units {...props} />
      <Field optional label={m.project.sessions} problem={problemAt('offer.wantedSessions')}>
        {control => (
          <InputNumber
            {...control}
            min={1}
            max={365}
            precision={0}
            value={offer.wantedSessions ?? null}
            onChange={sessions => put({ wantedSessions: sessions ?? undefined })}
          />
        )}
      </Field>
      {(['expectedFrom', 'expectedTo'] as const).map(day => (
        <Field optional key={day} label={t[day]} problem={problemAt(`offer.${day}`)}>
          {({ id, status }) => (
            <DayPicker
              id={id}
              status={status}
              allowClear
              value={offer[day] ?? ''}
              onChange={value => put({ [day]: value || undefined })}
            />
          )}
        </Field>
      ))}
    </>
  )
}
