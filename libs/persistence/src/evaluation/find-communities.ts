/** The communities of an evaluation as its pages ask for them: those of its district, and how far each has come. */
import { statement, type Database } from '../read/database.js'
import { paperSlip } from './paper-ballots.js'

const communitiesOf = statement<{ id: string; name: string }>(
  'communities-of-district',
  `SELECT u.id, u.name FROM org_unit d JOIN org_unit u ON u.path LIKE d.path || '%'
   WHERE d.id = $1 AND u.kind = 'community' AND u.ended_on IS NULL ORDER BY u.path, u.id`,
)
export const findCommunitiesOf = (database: Database, districtId: string) =>
  communitiesOf(database, [districtId])

export interface EvaluationPart {
  id: string
  name: string
  /** Of what it has become part of, if it has: whoever took it over looks after its slips. */
  path: string
  judgedUnits: number
  judgedMembers: number
  drawn: number
  printed: number
  /** To be printed: neither printed yet nor voted on paper. */
  unprinted: number
  voted: number
  void: number
  paperWaiting: number
  ballots: number | null
  paper: number | null
  isSufficient: boolean | null
}

const parts = statement<EvaluationPart>(
  'evaluation-communities',
  `SELECT u.id, u.name, coalesce(heir.path, u.path) AS path, coalesce(j.units, 0) AS "judgedUnits", coalesce(j.members, 0) AS "judgedMembers",
     coalesce(s.drawn, 0) AS drawn, coalesce(s.printed, 0) AS printed, coalesce(s.unprinted, 0) AS unprinted, coalesce(s.voted, 0) AS voted, coalesce(s.void, 0) AS void,
     coalesce(w.waiting, 0) AS "paperWaiting", c.ballots, c.paper, c.is_sufficient AS "isSufficient"
   FROM unnest($2::text[]) AS asked (id) JOIN org_unit u ON u.id = asked.id
   LEFT JOIN org_unit heir ON heir.id = u.merged_into_id
   LEFT JOIN evaluation_community c ON c.evaluation_id = $1 AND c.community_id = u.id
   LEFT JOIN (SELECT community_id, (count(*) FILTER (WHERE subject_kind = 'unit'))::int AS units,
       (count(*) FILTER (WHERE subject_kind = 'person'))::int AS members
     FROM evaluation_subject WHERE evaluation_id = $1 GROUP BY 1) j ON j.community_id = u.id
   LEFT JOIN (SELECT community_id, (count(*) FILTER (WHERE state = 'drawn'))::int AS drawn,
       (count(*) FILTER (WHERE state = 'drawn' AND token_hash IS NOT NULL))::int AS printed,
       (count(*) FILTER (WHERE state = 'drawn' AND token_hash IS NULL AND cast_hash IS NULL))::int AS unprinted,
       (count(*) FILTER (WHERE cast_hash IS NOT NULL))::int AS voted, (count(*) FILTER (WHERE state <> 'drawn'))::int AS void
     FROM slip WHERE evaluation_id = $1 GROUP BY 1) s ON s.community_id = u.id
   LEFT JOIN (SELECT b.community_id, count(*)::int AS waiting FROM paper_ballot b ${paperSlip}
     WHERE b.evaluation_id = $1 AND b.state <> 'cast' GROUP BY 1) w ON w.community_id = u.id
   ORDER BY u.path, u.id`,
)

export const findParts = (database: Database, id: string, communityIds: readonly string[]) =>
  parts(database, [id, communityIds])
