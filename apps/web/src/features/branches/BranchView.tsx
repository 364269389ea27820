import { useQuery } from '@tanstack/react-query'
import { branchMembersQuery, branchQuery } from '../../api/branches.js'
import type { BranchDetail, BranchMember } from '../../api/types.js'
import { type Column, DataList } from '../../components/list/DataList.js'
import { SearchFilter } from '../../components/list/filters.js'
import { pageSize, useListSearch } from '../../components/list/use-list-search.js'
import { PageTitle } from '../../components/PageTitle.js'
import { Panel } from '../../components/Panel.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { StatusTag } from '../../components/StatusTag.js'
import { m } from '../../messages/index.js'
import { AgendaPanel } from '../agenda/AgendaPanel.js'
import { FeedPanel } from '../agenda/FeedPanel.js'
import { EstatesPanel } from './EstatesPanel.js'
import { OfficersPanel } from './OfficersPanel.js'
import './branches.css'

const t = m.branch

const columns: Column<BranchMember>[] = [
  {
    key: 'name',
    title: t.members.columns.name,
    onCard: 'heading',
    cell: ({ name, suspended }) => (
      <>
        <span className="cell-heading">{name}</span>{' '}
        {suspended && <StatusTag tone="waiting" label={t.members.suspended} />}
      </>
    ),
  },
  { key: 'offices', title: t.members.columns.offices, cell: ({ offices }) => offices.join('、') },
  { key: 'agency', title: t.members.columns.agency, cell: ({ agencyName }) => agencyName },
  {
    key: 'since',
    title: t.members.columns.since,
    cell: ({ since }) => <span className="figure">{since}</span>,
  },
]

const Members = ({ branch }: { branch: BranchDetail }) => {
  const list = useListSearch()
  const search = list.valueOf('search')
  const members = useQuery(
    branchMembersQuery(branch.community.id, {
      offset: list.offset,
      limit: pageSize,
      ...(search && { search }),
    }),
  )
  return (
    <Panel title={t.members.title}>
      {!branch.seesAll && <p className="muted">{t.members.ownOnly}</p>}
      <div className="toolbar">
        <SearchFilter list={list} label={t.members.search} />
      </div>
      <DataList
        label={t.members.title}
        columns={columns}
        query={members}
        keyOf={({ personId }) => personId}
        empty={t.members.empty}
        list={list}
      />
    </Panel>
  )
}

const Figures = ({ branch }: { branch: BranchDetail }) => (
  <dl className="branch-figures">
    <div>
      <dt>{t.figures.members}</dt>
      <dd className="figure">{t.people(branch.members)}</dd>
    </div>
    {branch.suspended > 0 && (
      <div>
        <dt>{t.figures.suspended}</dt>
        <dd className="figure">{t.people(branch.suspended)}</dd>
      </div>
    )}
    <div>
      <dt>{t.figures.agencies}</dt>
      <dd className="figure">{t.units(branch.agencies)}</dd>
    </div>
  </dl>
)

/** A community's branch: how many, who leads it, what is on, who belongs to it. */
export const BranchView = ({ id }: { id: string }) => {
  const branch = useQuery(branchQuery(id))
  if (!branch.isSuccess) return <NotLoaded query={branch} />
  return (
    <>
      <PageTitle title={t.of(branch.data.community.name)} lead={t.lead} />
      <Figures branch={branch.data} />
      <OfficersPanel branch={branch.data} />
      <AgendaPanel community={branch.data.community} />
      {branch.data.allowedActions.includes('estates') && <EstatesPanel communityId={id} />}
      {branch.data.allowedActions.includes('feed') && <FeedPanel communityId={id} />}
      <Members branch={branch.data} />
    </>
  )
}
