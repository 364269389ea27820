import { useQuery } from '@tanstack/react-query'
import { QRCode } from 'antd'
import { useEffect, useState } from 'react'
import { useParams } from 'react-router'
import { attendanceCodesQuery } from '../api/attendance.js'
import { LinkButton } from '../components/LinkButton.js'
import { PageTitle } from '../components/PageTitle.js'
import { usePublicOrigin } from '../components/poster/public-address.js'
import { PublicAddressNote } from '../components/poster/PublicAddressNote.js'
import { EmptyState } from '../components/states/EmptyState.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { codeAddress } from '../features/attendance/code-address.js'
import { m } from '../messages/index.js'
import '../features/attendance/attendance.css'

const t = m.attendance.code
const largest = 640
const beside = 300

const useNow = (everyMs: number): number => {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), everyMs)
    return () => window.clearInterval(timer)
  }, [everyMs])
  return now
}

/** As large as the screen lets it be: it is read from the back of the room. */
const sideOf = () => Math.max(200, Math.min(largest, window.innerWidth - 80, window.innerHeight - beside))

const Picture = ({ activityId, code }: { activityId: string; code: string }) => {
  const { origin } = usePublicOrigin()
  return (
    <div className="attendance-code">
      <QRCode
        value={codeAddress(origin, activityId, code)}
        size={sideOf()}
        type="svg"
        errorLevel="M"
        bordered={false}
      />
      <p>
        {t.short} <strong className="attendance-short figure">{code}</strong>
      </p>
    </div>
  )
}

/** 签到码: turns by itself; the codes of the next half hour are here already, so that it goes on without a network. */
export default function AttendanceCode() {
  const { activityId = '' } = useParams()
  const codes = useQuery(attendanceCodesQuery(activityId))
  const now = useNow(500)
  if (!codes.data) return <NotLoaded query={codes} />
  const { data } = codes
  // By the platform's clock: this machine's may be wrong.
  const there = now - data.receivedAt + Date.parse(data.now)
  const slotMs = data.slotSeconds * 1000
  const index = data.codes.findIndex(({ from }) => there < Date.parse(from) + slotMs)
  const shown = data.codes[index]
  const left = Math.floor(((data.codes.length - index) * slotMs) / 60_000)
  return (
    <>
      <PageTitle title={`${t.title} · ${data.activity.title}`} lead={t.lead}>
        <LinkButton to={`/activities/${activityId}/attendance`}>{t.toList}</LinkButton>
      </PageTitle>
      {shown && there >= Date.parse(shown.from) ? (
        <>
          <Picture activityId={activityId} code={shown.code} />
          <p className="attendance-ahead cell-sub">{t.ahead(left)}</p>
          <PublicAddressNote />
        </>
      ) : (
        <EmptyState title={t.none[0]} hint={t.none[1]} />
      )}
    </>
  )
}
