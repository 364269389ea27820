/** Who shall sit on the chosen seat: a unit, and one of its people or anybody with a role there. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { z } from 'zod'
import { holdersQuery } from '../../api/directory.js'
import type { Holder, ProcessPage, Seat } from '../../api/types.js'
import { Field } from '../../components/form/Field.js'
import { UnitSelect } from '../../components/UnitSelect.js'
import { m } from '../../messages/index.js'
import { type Body, type ControlProps, type FieldSpec, textOf } from '../acts/act-form.js'

const seatOf = (page: ProcessPage, body: Body): Seat | undefined =>
  page.rounds.flatMap(({ seats }) => seats).find(({ seatId }) => seatId === body.seatId)

const unitOf = (page: ProcessPage, body: Body): string | undefined =>
  textOf(body, 'unitId') || seatOf(page, body)?.unit.id

const separator = '@'

/** The role alone, then each of its people. */
const optionsOf = (role: string, label: string, holders: Holder[]) => ({
  label,
  options: [
    { value: role, label: m.administration.anybody(label) },
    ...holders.map(({ personId, name }) => ({ value: `${role}${separator}${personId}`, label: name })),
  ],
})

const optionsByRole = (seat: Seat | undefined, isSameUnit: boolean, holders: Holder[]) => {
  const labels = new Map(holders.map(({ role, roleLabel }) => [role, roleLabel]))
  if (seat && isSameUnit) labels.set(seat.role, seat.roleLabel)
  return [...labels].map(([role, label]) =>
    optionsOf(
      role,
      label,
      holders.filter(holder => holder.role === role),
    ),
  )
}

/** The command's part that says who: left alone, the seat stays with its role and unit. */
export const holderOf = (page: ProcessPage, body: Body) => {
  const [role, personId] = textOf(body, 'holder').split(separator)
  return { role: role || seatOf(page, body)?.role, unitId: unitOf(page, body), personId }
}

/** Another unit may have nobody in the seat's role, so somebody is chosen there. */
export const reassignment = z
  .looseObject({ unitId: z.string().optional(), holder: z.string().optional() })
  .refine(({ unitId, holder }) => !unitId || holder, {
    path: ['holder'],
    message: m.administration.chooseHolder,
  })

export const newUnit: FieldSpec = {
  name: 'unitId',
  initial: () => undefined,
  Control: ({ context, body, set, problemAt }: ControlProps) => (
    <Field label={m.administration.unit} optional problem={problemAt('unitId')}>
      {control => (
        <UnitSelect
          {...control}
          allowClear
          placeholder={seatOf(context.page, body)?.unit.name ?? m.act.choose}
          value={textOf(body, 'unitId') || undefined}
          onChange={unitId => {
            set('unitId', unitId)
            set('holder', undefined)
          }}
        />
      )}
    </Field>
  ),
}

export const newHolder: FieldSpec = {
  name: 'holder',
  initial: () => undefined,
  Control: ({ context: { page }, body, set, problemAt }: ControlProps) => {
    const seat = seatOf(page, body)
    const unitId = unitOf(page, body)
    const holders = useQuery(holdersQuery(unitId ?? ''))
    const isSameUnit = unitId === seat?.unit.id
    return (
      <Field label={m.administration.person} problem={problemAt('holder') ?? problemAt('personId')}>
        {control => (
          <Select
            {...control}
            placeholder={isSameUnit ? m.administration.anybody(seat?.roleLabel ?? '') : m.act.choose}
            notFoundContent={m.administration.noHolders}
            loading={holders.isLoading}
            options={optionsByRole(seat, isSameUnit, holders.data?.items ?? [])}
            value={textOf(body, 'holder') || undefined}
            onChange={holder => set('holder', holder)}
          />
        )}
      </Field>
    )
  },
}
