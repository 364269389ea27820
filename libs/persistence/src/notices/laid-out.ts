/** What leaves the platform of a batch of notices, as two parts of the statement that delivers it (`deliver-notices.ts`). */
import type { NoticeTemplate } from '#domain/kernel/step.js'
import { mailChannelId } from '#domain/notices/channels.js'
import { readingRoles } from '#domain/organisation/reading-roles.js'
import { idsOnPath } from './quiet-hours-sql.js'

/** What concerns one person alone is nothing for a unit's group. */
const ofOnePerson: NoticeTemplate[] = [
  'task.delegated',
  'task.opined',
  'process.copied',
  'process.mentioned',
  'service.appraised',
  'interview.begun',
  'interview.joined',
  'office.begun',
  'office.ended',
  'activity.movedUp',
  'activity.movedDown',
  'activity.lapsed',
]

/** What few roles open is nothing for a group either: in a small unit everybody knows whom it is about. */
const isOfClosedKind = `EXISTS (SELECT FROM process p WHERE p.id = batch.process_id
  AND p.kind = ANY ('{${Object.keys(readingRoles).join()}}'))`

/** Of each kind the nearest at or above a unit; one that stands above must be there for others, too. */
const nearestChannels = (path: string): string => `(
  SELECT DISTINCT ON (c.kind) c.id, c.unit_id
  FROM channel c JOIN org_unit host ON host.id = c.unit_id
  WHERE host.id = ANY (${idsOnPath(path)}) AND c.is_on AND c.removed_at IS NULL
    AND (c.serves_below OR host.path = ${path})
  ORDER BY c.kind, length(host.path) DESC)`

/** A mail to everybody told who wants it and has an address; `$1`: whether there is a mail server. */
export const mailed = `
  INSERT INTO delivery (notice_id, channel_id, recipient)
  SELECT told.id, '${mailChannelId}', told.person_id FROM told
  JOIN channel ON channel.id = '${mailChannelId}' AND channel.is_on
  JOIN account ON account.person_id = told.person_id AND account.state = 'active' AND account.email IS NOT NULL
  LEFT JOIN notice_preference p ON p.person_id = told.person_id
  WHERE $1 AND coalesce(p.mail, true) ORDER BY told.id
  ON CONFLICT DO NOTHING`

/** One message by each robot and webhook that stands for the unit. */
export const grouped = `
  INSERT INTO delivery (notice_id, channel_id, recipient)
  SELECT batch.id, near.id, near.unit_id FROM batch JOIN org_unit unit ON unit.id = batch.unit_id
  CROSS JOIN LATERAL ${nearestChannels('unit.path')} AS near
  WHERE batch.template <> ALL ('{${ofOnePerson.join()}}') AND NOT ${isOfClosedKind}
    AND EXISTS (SELECT FROM told WHERE told.id = batch.id)
  ORDER BY batch.id
  ON CONFLICT DO NOTHING`
