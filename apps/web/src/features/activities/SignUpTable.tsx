import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { type SignUp, signUpsFile, signUpsQuery } from '../../api/activities.js'
import { type Column, DataList } from '../../components/list/DataList.js'
import { pageSize } from '../../components/list/use-list-search.js'
import { Panel } from '../../components/Panel.js'
import { StatusTag } from '../../components/StatusTag.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { signUpTones } from './activity-columns.js'

const t = m.activity.list

const columns: Column<SignUp>[] = [
  {
    key: 'who',
    title: t.columns.who,
    onCard: 'heading',
    cell: ({ personName, isUnit, places }) => (isUnit ? `${t.unit}（${t.people(places)}）` : personName),
  },
  { key: 'unit', title: t.columns.unit, cell: ({ unit }) => unit.name },
  { key: 'post', title: t.columns.post, cell: ({ postName }) => postName },
  {
    key: 'state',
    title: t.columns.state,
    cell: ({ state, stateLabel, endReason }) => (
      <>
        <StatusTag tone={signUpTones[state]} label={stateLabel} />
        {endReason && <p className="cell-sub">{endReason}</p>}
      </>
    ),
  },
  {
    key: 'at',
    title: t.columns.at,
    cell: ({ at }) => <span className="figure">{formatInstant(at)}</span>,
  },
]

/** Who has signed up, for whoever looks after the activity. */
export const SignUpTable = ({ id }: { id: string }) => {
  const [offset, setOffset] = useState(0)
  const found = useQuery(signUpsQuery(id, { offset, limit: pageSize }))
  return (
    <Panel
      title={t.title}
      aside={
        <Button icon={<DownloadOutlined />} href={signUpsFile(id)}>
          {t.export}
        </Button>
      }
    >
      <DataList
        label={t.title}
        columns={columns}
        query={found}
        keyOf={row => row.id}
        empty={t.empty}
        list={{ offset, goTo: setOffset }}
      />
    </Panel>
  )
}
