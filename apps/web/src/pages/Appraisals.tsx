import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useParams } from 'react-router'
import { type AppraisalOverview, appraisalsExportAddress, appraisalsQuery } from '../api/appraisals.js'
import { useListSearch } from '../components/list/use-list-search.js'
import { LinkButton } from '../components/LinkButton.js'
import { PageTitle } from '../components/PageTitle.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { CodesPanel } from '../features/appraisals/CodesPanel.js'
import { DoneWellPanel } from '../features/appraisals/DoneWellPanel.js'
import { EntryPanel } from '../features/appraisals/EntryPanel.js'
import { Results } from '../features/appraisals/Results.js'
import { VoicesPanel } from '../features/appraisals/VoicesPanel.js'
import { m } from '../messages/index.js'
import '../features/appraisals/appraisals.css'

const t = m.appraisal
type View = keyof typeof t.views
const views = Object.keys(t.views) as View[]

const places: Record<AppraisalOverview['service']['kind'], (id: string) => string> = {
  activity: id => `/activities/${id}`,
  claim: id => `/processes/${id}`,
  post: () => '/posts?view=held',
}

/** 群众评议 of one activity, claim or time at a post: for whoever looks after it. */
export default function Appraisals() {
  const { serviceId = '' } = useParams()
  const list = useListSearch()
  const found = useQuery(appraisalsQuery(serviceId))
  if (!found.isSuccess) return <NotLoaded query={found} />
  const overview = found.data
  const { service } = overview
  const view = views.find(each => each === list.valueOf('view')) ?? 'results'
  const show = (next: View, only?: string) => list.set({ view: next, only })
  return (
    <>
      <PageTitle title={t.of(service.title)} lead={t.lead(service.community.name, service.number)}>
        <div className="toolbar">
          <Button href={appraisalsExportAddress(service.id)}>{t.export}</Button>
          <LinkButton to={places[service.kind](service.id)}>{t.back[service.kind]}</LinkButton>
        </div>
      </PageTitle>
      <Segmented
        block
        className="appraisal-views"
        options={views.map(value => ({ value, label: t.views[value] }))}
        value={view}
        onChange={value => show(value)}
      />
      {view === 'results' && <Results summary={overview} look={() => show('voices', 'outliers')} />}
      {view === 'codes' && <CodesPanel overview={overview} />}
      {view === 'entry' && <EntryPanel overview={overview} />}
      {view === 'voices' && <VoicesPanel id={service.id} list={list} />}
      {view === 'doneWell' && <DoneWellPanel overview={overview} />}
    </>
  )
}
