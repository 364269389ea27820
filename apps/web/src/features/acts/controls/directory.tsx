/** Units and people of the directory in a body. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { holdersQuery } from '../../../api/directory.js'
import { useSession } from '../../../api/session.js'
import { Field } from '../../../components/form/Field.js'
import { UnitSelect } from '../../../components/UnitSelect.js'
import { m } from '../../../messages/index.js'
import { type ControlProps, type FieldSpec, seatOf } from '../act-form.js'

export const unit = (name: string, label: string, kind: string, hint: string): FieldSpec => ({
  name,
  initial: () => undefined,
  Control: ({ body, set, problemAt }: ControlProps) => (
    <Field label={label} hint={hint} problem={problemAt(name)}>
      {control => (
        <UnitSelect
          {...control}
          kind={kind}
          value={body[name] as string | undefined}
          onChange={unitId => set(name, unitId)}
        />
      )}
    </Field>
  ),
})

/** Colleagues with the same role at the same unit as the seat, oneself left out. */
export const colleague = (name: string, label: string): FieldSpec => ({
  name,
  initial: () => undefined,
  Control: ({ context, body, set, problemAt }: ControlProps) => {
    const seat = seatOf(context)
    const self = useSession().personId
    const holders = useQuery(holdersQuery(seat?.unit.id ?? '', seat?.role))
    return (
      <Field label={label} problem={problemAt(name)}>
        {control => (
          <Select
            {...control}
            loading={holders.isLoading}
            placeholder={m.act.choose}
            notFoundContent={m.act.transferNobody}
            options={holders.data?.items
              .filter(({ personId }) => personId !== self)
              .map(({ personId, name: person }) => ({ value: personId, label: person }))}
            value={body[name]}
            onChange={personId => set(name, personId)}
          />
        )}
      </Field>
    )
  },
})
