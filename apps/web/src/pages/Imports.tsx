import { useQuery } from '@tanstack/react-query'
import { importsQuery } from '../api/imports.js'
import { DataList } from '../components/list/DataList.js'
import { pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { importColumns, importPath } from '../features/imports/import-columns.js'
import { UploadPanel } from '../features/imports/UploadPanel.js'
import { m } from '../messages/index.js'

/** Bringing rosters in: a file now, and those that came before. */
export default function Imports() {
  const list = useListSearch()
  const imports = useQuery(importsQuery({ offset: list.offset, limit: pageSize }))
  return (
    <>
      <PageTitle title={m.imports.title} lead={m.imports.lead} />
      <UploadPanel />
      <Panel title={m.imports.history}>
        <DataList
          label={m.imports.history}
          columns={importColumns}
          query={imports}
          keyOf={({ id }) => id}
          opens={importPath}
          empty={m.imports.empty}
          list={list}
        />
      </Panel>
    </>
  )
}
