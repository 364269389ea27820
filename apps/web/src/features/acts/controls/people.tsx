/** People in a body: found by their unit, several of them, also of different units. */
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { holdersQuery } from '../../../api/directory.js'
import { useSession } from '../../../api/session.js'
import type { Holder } from '../../../api/types.js'
import { Field } from '../../../components/form/Field.js'
import { UnitSelect } from '../../../components/UnitSelect.js'
import { m } from '../../../messages/index.js'
import { type ActContext, type ControlProps, type FieldSpec, seatOf } from '../act-form.js'

/** One's own seat's unit, or the first that has to do with the process. */
const firstUnit = (context: ActContext) => seatOf(context)?.unit ?? context.page.units[0]

const chosenIn = (body: ControlProps['body'], name: string): string[] => {
  const value = body[name]
  return Array.isArray(value) ? value.map(String) : []
}

/** Each once, with what they are here; nobody asks themselves. */
const optionsOf = (holders: Holder[], ownId: string) => [
  ...new Map(
    holders
      .filter(({ personId, role }) => personId !== ownId && role !== 'InServicePartyMember')
      .map(({ personId, name, roleLabel }) => [
        personId,
        { value: personId, label: `${name}（${roleLabel}）` },
      ]),
  ).values(),
]

export const people = (name: string, label: string): FieldSpec => ({
  name,
  initial: () => [],
  Control: ({ context, body, set, problemAt }: ControlProps) => {
    const { personId: ownId } = useSession()
    const first = firstUnit(context)
    const [unit, setUnit] = useState<string | undefined>(first?.id)
    const [named, setNamed] = useState<ReadonlyMap<string, string>>(new Map())
    const holders = useQuery({ ...holdersQuery(unit ?? ''), enabled: unit !== undefined })
    const here = optionsOf(holders.data?.items ?? [], ownId)
    const chosen = chosenIn(body, name)
    const elsewhere = chosen
      .filter(id => !here.some(({ value }) => value === id))
      .map(id => ({ value: id, label: named.get(id) ?? id }))
    return (
      <>
        <Field label={m.act.unitOfPeople}>
          {control => <UnitSelect {...control} value={unit} onChange={setUnit} />}
        </Field>
        <Field label={label} problem={problemAt(name)}>
          {control => (
            <Select
              {...control}
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={m.act.choosePeople}
              notFoundContent={m.administration.noHolders}
              loading={holders.isLoading}
              options={[...elsewhere, ...here]}
              value={chosen}
              onChange={(ids: string[]) => {
                setNamed(
                  old => new Map([...old, ...here.map(({ value, label: text }) => [value, text] as const)]),
                )
                set(name, ids)
              }}
            />
          )}
        </Field>
      </>
    )
  },
})
