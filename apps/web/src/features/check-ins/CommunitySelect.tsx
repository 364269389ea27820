import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { estatesQuery } from '../../api/branches.js'
import { unitsQuery } from '../../api/directory.js'
import { m } from '../../messages/index.js'

const shown = 30

export interface Home {
  communityId: string
  /** Known when the community was found by one of its estates. */
  estate?: string
}

interface Option {
  value: string
  label: string
  home: Home
}

/** Finds a community by its own name or by that of an estate in it, pinyin and initials included. */
export const CommunitySelect = ({
  value,
  valueName,
  onChange,
  ...control
}: {
  id?: string
  status?: '' | 'error'
  value: string | undefined
  /** The name of the community chosen beforehand. */
  valueName?: string | undefined
  onChange: (home: Home) => void
}) => {
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(valueName)
  const search = useDeferredValue(typed.trim())
  const communities = useQuery(unitsQuery({ kind: 'community', limit: shown, ...(search && { search }) }))
  const estates = useQuery({ ...estatesQuery({ search, limit: shown }), enabled: search !== '' })
  const options: Option[] = [
    ...(communities.data?.items ?? []).map(({ id, name }) => ({
      value: id,
      label: name,
      home: { communityId: id },
    })),
    ...(search === '' ? [] : (estates.data?.items ?? [])).map(({ name, communityId, communityName }) => ({
      value: `${communityId} ${name}`,
      label: m.checkIn.file.estateOf(name, communityName),
      home: { communityId, estate: name },
    })),
  ]
  return (
    <Select
      {...control}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={communities.isFetching || estates.isFetching}
      placeholder={m.act.choose}
      notFoundContent={m.checkIn.file.noCommunity}
      options={options.map(({ value: key, label }) => ({ value: key, label }))}
      value={value === undefined ? undefined : (chosen ?? value)}
      onChange={(key: string) => {
        const found = options.find(option => option.value === key)
        if (!found) return
        setTyped('')
        setChosen(found.label)
        onChange(found.home)
      }}
    />
  )
}
