import { useQuery } from '@tanstack/react-query'
import { categoriesQuery } from '../api/categories.js'
import { projectsExportAddress, projectsQuery } from '../api/directory.js'
import type { Project, ProjectQuery } from '../api/types.js'
import { DataList } from '../components/list/DataList.js'
import { ExportButton } from '../components/list/ExportButton.js'
import { UnitFilter } from '../components/list/filters.js'
import { ListToolbar } from '../components/list/ListToolbar.js'
import { type ListSearch, pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { projectColumns } from '../features/projects/project-columns.js'
import { optionsOf } from '../format/options.js'
import { m } from '../messages/index.js'
import '../features/projects/projects.css'

const statuses = optionsOf(m.project.statuses)
const isStatus = (value: string | undefined): value is Project['status'] =>
  value !== undefined && Object.hasOwn(m.project.statuses, value)

const Filters = ({ list, filter }: { list: ListSearch; filter: ProjectQuery }) => {
  const categories = useQuery(categoriesQuery('project'))
  return (
    <ListToolbar
      list={list}
      search={m.project.search}
      choices={[
        {
          name: 'category',
          label: m.project.columns.category,
          options: categories.data?.items.map(({ code, name }) => ({ value: code, label: name })),
        },
        { name: 'status', label: m.project.columns.status, options: statuses },
      ]}
    >
      <UnitFilter list={list} name="community" kind="community" label={m.project.columns.community} />
      <ExportButton href={projectsExportAddress(filter)} />
    </ListToolbar>
  )
}

/** The menu of key projects: what communities need and agencies may claim. */
export default function Projects() {
  const list = useListSearch()
  const status = list.valueOf('status')
  const filter = {
    search: list.valueOf('search'),
    category: list.valueOf('category'),
    communityId: list.valueOf('community'),
    status: isStatus(status) ? status : undefined,
  }
  const projects = useQuery(projectsQuery({ ...filter, offset: list.offset, limit: pageSize }))
  return (
    <>
      <PageTitle title={m.project.title} lead={m.project.lead} />
      <Filters list={list} filter={filter} />
      <DataList
        label={m.project.title}
        columns={projectColumns}
        query={projects}
        keyOf={({ id }) => id}
        opens={({ id }) => `/projects/${id}`}
        empty={m.project.empty}
        list={list}
      />
    </>
  )
}
