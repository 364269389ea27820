/** Checks what Postgres holds: the chain piece by piece, then what should be in it, then its anchors. */
import { statement, type Database } from '../read/database.js'
import { isAuthentic, type Anchor } from './anchors.js'
import { genesis, type Head, type SealKeys } from './chain.js'
import { momentText, textOf } from './sealed-text.js'
import { verifyChain, type Flaw, type LinkedRow, type Verdict } from './verify-chain.js'

const linksAfter = statement<LinkedRow>(
  'links-after',
  `SELECT l.sequence::float8 AS sequence, l.entry_id::float8 AS "entryId", l.process_id AS "processId",
     l.step_no AS "stepNo", l.digest, ${momentText('l.sealed_at')} AS "sealedAt", l.hash, l.seal, ${textOf('l')} AS text
   FROM audit_link l WHERE l.sequence > $1 ORDER BY l.sequence LIMIT $2`,
)

/** Links with what they seal, in order. */
export const findLinks = (database: Database, after: number, limit: number): Promise<LinkedRow[]> =>
  linksAfter(database, [after, limit])

const hashAt = statement<{ hash: string }>('hash-at', 'SELECT hash FROM audit_link WHERE sequence = $1')

export interface Piece extends Verdict {
  /** The chain has no more links. */
  isLast: boolean
}

/** The links after a sequence, at most so many. */
export const checkPiece = async (
  database: Database,
  keys: SealKeys,
  after: number,
  limit: number,
): Promise<Piece> => {
  const from = await headAt(database, after)
  if (!from) return { head: genesis, flaw: { flaw: 'linkMissing', sequence: after }, isLast: true }
  const links = await findLinks(database, after, limit)
  return { ...verifyChain(keys, from, links), isLast: links.length < limit }
}

const headAt = async (database: Database, sequence: number): Promise<Head | undefined> => {
  if (sequence === genesis.sequence) return genesis
  const [found] = await hashAt(database, [sequence])
  return found && { sequence, hash: found.hash }
}

/** Neither linked nor waiting to be: put there, or taken out of the chain, behind the sealer's back. */
const outside = statement<Flaw>(
  'outside-the-chain',
  `(SELECT 'notLinked' AS flaw, e.id::float8 AS "entryId", NULL::uuid AS "processId", NULL::int AS "stepNo"
    FROM audit_entry e
    WHERE NOT EXISTS (SELECT FROM audit_link l WHERE l.entry_id = e.id)
      AND NOT EXISTS (SELECT FROM audit_unsealed u WHERE u.entry_id = e.id)
    ORDER BY e.id LIMIT 1)
   UNION ALL
   (SELECT 'notLinked', NULL, j.process_id, j.step_no FROM journal j
    WHERE NOT EXISTS (SELECT FROM audit_link l WHERE l.process_id = j.process_id AND l.step_no = j.step_no)
      AND NOT EXISTS (SELECT FROM audit_unsealed u WHERE u.process_id = j.process_id AND u.step_no = j.step_no)
    LIMIT 1)
   UNION ALL
   (SELECT 'stepWithoutProcess', NULL, j.process_id, j.step_no FROM journal j LEFT JOIN process p ON p.id = j.process_id
    WHERE j.step_no > coalesce(p.step_no, 0) LIMIT 1)`,
)

/** What stands outside the chain and ought to be in it, and what an anchor says otherwise. */
export const checkSurroundings = async (
  database: Database,
  keys: SealKeys,
  anchors: readonly Anchor[],
): Promise<Flaw | undefined> => {
  const [stray] = await outside(database, [])
  if (stray) return stray
  for (const anchor of anchors) {
    const { sequence } = anchor
    if (!isAuthentic(keys, anchor)) return { flaw: 'anchorForged', sequence }
    if ((await headAt(database, sequence))?.hash !== anchor.hash) return { flaw: 'anchorNotMet', sequence }
  }
  return undefined
}

/** All of it, piece by piece. @param progress told after each piece */
export const checkAudit = async (
  database: Database,
  keys: SealKeys,
  anchors: readonly Anchor[],
  progress: (head: Head) => void = () => undefined,
): Promise<Verdict> => {
  for (let head = genesis; ;) {
    const piece = await checkPiece(database, keys, head.sequence, pieceSize)
    head = piece.head
    progress(head)
    if (piece.flaw) return piece
    if (!piece.isLast) continue
    const flaw = await checkSurroundings(database, keys, anchors)
    return { head, ...(flaw && { flaw }) }
  }
}

/** Some tenths of a second. */
export const pieceSize = 2_000
