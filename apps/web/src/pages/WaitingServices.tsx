import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { Link } from 'react-router'
import { appraisalLacks } from '#contracts/http/appraisals.js'
import { type WaitingService, waitingServicesQuery } from '../api/appraisals.js'
import { type Column, DataList } from '../components/list/DataList.js'
import { pageSize, useListSearch } from '../components/list/use-list-search.js'
import { PageTitle } from '../components/PageTitle.js'
import { appraisePath } from '../features/appraisals/appraise-path.js'
import { formatInstant } from '../format/dates.js'
import { m } from '../messages/index.js'

const t = m.appraisal.waiting

const pathTo = ({ kind, id, allowedActions }: WaitingService): string =>
  appraisePath({ kind, id, mayAppraise: allowedActions.includes('appraise') })

const columns: Column<WaitingService>[] = [
  {
    key: 'service',
    title: t.columns.service,
    onCard: 'heading',
    cell: service => (
      <>
        <Link className="cell-heading" to={pathTo(service)}>
          {service.title}
        </Link>
        <p className="cell-sub">{[service.kindLabel, service.servedBy].filter(Boolean).join(' · ')}</p>
      </>
    ),
  },
  { key: 'community', title: t.columns.community, cell: ({ community }) => community.name },
  {
    key: 'ended',
    title: t.columns.ended,
    cell: ({ endedAt }) => <span className="figure">{formatInstant(endedAt)}</span>,
  },
  {
    key: 'lacks',
    title: t.columns.lacks,
    cell: ({ lacks, isFromResident }) => (
      <>
        {lacks.map(lack => t.lacks[lack]).join('、')}
        {isFromResident && lacks.includes('residents') && <p className="cell-sub">{t.fromResident}</p>}
      </>
    ),
  },
]

/** 待评议: what took place within the last month, and the community or the residents have not said anything about. */
export default function WaitingServices() {
  const list = useListSearch()
  const lack = appraisalLacks.find(each => each === list.valueOf('lack'))
  const found = useQuery(
    waitingServicesQuery({ ...(lack && { lack }), offset: list.offset, limit: pageSize }),
  )
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      <div className="toolbar">
        <Segmented
          options={[
            { value: '', label: t.all },
            ...appraisalLacks.map(value => ({ value: value as string, label: t.lacks[value] })),
          ]}
          value={lack ?? ''}
          onChange={value => list.set({ lack: value })}
        />
      </div>
      <DataList
        label={t.title}
        columns={columns}
        query={found}
        keyOf={({ id }) => id}
        opens={pathTo}
        empty={t.none}
        list={list}
      />
    </>
  )
}
