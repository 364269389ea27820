/** When an adopted need is free again although nobody has said so: nobody takes up what it became. */
import { businessTodaySql } from '../read/demo-clock.js'
import { isDone, isHeld, placesTaken } from './taken-projects.js'

const isOver = `(o.state = 'closed' OR o.closes_on < ${businessTodaySql})`
const why = `CASE WHEN o.state = 'closed' THEN 'closed' ELSE 'expired' END`

/**
 * SQL for why the need is free: `closed` or `expired` when its project or post is and nobody has claimed it, otherwise
 * null. Asked whenever it is looked at: opened again, the project or post has the need again, unless it went elsewhere.
 * @param need the need's alias
 */
export const freedBy = (need: string): string => `
  CASE WHEN ${need}.state = 'adopted' THEN coalesce(
    (SELECT ${why} FROM project o WHERE o.id = ${need}.adopted_by::text AND ${isOver}
       AND NOT ${isHeld('o.id')} AND NOT ${isDone('o.id')} AND NOT EXISTS (SELECT ${placesTaken('o.id')})),
    (SELECT ${why} FROM post o WHERE o.id = ${need}.adopted_by::text AND ${isOver}
       AND NOT EXISTS (SELECT FROM post_claim x WHERE x.post_id = o.id AND x.until IS NULL))) END`
