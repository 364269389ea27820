import { Checkbox } from 'antd'
import { SearchFilter } from '../components/list/filters.js'
import { useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { UnitPanel } from '../features/organisation/UnitPanel.js'
import { UnitTree } from '../features/organisation/UnitTree.js'
import { m } from '../messages/index.js'

/** The organisation: the tree on one side, the chosen unit on the other. */
export default function Organisation() {
  const list = useListSearch()
  const unitId = list.valueOf('unit')
  const ended = list.valueOf('ended') === 'true'
  const [title, hint] = m.organisation.choose
  return (
    <>
      <PageTitle title={m.organisation.title} lead={m.organisation.lead} />
      <div className="toolbar">
        <SearchFilter list={list} label={m.organisation.search} />
        <Checkbox
          checked={ended}
          onChange={event => list.set({ ended: event.target.checked ? 'true' : undefined })}
        >
          {m.organisation.showEnded}
        </Checkbox>
      </div>
      <div className="organisation">
        <section className="panel">
          <UnitTree
            search={list.valueOf('search')}
            ended={ended}
            chosen={unitId}
            onChoose={unit => list.set({ unit })}
          />
        </section>
        {unitId ? (
          <UnitPanel key={unitId} unitId={unitId} />
        ) : (
          <section className="panel desktop-only">
            <EmptyState title={title} hint={hint} />
          </section>
        )}
      </div>
    </>
  )
}
