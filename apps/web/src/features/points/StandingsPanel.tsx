import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { type MemberStanding, standingsAddress, standingsQuery } from '../../api/points.js'
import { LinkButton } from '../../components/LinkButton.js'
import { type Column, DataList } from '../../components/list/DataList.js'
import { type ListSearch, pageSize } from '../../components/list/use-list-search.js'
import { m } from '../../messages/index.js'

const t = m.point

const columns: Column<MemberStanding>[] = [
  { key: 'name', title: t.table.name, onCard: 'heading', cell: ({ name }) => name },
  { key: 'points', title: t.table.points, cell: ({ points }) => points },
  {
    key: 'standing',
    title: t.table.standing,
    cell: ({ standingLabel, reason }) => [standingLabel, reason].filter(Boolean).join('：'),
  },
  {
    key: 'action',
    title: t.table.action,
    onCard: 'bare',
    cell: ({ personId }) => (
      <Link to={`/points?view=months&person=${encodeURIComponent(personId)}`}>{t.personal}</Link>
    ),
  },
]

/** Members of one agency by name, those without points first. */
export const StandingsPanel = ({
  month,
  agencyId,
  list,
}: {
  month: string
  agencyId: string
  list: ListSearch
}) => {
  const standings = useQuery(standingsQuery(month, { agencyId, offset: list.offset, limit: pageSize }))
  return (
    <>
      <p className="point-head">
        <LinkButton
          to={`/points?view=months&month=${month}${list.valueOf('district') ? `&district=${encodeURIComponent(list.valueOf('district') ?? '')}` : ''}`}
        >
          {t.backToAgencies}
        </LinkButton>
        <Button href={standingsAddress(month, agencyId)} download>
          {t.export}
        </Button>
      </p>
      <DataList
        label={month}
        query={standings}
        empty={t.standingsEmpty}
        columns={columns}
        keyOf={({ personId }) => personId}
        isUrgent={({ standing }) => standing === 'zero'}
        offset={list.offset}
        limit={pageSize}
        onPage={list.goTo}
      />
    </>
  )
}
