import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { agenciesAddress, type MonthAgency, monthAgenciesQuery } from '../../api/points.js'
import { LinkButton } from '../../components/LinkButton.js'
import { type Column, DataList } from '../../components/list/DataList.js'
import { ExportButton } from '../../components/list/ExportButton.js'
import { SearchFilter } from '../../components/list/filters.js'
import { type ListSearch, pageSize } from '../../components/list/use-list-search.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'
import { FollowUpNote, followUpsTold } from './FollowUpNote.js'
import { RulesLine } from './RulesLine.js'

const t = m.point

const Distribution = ({ of }: { of: { points: number; members: number }[] }) => {
  const most = Math.max(1, ...of.map(({ members }) => members))
  return (
    <Panel title={t.distribution}>
      <ul className="plain-list point-distribution">
        {of.map(({ points, members }) => (
          <li key={points}>
            <span className="figure">{t.distributionOf(points, members)}</span>
            <meter max={most} value={members} aria-label={t.distributionOf(points, members)} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

const standingOf = ({ standingLabel, reason, points }: MonthAgency) =>
  [`${points} 分`, standingLabel, reason].filter(Boolean).join(' · ')

const columnsOf = (month: string, districtId: string): Column<MonthAgency>[] => [
  {
    key: 'agency',
    title: t.table.agency,
    onCard: 'heading',
    cell: ({ agency, mayOpen }) =>
      mayOpen ? (
        <Link
          to={`/points?view=months&month=${month}&district=${encodeURIComponent(districtId)}&agency=${encodeURIComponent(agency.id)}`}
        >
          {agency.name}
        </Link>
      ) : (
        agency.name
      ),
  },
  {
    key: 'own',
    title: t.table.own,
    cell: agency => (
      <>
        {standingOf(agency)}
        <FollowUpNote of={agency.reminder} />
      </>
    ),
  },
  {
    key: 'members',
    title: t.table.members,
    cell: ({ members, interviews }) => (
      <>
        {t.counts(members)}
        {interviews && <span className="cell-sub">{m.followUp.interviews(followUpsTold(interviews))}</span>}
      </>
    ),
  },
  { key: 'points', title: t.table.memberPoints, cell: ({ memberPoints }) => memberPoints },
]

/** One month: how points are spread, and the agencies, those without points first. */
export const MonthPanel = ({
  month,
  districtId,
  list,
}: {
  month: string
  districtId: string | undefined
  list: ListSearch
}) => {
  const search = list.valueOf('search')
  const wanted = { ...(search && { search }), ...(districtId && { districtId }) }
  const agencies = useQuery(monthAgenciesQuery(month, { ...wanted, offset: list.offset, limit: pageSize }))
  return (
    <>
      <p className="point-head">
        <LinkButton to="/points?view=months">{t.back}</LinkButton>
        <ExportButton href={agenciesAddress(month, wanted)} />
      </p>
      <RulesLine month={month} districtId={agencies.data?.month.district.id ?? districtId} />
      {agencies.data && <Distribution of={agencies.data.distribution} />}
      <div className="toolbar">
        <SearchFilter list={list} label={t.search} />
      </div>
      <DataList
        label={month}
        query={agencies}
        empty={t.agenciesEmpty}
        columns={columnsOf(month, districtId ?? '')}
        keyOf={({ agency }) => agency.id}
        isUrgent={({ standing }) => standing === 'zero'}
        list={list}
      />
    </>
  )
}
