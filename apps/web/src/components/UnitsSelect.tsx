import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { unitsQuery } from '../api/directory.js'
import { m } from '../messages/index.js'

const shown = 50

interface UnitsSelectProps {
  id: string
  status: '' | 'error'
  kind: string
  /** Those chosen, with the names that are known of them. */
  value: { id: string; name: string }[]
  onChange: (units: { id: string; name: string }[]) => void
}

/** Finds several units by name, pinyin or initials. */
export const UnitsSelect = ({ kind, value, onChange, ...control }: UnitsSelectProps) => {
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const found = useQuery(unitsQuery({ kind, limit: shown, ...(search && { search }) }))
  return (
    <Select
      {...control}
      mode="multiple"
      labelInValue
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      placeholder={m.act.choose}
      options={found.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []}
      value={value.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={chosen => {
        setTyped('')
        onChange(chosen.map(({ value: id, label }) => ({ id, name: label })))
      }}
    />
  )
}
