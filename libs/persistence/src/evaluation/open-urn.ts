/** Opening what lies in an urn: a tenth of a millisecond of arithmetic a ballot, and other work of the same process goes on. */
import { randomUUID } from 'node:crypto'
import { setImmediate as othersTurn } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import type { Answers, BallotSource, CastBallot } from '#domain/evaluation/ballot.js'
import { Survey } from '#domain/evaluation/survey.js'
import { Pile } from './pile.js'

/** Rows in one reading. */
const chunk = 500
/** Opened at a stretch, in milliseconds; then whatever else waits has its turn. */
const stretchMs = 5

export type OpenedBallot = [receipt: string, communityId: string, source: BallotSource, answers: Answers]
/** Under an id drawn here, so that its place says nothing of its ballot's. */
export type OpenedComment = [id: string, communityId: string, text: string]

export interface OpenedUrn {
  survey: Survey
  ballots: Pile<OpenedBallot>
  comments: Pile<OpenedComment>
  /** How many cannot be read. */
  unreadable: number
}

const put = ({ survey, ballots, comments }: OpenedUrn, { comment, ...ballot }: CastBallot): void => {
  const { receipt, communityId, source, answers } = ballot
  survey.add(ballot)
  ballots.put([receipt, communityId, source, answers])
  if (comment !== null) comments.put([randomUUID(), communityId, comment])
}

/** @param open a sealed ballot; throws when it cannot be read */
export const openUrn = async (
  client: Pool | PoolClient,
  evaluationId: string,
  open: (sealed: Buffer) => CastBallot,
): Promise<OpenedUrn> => {
  const urn: OpenedUrn = { survey: new Survey(), ballots: new Pile(), comments: new Pile(), unreadable: 0 }
  let [after, begun] = ['', performance.now()]
  for (;;) {
    const { rows } = await client.query<{ mark: string; sealed: Buffer }>(
      `SELECT mark, sealed FROM urn WHERE evaluation_id = $1 AND mark > $2 ORDER BY mark LIMIT ${chunk}`,
      [evaluationId, after],
    )
    const last = rows.at(-1)
    if (!last) return urn
    after = last.mark
    for (const { sealed } of rows) {
      const ballot = readOrNone(sealed, open)
      if (ballot) put(urn, ballot)
      else urn.unreadable += 1
      if (performance.now() - begun < stretchMs) continue
      await othersTurn()
      begun = performance.now()
    }
  }
}

const readOrNone = (sealed: Buffer, open: (sealed: Buffer) => CastBallot): CastBallot | undefined => {
  try {
    return open(sealed)
  } catch {
    return undefined
  }
}
