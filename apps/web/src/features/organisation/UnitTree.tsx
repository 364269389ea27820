import { CaretRightOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { treeQueryOf } from '../../api/organisation.js'
import type { TreeUnit } from '../../api/types.js'
import { EmptyState } from '../../components/states/EmptyState.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { m } from '../../messages/index.js'
import './organisation.css'

interface TreeProps {
  chosen: string | undefined
  ended: boolean
  onChoose: (unitId: string) => void
}

const mostShown = 100

const UnitName = ({ unit, chosen, onChoose }: { unit: TreeUnit } & Omit<TreeProps, 'ended'>) => (
  <button
    type="button"
    className="tree-name"
    aria-current={unit.id === chosen ? 'true' : undefined}
    onClick={() => onChoose(unit.id)}
  >
    {unit.name}
    <span className="muted">{unit.kindLabel}</span>
    {unit.endedOn && <span className="tree-ended">{m.organisation.ended}</span>}
  </button>
)

const Branch = ({ unit, isOpenAtFirst, ...tree }: { unit: TreeUnit; isOpenAtFirst: boolean } & TreeProps) => {
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  return (
    <li>
      <div className="tree-row">
        {unit.hasChildren ? (
          <button
            type="button"
            className="tree-toggle"
            aria-expanded={isOpen}
            aria-label={isOpen ? m.organisation.close(unit.name) : m.organisation.open(unit.name)}
            onClick={() => setOpen(!isOpen)}
          >
            <CaretRightOutlined rotate={isOpen ? 90 : 0} aria-hidden />
          </button>
        ) : (
          <span className="tree-toggle" aria-hidden />
        )}
        <UnitName unit={unit} {...tree} />
      </div>
      {isOpen && unit.hasChildren && <Children parentId={unit.id} {...tree} />}
    </li>
  )
}

/** Loaded when it is opened. */
const Children = ({ parentId, ...tree }: { parentId?: string } & TreeProps) => {
  const ended = tree.ended ? 'true' : 'false'
  const units = useQuery(treeQueryOf({ ...(parentId && { parentId }), ended, limit: mostShown }))
  if (!units.isSuccess) return <NotLoaded query={units} />
  const { items, total } = units.data
  return (
    <ul className="tree">
      {items.map(unit => (
        <Branch key={unit.id} unit={unit} isOpenAtFirst={parentId === undefined} {...tree} />
      ))}
      {total > items.length && <li className="muted">{m.organisation.moreUnits(total - items.length)}</li>}
    </ul>
  )
}

const Found = ({ search, ...tree }: { search: string } & TreeProps) => {
  const units = useQuery(treeQueryOf({ search, ended: tree.ended ? 'true' : 'false', limit: mostShown }))
  if (!units.isSuccess) return <NotLoaded query={units} />
  if (units.data.items.length === 0) {
    const [title, hint] = m.organisation.noUnits
    return <EmptyState title={title} hint={hint} />
  }
  return (
    <ul className="tree">
      {units.data.items.map(unit => (
        <li key={unit.id}>
          <UnitName unit={unit} {...tree} />
          <p className="cell-sub">{unit.way || m.organisation.root}</p>
        </li>
      ))}
    </ul>
  )
}

/** The tree, opened branch by branch, or what a search finds with the way to it. */
export const UnitTree = ({ search, ...tree }: { search: string | undefined } & TreeProps) => (
  <nav aria-label={m.organisation.tree}>
    {search ? <Found search={search} {...tree} /> : <Children {...tree} />}
  </nav>
)
