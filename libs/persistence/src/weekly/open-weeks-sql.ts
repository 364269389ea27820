/**
 * Weeks as they are opened, in SQL: their days and limits are those of the policy at the community before the Monday begins, and stay
 * with them. What is published on the Monday itself counts from the next week on: the week may have been opened by then.
 */

const steps = ['recommendDays', 'networkLimit', 'weekLimit', 'decision']

/** Common table expressions: the policy shipped, and what units have said of their own. `$2` the Monday. */
export const weekPolicy = `
  shipped AS MATERIALIZED (
    SELECT body FROM policy_version WHERE kind = 'weeklySelection' AND effective_from < $2
    ORDER BY effective_from DESC, version DESC LIMIT 1),
  told AS MATERIALIZED (
    SELECT * FROM (
      SELECT DISTINCT ON (r.unit_id, r.step) u.path, r.step, r.value FROM policy_row r JOIN org_unit u ON u.id = r.unit_id
      WHERE r.kind = 'weeklySelection' AND r.step IN (${steps.map(step => `'${step}'`).join(', ')}) AND r.effective_from < $2
      ORDER BY r.unit_id, r.step, r.effective_from DESC, r.number DESC) latest
    WHERE value IS NOT NULL)`

/** The nearest unit above that says something, else as shipped: the domain's `mergePolicy`. */
const valueOf = (step: string) => `
  coalesce((SELECT t.value FROM told t WHERE t.step = '${step}' AND starts_with(c.path, t.path) ORDER BY length(t.path) DESC LIMIT 1),
    s.body->'${step}')`

/** Without a policy it fails: nothing may be opened without rules. `$1` the week. @param which of the communities `c` */
export const openWeeks = (which: string): string => `
  INSERT INTO weekly_selection (community_id, week, sunday, recommend_until, network_limit, week_limit, decide_within)
  SELECT c.id, $1, $2::date + 6, $2::date - 1 + (${valueOf('recommendDays')})::int, (${valueOf('networkLimit')})::int,
    (${valueOf('weekLimit')})::int, ${valueOf('decision')}->'budget'
  FROM org_unit c LEFT JOIN shipped s ON true
  WHERE c.kind = 'community' AND ${which}
  ON CONFLICT DO NOTHING`
