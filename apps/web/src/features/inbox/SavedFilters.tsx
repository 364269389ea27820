import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Popover } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { dropFilter, saveFilter, savedFiltersQuery } from '../../api/inbox.js'
import type { InboxBox, InboxFilter } from '../../api/types.js'
import { useCommand } from '../../api/use-command.js'
import { m } from '../../messages/index.js'
import { addressOfFilter, isSameFilter } from './inbox-filter.js'

interface SavedFiltersProps {
  box: InboxBox
  filter: InboxFilter
}

const t = m.inbox.saved

/** Asks for the name under which the filters as they are can be found again, on every device. */
const SaveFilter = ({ box, filter }: SavedFiltersProps) => {
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const command = useCommand(saveFilter, () => {
    setOpen(false)
    setName('')
  })
  const save = () => {
    if (name.trim()) command.run({ name: name.trim(), box, filter })
  }
  const form = (
    <div className="save-filter">
      <Input
        autoFocus
        aria-label={t.name}
        placeholder={t.name}
        maxLength={20}
        value={name}
        onChange={event => setName(event.target.value)}
        onPressEnter={save}
      />
      <Button type="primary" loading={command.isPending} disabled={!name.trim()} onClick={save}>
        {t.save}
      </Button>
      {command.problem && <p role="alert">{command.problem.message}</p>}
    </div>
  )
  return (
    <Popover placement="bottomLeft" trigger="click" open={isOpen} onOpenChange={setOpen} content={form}>
      <Button size="small">{t.begin}</Button>
    </Popover>
  )
}

/** Filters kept under a name: one tap brings one back. */
export const SavedFilters = ({ box, filter }: SavedFiltersProps) => {
  const queries = useQueryClient()
  const saved = useQuery(savedFiltersQuery).data?.items ?? []
  const isFiltered = Object.keys(filter).length > 0
  const isKnown = saved.some(each => each.box === box && isSameFilter(each.filter, filter))
  const drop = async (id: string) => {
    await dropFilter(id)
    await queries.invalidateQueries({ queryKey: savedFiltersQuery.queryKey })
  }
  if (saved.length === 0 && !isFiltered) return null
  return (
    <div className="saved-filters" role="group" aria-label={t.title}>
      {saved.map(each => (
        <span key={each.id} className="saved-filter">
          <Link
            to={addressOfFilter(each.box, each.filter)}
            aria-current={each.box === box && isSameFilter(each.filter, filter) ? 'true' : undefined}
          >
            {each.name}
          </Link>
          <button type="button" aria-label={t.drop(each.name)} onClick={() => void drop(each.id)}>
            ×
          </button>
        </span>
      ))}
      {isFiltered && !isKnown && <SaveFilter box={box} filter={filter} />}
    </div>
  )
}
