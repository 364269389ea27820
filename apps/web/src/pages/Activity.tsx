import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import type { ActivityWay } from '#contracts/http/activities.js'
import { type ActivityDetail, activityQueryOf } from '../api/activities.js'
import { holds } from '../api/offices.js'
import { useSession } from '../api/session.js'
import { LinkButton } from '../components/LinkButton.js'
import { PageTitle } from '../components/PageTitle.js'
import { Panel } from '../components/Panel.js'
import { NotLoaded } from '../components/states/NotLoaded.js'
import { StatusTag } from '../components/StatusTag.js'
import { activityTones } from '../features/activities/activity-columns.js'
import { SignUpPanel } from '../features/activities/SignUpPanel.js'
import { SignUpTable } from '../features/activities/SignUpTable.js'
import { spanOf } from '../features/activities/times.js'
import { formatInstant } from '../format/dates.js'
import { m } from '../messages/index.js'
import '../features/activities/activities.css'

const t = m.activity.detail

const pairsOf = (activity: ActivityDetail): [string, string | undefined][] => [
  [t.time, spanOf(activity.startsAt, activity.endsAt)],
  [t.place, activity.place],
  [t.community, activity.community.name],
  [
    t.places,
    activity.capacity === undefined ? t.unlimited : m.activity.taken(activity.taken, activity.capacity),
  ],
  [t.posts, activity.posts.map(({ name, taken, places }) => t.post(name, taken, places)).join('、')],
  [t.audience, t.audiences[activity.audience]],
  [t.signUpUntil, formatInstant(activity.signUpUntil)],
  [t.cancelUntil, formatInstant(activity.cancelUntil)],
  [t.project, activity.project?.title],
  [t.organiser, activity.organiserName],
  [t.content, activity.content],
  [t.cancelReason, activity.cancelReason],
  [t.summary, activity.summary],
]

const Facts = ({ activity }: { activity: ActivityDetail }) => (
  <Panel title={t.what}>
    {activity.isMoved && <p role="note">{m.activity.moved}</p>}
    <dl className="pairs">
      {pairsOf(activity).map(
        ([label, value]) =>
          value && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  </Panel>
)

const ways: Record<ActivityWay, { label: string; to: (id: string) => string }> = {
  openAttendance: { label: t.attendance, to: id => `/activities/${id}/attendance` },
  showCode: { label: t.code, to: id => `/activities/${id}/attendance-code` },
  openAppraisals: { label: m.appraisal.open, to: id => `/appraisals/${id}` },
  comparePhotos: { label: m.photoMatch.title, to: id => `/activities/${id}/photos` },
}

/** Whoever sees the process; attendance and what follows from it for those to whom the server allows it. */
const Ways = ({ activity: { id, state, allowedActions } }: { activity: ActivityDetail }) => {
  const isToConfirm = (way: ActivityWay) => state === 'held' && way === 'openAttendance'
  return (
    <div className="toolbar">
      <LinkButton to={`/processes/${id}`}>{t.process}</LinkButton>
      {allowedActions.map(way => (
        <LinkButton key={way} type={isToConfirm(way) ? 'primary' : 'default'} to={ways[way].to(id)}>
          {isToConfirm(way) ? t.confirm : ways[way].label}
        </LinkButton>
      ))}
    </div>
  )
}

/** One activity: what it is, signing up for it, and for whoever looks after it, who has. */
export default function Activity() {
  const { activityId = '' } = useParams()
  const isMember = holds(useSession(), 'InServicePartyMember')
  const found = useQuery(activityQueryOf(activityId))
  if (!found.isSuccess) return <NotLoaded query={found} />
  const activity = found.data
  return (
    <>
      <PageTitle title={activity.title} lead={activity.number}>
        <StatusTag tone={activityTones[activity.state]} label={activity.stateLabel} />
      </PageTitle>
      {activity.mayManage && <Ways activity={activity} />}
      <SignUpPanel activity={activity} isMember={isMember} />
      <Facts activity={activity} />
      {activity.mayManage && <SignUpTable id={activity.id} />}
    </>
  )
}
