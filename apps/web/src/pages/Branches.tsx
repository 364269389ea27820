import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { branchLackLabels, branchLacks } from '#contracts/http/branches.js'
import { branchesExportAddress, branchesQuery } from '../api/branches.js'
import type { Branch } from '../api/types.js'
import { type Column, DataList } from '../components/list/DataList.js'
import { ExportButton } from '../components/list/ExportButton.js'
import { ListToolbar } from '../components/list/ListToolbar.js'
import { pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { BranchView } from '../features/branches/BranchView.js'
import { m } from '../messages/index.js'

const t = m.branch
const lacks = branchLacks.map(value => ({ value, label: branchLackLabels[value] }))
const pathTo = ({ community }: Branch) => `/branches/${community.id}`

const columns: Column<Branch>[] = [
  {
    key: 'community',
    title: t.columns.community,
    onCard: 'heading',
    cell: branch => (
      <>
        <Link className="cell-heading" to={pathTo(branch)}>
          {branch.community.name}
        </Link>
        <p className="cell-sub">{branch.subdistrict}</p>
      </>
    ),
  },
  { key: 'secretary', title: t.columns.secretary, cell: ({ secretary }) => secretary ?? t.nobody },
  {
    key: 'members',
    title: t.columns.members,
    cell: ({ members }) => <span className="figure">{members}</span>,
  },
  {
    key: 'agencies',
    title: t.columns.agencies,
    cell: ({ agencies }) => <span className="figure">{agencies}</span>,
  },
  {
    key: 'vacant',
    title: t.columns.vacant,
    cell: ({ vacant }) => (vacant.length > 0 ? vacant.join('、') : t.none),
  },
]

/** The branch of one's own community, or those of all the communities one looks after. */
export default function Branches() {
  const list = useListSearch()
  const search = list.valueOf('search')
  const lack = lacks.find(({ value }) => value === list.valueOf('lack'))?.value
  const first = useQuery(branchesQuery({ limit: 2 }))
  const filter = { ...(search && { search }), ...(lack && { lack }) }
  const branches = useQuery(branchesQuery({ ...filter, offset: list.offset, limit: pageSize }))
  if (!first.isSuccess) return <NotLoaded query={first} />
  const [only] = first.data.items
  const oneId = first.data.total === 0 ? first.data.ownId : first.data.total === 1 && only?.community.id
  if (oneId) return <BranchView id={oneId} />
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <ListToolbar
        list={list}
        search={t.search}
        choices={[{ name: 'lack', label: t.columns.vacant, options: lacks }]}
      >
        <ExportButton href={branchesExportAddress(filter)} />
      </ListToolbar>
      <DataList
        label={t.title}
        columns={columns}
        query={branches}
        keyOf={({ community }) => community.id}
        opens={pathTo}
        empty={list.isFiltered ? t.emptyFiltered : t.empty}
        list={list}
      />
    </>
  )
}
