import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { holdersQuery } from '../../api/directory.js'
import { m } from '../../messages/index.js'
import type { ControlProps, FieldSpec } from '../acts/act-form.js'
import { Field } from '../acts/Field.js'

/** Who shall sit on the chosen seat: one person, or anybody with its role there. */
export const colleagueOfSeat: FieldSpec = {
  name: 'personId',
  initial: () => undefined,
  Control: ({ context, body, set, problemAt }: ControlProps) => {
    const seat = context.page.rounds
      .flatMap(round => round.seats)
      .find(({ seatId }) => seatId === body.seatId)
    const holders = useQuery(holdersQuery(seat?.unit.id ?? '', seat?.role))
    return (
      <Field label={m.administration.person} optional problem={problemAt('personId')}>
        {control => (
          <Select
            {...control}
            allowClear
            placeholder={m.administration.anybody}
            loading={holders.isLoading}
            options={holders.data?.items.map(({ personId, name }) => ({ value: personId, label: name }))}
            value={body.personId}
            onChange={personId => set('personId', personId)}
          />
        )}
      </Field>
    )
  },
}
