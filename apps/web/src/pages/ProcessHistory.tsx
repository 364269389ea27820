import { useQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { processQueryOf } from '../api/processes.js'
import { LinkButton } from '../components/LinkButton.js'
import { SearchBox } from '../components/list/SearchBox.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { processPath } from '../features/claims/claim-columns.js'
import { TechnicalHistory } from '../features/administration/TechnicalHistory.js'
import { SearchedTimeline } from '../features/processes/SearchedTimeline.js'
import { m } from '../messages/index.js'
import '../features/administration/history.css'

const t = m.administration.technical

/** The record in Chinese, and beside it what the Temporal server keeps; one search for both. */
export default function ProcessHistory() {
  const { id = '' } = useParams()
  const view = useQuery(processQueryOf(id))
  const [words, setWords] = useState('')
  const [hidesIdle, setHidesIdle] = useState(true)
  if (!view.isSuccess) return <NotLoaded query={view} />
  const { page, lines } = view.data
  return (
    <>
      <PageTitle title={t.title} lead={`${page.number} ${page.title}`}>
        <LinkButton to={processPath(page)}>{t.back}</LinkButton>
      </PageTitle>
      <div className="toolbar">
        <SearchBox placeholder={t.search} value={words} onSearch={setWords} />
        <Checkbox checked={hidesIdle} onChange={event => setHidesIdle(event.target.checked)}>
          {m.process.hideIdle}
        </Checkbox>
      </div>
      <div className="histories">
        <Panel title={m.process.tabs.timeline}>
          <SearchedTimeline lines={lines} words={words} hidesIdle={hidesIdle} />
        </Panel>
        <Panel title={t.technical}>
          <TechnicalHistory processId={id} words={words} />
        </Panel>
      </div>
    </>
  )
}
