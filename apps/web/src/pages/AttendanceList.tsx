import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import {
  attendanceListExportAddress,
  attendanceListQuery,
  type AttendanceList as List,
} from '../api/attendance.js'
import { LinkButton } from '../components/LinkButton.js'
import { ExportButton } from '../components/list/ExportButton.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { EnterDialog } from '../features/attendance/EnterDialog.js'
import { Review } from '../features/attendance/Review.js'
import { AttendanceRows, AwaitedRows } from '../features/attendance/Rows.js'
import { formatInstant } from '../format/dates.js'
import { m } from '../messages/index.js'
import '../features/attendance/attendance.css'

const t = m.attendance.list
type View = keyof typeof t.views

const Counts = ({ counts }: Pick<List, 'counts'>) => (
  <dl className="attendance-counts">
    {(['recorded', 'confirmed', 'refused', 'companions'] as const).map(key => (
      <div key={key}>
        <dt>{t.counts[key]}</dt>
        <dd className="figure">{counts[key]}</dd>
      </div>
    ))}
  </dl>
)

const Views = ({ list, onOpen }: { list: List; onOpen: (id: string) => void }) => {
  const [view, setView] = useState<View>('recorded')
  const recorded = list.items.filter(({ state }) => state === 'recorded')
  const decided = list.items.filter(({ state }) => state !== 'recorded')
  const counted = { recorded: recorded.length, awaited: list.awaited.length, decided: decided.length }
  return (
    <Panel title={t.views[view]}>
      <Segmented
        block
        className="attendance-views"
        options={(Object.keys(t.views) as View[]).map(value => ({
          value,
          label: `${t.views[value]} ${counted[value]}`,
        }))}
        value={view}
        onChange={setView}
      />
      {view === 'recorded' && <AttendanceRows rows={recorded} none={t.none.recorded} onOpen={onOpen} />}
      {view === 'awaited' && <AwaitedRows activityId={list.activity.id} rows={list.awaited} />}
      {view === 'decided' && <AttendanceRows rows={decided} none={t.none.decided} onOpen={onOpen} />}
    </Panel>
  )
}

/** The next row that waits, after the one that is open. */
const nextOf = ({ items }: List, openId: string): string | undefined => {
  const at = items.findIndex(({ id }) => id === openId)
  const others = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))]
  return others.find(({ state }) => state === 'recorded')?.id
}

/** 签到名单: for the organiser, on a phone first. */
export default function AttendanceList() {
  const { activityId = '' } = useParams()
  const list = useQuery(attendanceListQuery(activityId))
  const [openId, setOpenId] = useState<string>()
  const [isEntering, setEntering] = useState(false)
  if (!list.isSuccess) return <NotLoaded query={list} />
  const { activity, counts, allowedActions } = list.data
  return (
    <>
      <PageTitle
        title={`${t.title} · ${activity.title}`}
        lead={`${formatInstant(activity.startsAt)} · ${activity.place}。${t.lead}`}
      >
        <div className="attendance-ways">
          {allowedActions.includes('showCode') && (
            <LinkButton type="primary" to={`/activities/${activityId}/attendance-code`}>
              {t.showCode}
            </LinkButton>
          )}
          {allowedActions.includes('enter') && <Button onClick={() => setEntering(true)}>{t.enter}</Button>}
          <ExportButton href={attendanceListExportAddress(activityId)} />
          <LinkButton to={`/processes/${activityId}`}>{t.process}</LinkButton>
        </div>
      </PageTitle>
      <Counts counts={counts} />
      <Views list={list.data} onOpen={setOpenId} />
      {openId !== undefined && (
        <Review
          id={openId}
          onNext={() => setOpenId(nextOf(list.data, openId))}
          onClose={() => setOpenId(undefined)}
        />
      )}
      {isEntering && <EnterDialog activityId={activityId} onClose={() => setEntering(false)} />}
    </>
  )
}
