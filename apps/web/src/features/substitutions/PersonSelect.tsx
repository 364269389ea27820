import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import type { candidatesQuery, principalsQuery } from '../../api/substitutions.js'
import type { FieldControl } from '../../components/form/Field.js'
import { m } from '../../messages/index.js'

interface PersonSelectProps {
  control: FieldControl
  /** Finds people by name or pinyin. */
  queryOf: (search: string) => ReturnType<typeof candidatesQuery> | ReturnType<typeof principalsQuery>
  value: string | undefined
  onChange: (personId: string | undefined) => void
  allowClear?: boolean
  placeholder: string
}

/** One person, found by name or pinyin, with the offices they hold. */
export const PersonSelect = ({ control, queryOf, value, onChange, ...rest }: PersonSelectProps) => {
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const found = useQuery(queryOf(search) as ReturnType<typeof principalsQuery>)
  const options = found.data?.items.map(({ personId, name, officeLabels }) => ({
    value: personId,
    label: `${name}（${officeLabels.join('、')}）`,
  }))
  return (
    <Select
      id={control.id}
      status={control.status}
      {...rest}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      notFoundContent={m.substitution.nobody}
      options={options}
      value={value}
      onChange={onChange}
    />
  )
}
