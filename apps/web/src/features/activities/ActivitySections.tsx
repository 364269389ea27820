import type { ActivityPart } from '../../api/activities.js'
import type { ProcessPage } from '../../api/types.js'
import { LinkButton } from '../../components/LinkButton.js'
import { Pair } from '../../components/Pair.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'
import { spanOf } from './times.js'

const t = m.activity.detail

/** People are confirmed one by one in their list; the act on this page only says that all have been. */
const ToConfirm = ({ id }: { id: string }) => (
  <div className="toolbar">
    <span className="muted">{t.confirmHint}</span>
    <LinkButton type="primary" to={`/activities/${id}/attendance`}>
      {t.confirm}
    </LinkButton>
  </div>
)

interface ActivitySectionsProps {
  page: Pick<ProcessPage, 'id' | 'allowedActions'>
  activity: ActivityPart
}

/** The activity's own part of its process page. */
export const ActivitySections = ({ page: { id, allowedActions }, activity }: ActivitySectionsProps) => {
  const { plan, posts, cancelled, summary, refusal, isMoved, organiserName } = activity
  return (
    <Panel title={t.what} aside={<LinkButton to={`/activities/${id}`}>{m.activity.list.title}</LinkButton>}>
      {allowedActions.some(({ act }) => act === 'confirmAttendance') && <ToConfirm id={id} />}
      {isMoved && <p>{m.activity.moved}</p>}
      <dl className="pairs">
        <Pair label={t.time} children={spanOf(plan.startsAt, plan.endsAt)} />
        <Pair label={t.place} children={plan.place} />
        <Pair label={t.content} children={plan.content} />
        <Pair label={t.places} children={plan.capacity === undefined ? t.unlimited : String(plan.capacity)} />
        <Pair label={t.posts} children={posts.map(({ name, places }) => `${name} ${places}`).join('、')} />
        <Pair label={t.audience} children={t.audiences[plan.audience]} />
        <Pair label={t.organiser} children={organiserName} />
        <Pair
          label={t.cancelReason}
          children={cancelled && `${cancelled.reasonLabel}：${cancelled.reason}`}
        />
        <Pair label={t.cancelReason} children={refusal} />
        <Pair label={t.summary} children={summary} />
      </dl>
    </Panel>
  )
}
