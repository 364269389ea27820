import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { ownAttendancesQuery, type Attendance, type OwnActivity as Activity } from '../api/attendance.js'
import { useSession } from '../api/session.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { AnswerDialog } from '../features/attendance/AnswerDialog.js'
import { keepShell } from '../features/attendance/keep-shell.js'
import { KeptLine, OwnActivity } from '../features/attendance/OwnActivity.js'
import { Scanner } from '../features/attendance/Scanner.js'
import { useKeptCodes } from '../features/attendance/use-kept-codes.js'
import { m } from '../messages/index.js'
import '../features/attendance/attendance.css'

const t = m.attendance.own
const hour = 3_600_000

const online = (change: () => void) => {
  window.addEventListener('online', change)
  window.addEventListener('offline', change)
  return () => {
    window.removeEventListener('online', change)
    window.removeEventListener('offline', change)
  }
}
const useIsOnline = () => useSyncExternalStore(online, () => navigator.onLine)

/** Around the activity, where the server cannot be asked; generous, for the phone's clock may be wrong. */
const isAbout = ({ startsAt, endsAt, state }: Activity, now: number): boolean =>
  (state === 'open' || state === 'held') &&
  now > Date.parse(startsAt) - 26 * hour &&
  now < Date.parse(endsAt) + 26 * hour

type Scanned = { activityId: string; way: 'camera' | 'typed' }
type Kept = ReturnType<typeof useKeptCodes>

/** A code in the address was read by the phone's own camera: it is kept once, and leaves the address. */
const useCodeInAddress = (keep: Kept['keep']) => {
  const { activityId } = useParams()
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const taken = useRef<string>(undefined)
  const code = search.get('c')
  useEffect(() => {
    if (activityId === undefined || code === null || taken.current === code) return
    taken.current = code
    void keep(activityId, code).then(() => navigate('/attend', { replace: true }))
  }, [activityId, code, keep, navigate])
}

const Activities = ({ items, kept }: { items: Activity[]; kept: Kept }) => {
  const [scanned, setScanned] = useState<Scanned>()
  const [answered, setAnswered] = useState<Attendance>()
  const { aheadMs } = useSession()
  const [openedAt] = useState(() => Date.now())
  const now = openedAt + aheadMs
  const isOnline = useIsOnline()
  const current = items.filter(each => each.isShown || isAbout(each, now))
  const earlier = items.filter(each => !current.includes(each))
  const known = new Set(items.map(({ id }) => id))
  const others = kept.codes.filter(({ activityId }) => !known.has(activityId))
  const cards = (activities: Activity[]) => (
    <ul className="plain-list">
      {activities.map(activity => (
        <OwnActivity
          key={activity.id}
          activity={activity}
          kept={kept.codes.filter(({ activityId }) => activityId === activity.id)}
          isOn={isOnline ? activity.isShown : isAbout(activity, now)}
          isOff={isOnline && !activity.isShown && isAbout(activity, now)}
          onScan={way => setScanned({ activityId: activity.id, way })}
          onForget={key => void kept.forget(key)}
          onAnswer={setAnswered}
        />
      ))}
    </ul>
  )
  return (
    <>
      {others.length > 0 && (
        <Panel title={t.other}>
          {others.map(each => (
            <KeptLine key={each.key} kept={each} onForget={() => void kept.forget(each.key)} />
          ))}
        </Panel>
      )}
      <Panel title={t.around}>
        {current.length > 0 ? cards(current) : <EmptyState title={t.none[0]} hint={t.none[1]} />}
      </Panel>
      {earlier.length > 0 && <Panel title={t.earlier}>{cards(earlier)}</Panel>}
      {scanned && (
        <Scanner
          {...scanned}
          onFound={({ activityId, code }) => {
            setScanned(undefined)
            void kept.keep(activityId, code)
          }}
          onClose={() => setScanned(undefined)}
        />
      )}
      {answered && <AnswerDialog attendance={answered} onClose={() => setAnswered(undefined)} />}
    </>
  )
}

/** 活动签到: a member's phone, with or without a network. */
export default function Attend() {
  const { personId } = useSession()
  const own = useQuery(ownAttendancesQuery)
  const kept = useKeptCodes(personId)
  const isOnline = useIsOnline()
  useCodeInAddress(kept.keep)
  useEffect(() => {
    // Where it is not allowed the page works all the same, with a network.
    keepShell().catch(() => undefined)
  }, [])
  return (
    <>
      <PageTitle title={t.title} lead={t.lead} />
      {!isOnline && (
        <p className="attendance-offline" role="status">
          {t.offline}
        </p>
      )}
      {own.data ? <Activities items={own.data.items} kept={kept} /> : <NotLoaded query={own} />}
    </>
  )
}
