import { Select } from 'antd'
import { SearchBox } from '../../components/list/SearchBox.js'
import type { ListSearch } from '../../components/list/use-list-search.js'
import { UnitSelect } from '../../components/UnitSelect.js'
import type { InboxBox, StageName } from '../../api/types.js'
import { m } from '../../messages/index.js'

interface InboxFiltersProps {
  list: ListSearch
  box: InboxBox
  kinds: { kind: string; label: string }[]
  stages: StageName[]
}

const t = m.inbox.filters
const dues = Object.entries(t.dues).map(([value, label]) => ({ value, label }))
/** Boxes in which something can still be late. */
const waiting: readonly InboxBox[] = ['todo', 'started']

/** Search, kind, stage, deadline and unit. */
export const InboxFilters = ({ list, box, kinds, stages }: InboxFiltersProps) => {
  const choice = (name: string, label: string, options: { value: string; label: string }[]) => (
    <Select
      allowClear
      aria-label={label}
      placeholder={label}
      options={options}
      value={list.valueOf(name)}
      onChange={(value: string | undefined) => list.set({ [name]: value })}
    />
  )
  return (
    <>
      <SearchBox
        placeholder={m.inbox.search}
        value={list.valueOf('search') ?? ''}
        onSearch={search => list.set({ search })}
      />
      {kinds.length > 1 &&
        choice(
          'kind',
          t.kind,
          kinds.map(({ kind, label }) => ({ value: kind, label })),
        )}
      {choice(
        'stage',
        t.stage,
        stages.map(({ stage, label }) => ({ value: stage, label })),
      )}
      {waiting.includes(box) && choice('due', t.due, dues)}
      <UnitSelect
        allowClear
        placeholder={t.unit}
        value={list.valueOf('unitId')}
        valueName={list.valueOf('unitName')}
        onChange={(unitId, unitName) => list.set({ unitId, unitName })}
      />
    </>
  )
}
