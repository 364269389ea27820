import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { unitQueryOf, unitsQuery, type UnitSearch } from '../api/directory.js'
import { m } from '../messages/index.js'

const shown = 50

interface Option {
  value: string
  label: string
}

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
  placeholder?: string
  allowClear?: boolean
  onChange: (unitId: string | undefined) => void
}

/** The option of the unit that is chosen, which may not be among those found. */
const useChosen = (unitId: string | undefined, found: Option[] | undefined) => {
  const isAmong = found?.some(({ value }) => value === unitId) ?? false
  const { data, isError } = useQuery({
    ...unitQueryOf(unitId ?? ''),
    enabled: unitId !== undefined && found !== undefined && !isAmong,
  })
  return unitId === undefined || isAmong
    ? []
    : [{ value: unitId, label: data?.name ?? (isError ? unitId : '') }]
}

/** Finds a unit by name, pinyin or initials. */
export const UnitSelect = ({
  kind,
  parentId,
  own = false,
  holds,
  outside,
  value,
  placeholder = m.act.choose,
  onChange,
  ...rest
}: UnitSelectProps) => {
  const [typed, setTyped] = useState('')
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
  const options = found.data?.items.map(({ id, name }) => ({ value: id, label: name }))
  const chosen = useChosen(value, options)
  return (
    <Select
      {...rest}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      placeholder={placeholder}
      {...(!rest.id && { 'aria-label': placeholder })}
      options={[...chosen, ...(options ?? [])]}
      value={value}
      onChange={(unitId: string | undefined) => {
        setTyped('')
        onChange(unitId)
      }}
    />
  )
}
