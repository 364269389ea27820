import type { ActivityPart } from '../../api/activities.js'
import { LinkButton } from '../../components/LinkButton.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'
import { spanOf } from './times.js'

const t = m.activity.detail

const Pair = ({ label, value }: { label: string; value: string | undefined }) =>
  value ? (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  ) : null

/** The activity's own part of its process page. */
export const ActivitySections = ({ id, activity }: { id: string; activity: ActivityPart }) => {
  const { plan, posts, cancelled, summary, refusal, isMoved, organiserName } = activity
  return (
    <Panel title={t.what} aside={<LinkButton to={`/activities/${id}`}>{m.activity.list.title}</LinkButton>}>
      {isMoved && <p>{m.activity.moved}</p>}
      <dl className="pairs">
        <Pair label={t.time} value={spanOf(plan.startsAt, plan.endsAt)} />
        <Pair label={t.place} value={plan.place} />
        <Pair label={t.content} value={plan.content} />
        <Pair label={t.places} value={plan.capacity === undefined ? t.unlimited : String(plan.capacity)} />
        <Pair label={t.posts} value={posts.map(({ name, places }) => `${name} ${places}`).join('、')} />
        <Pair label={t.audience} value={t.audiences[plan.audience]} />
        <Pair label={t.organiser} value={organiserName} />
        <Pair label={t.cancelReason} value={cancelled && `${cancelled.reasonLabel}：${cancelled.reason}`} />
        <Pair label={t.cancelReason} value={refusal} />
        <Pair label={t.summary} value={summary} />
      </dl>
    </Panel>
  )
}
