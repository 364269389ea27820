import { useQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { changesQuery } from '../../api/imports.js'
import type { Import, ImportChange, ImportChangeKind } from '../../api/types.js'
import { type Column, DataList } from '../../components/list/DataList.js'
import { SearchBox } from '../../components/list/SearchBox.js'
import { pageSize } from '../../components/list/use-list-search.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'
import { ChangeFigures } from './ChangeFigures.js'
import type { ImportCommands } from './use-import-command.js'

const columns: Column<ImportChange>[] = [
  {
    key: 'name',
    title: m.imports.changeColumns.name,
    onCard: 'heading',
    width: 180,
    cell: ({ name, row }) => (
      <>
        <span className="cell-heading">{name}</span>
        {row !== undefined && <div className="cell-sub">{m.imports.row(row)}</div>}
      </>
    ),
  },
  {
    key: 'change',
    title: m.imports.changeColumns.change,
    width: 110,
    cell: ({ change, changeLabel }) => <span className={`import-change is-${change}`}>{changeLabel}</span>,
  },
  {
    key: 'what',
    title: m.imports.changeColumns.what,
    onCard: 'bare',
    cell: ({ change, differences, ending }) => (
      <>
        {differences.map(({ label, before, after }) => (
          <div key={label}>
            <span className="muted">{label}：</span>
            {change !== 'added' && `${before ?? m.imports.nobody} → `}
            {after ?? m.imports.nobody}
          </div>
        ))}
        {ending.length > 0 && <div className="import-ending">{m.imports.ending + ending.join('、')}</div>}
      </>
    ),
  },
]

interface ChangesPanelProps {
  imported: Import
  commands: ImportCommands
}

/** Whether whoever is not named leaves: never by itself. */
const FullRoster = ({ imported, commands }: ChangesPanelProps) =>
  imported.kind === 'members' && imported.hasFile && imported.state === 'ready' ? (
    <div className="import-full">
      <Checkbox
        checked={imported.fullRoster}
        disabled={commands.isPending}
        onChange={event => commands.mutate({ name: 'check', body: { fullRoster: event.target.checked } })}
      >
        {m.imports.full}
      </Checkbox>
      <p className="muted">{m.imports.fullHint(imported.counts?.unnamed ?? 0)}</p>
    </div>
  ) : null

/** Everything that changes, in figures and one by one. */
export const ChangesPanel = ({ imported, commands }: ChangesPanelProps) => {
  const [change, setChange] = useState<ImportChangeKind>()
  const [search, setSearch] = useState('')
  const [offset, setOffset] = useState(0)
  const found = useQuery(
    changesQuery(imported, { change, ...(search && { search }), offset, limit: pageSize }),
  )
  const filter = (kind: ImportChangeKind | undefined) => {
    setChange(kind)
    setOffset(0)
  }
  return (
    <Panel title={m.imports.changes}>
      <FullRoster imported={imported} commands={commands} />
      {imported.counts && <ChangeFigures counts={imported.counts} chosen={change} onChoose={filter} />}
      <div className="toolbar">
        <SearchBox
          placeholder={m.imports.searchChanges}
          value={search}
          onSearch={text => {
            setSearch(text)
            setOffset(0)
          }}
        />
      </div>
      <DataList
        label={m.imports.changes}
        columns={columns}
        query={found}
        keyOf={({ no }) => String(no)}
        empty={m.imports.noChanges}
        list={{ offset, goTo: setOffset }}
      />
    </Panel>
  )
}
