import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { whoSeesQuery } from '../api/organisation.js'
import { Rows } from '../components/list/Rows.js'
import '../components/list/data-list.css'
import { PageTitle } from '../components/PageTitle.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { sightColumns } from '../features/organisation/organisation-columns.js'
import { m } from '../messages/index.js'

/** 谁能看到这件事项，为什么: a line for every person and reason. */
export default function WhoSees() {
  const { id = '' } = useParams()
  const found = useQuery(whoSeesQuery(id))
  if (!found.isSuccess) return <NotLoaded query={found} />
  const { number, title, items } = found.data
  return (
    <>
      <PageTitle title={m.organisation.whoSeesTitle} lead={m.organisation.whoSeesLead(number, title)}>
        <a href={`/api/access-review/processes/${id}/people.csv`} download>
          <DownloadOutlined aria-hidden /> {m.organisation.exportCsv}
        </a>
      </PageTitle>
      <div className="data-list">
        <Rows
          label={m.organisation.whoSeesTitle}
          columns={sightColumns}
          rows={items}
          keyOf={({ personId, rule, roleLabel, nodeName }) =>
            `${personId} ${rule} ${roleLabel ?? ''} ${nodeName ?? ''}`
          }
        />
      </div>
    </>
  )
}
