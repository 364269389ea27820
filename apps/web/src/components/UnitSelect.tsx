import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { unitsQuery, type UnitSearch } from '../api/directory.js'
import { m } from '../messages/index.js'

const shown = 50

export interface UnitSelectProps {
  id?: string
  status?: '' | 'error'
  /** Only units of this kind. */
  kind?: string | undefined
  /** Only units within one's own offices. */
  own?: boolean
  /** Only units below which one of this kind may hang. */
  holds?: UnitSearch['holds']
  /** Neither this unit nor one below it. */
  outside?: string | undefined
  /** Only units directly below this one. */
  parentId?: string | undefined
  value: string | undefined
  /** The name of the unit chosen earlier, which may not be among those found. */
  valueName?: string | undefined
  placeholder?: string
  allowClear?: boolean
  onChange: (unitId: string | undefined, name: string | undefined) => void
}

/** Finds a unit by name, pinyin or initials. */
export const UnitSelect = ({
  kind,
  parentId,
  own = false,
  holds,
  outside,
  value,
  valueName,
  placeholder = m.act.choose,
  onChange,
  ...rest
}: UnitSelectProps) => {
  const [typed, setTyped] = useState('')
  const [chosenName, setChosenName] = useState(valueName)
  const search = useDeferredValue(typed.trim())
  const found = useQuery(
    unitsQuery({
      kind,
      parentId,
      holds,
      outside,
      limit: shown,
      ...(own && { own: 'true' }),
      ...(search && { search }),
    }),
  )
  const options = found.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? []
  const known = value === undefined || options.some(option => option.value === value)
  return (
    <Select
      {...rest}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      placeholder={placeholder}
      {...(!rest.id && { 'aria-label': placeholder })}
      options={known ? options : [{ value, label: chosenName ?? value }, ...options]}
      value={value}
      onChange={(unitId: string | undefined) => {
        const name = options.find(option => option.value === unitId)?.label
        setTyped('')
        setChosenName(name)
        onChange(unitId, name)
      }}
    />
  )
}
