/** Verifying piece by piece, so that the page can show how far it is, and nothing has to be remembered here. */
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { auditVerification, auditVerdict } from '#contracts/http/audit.js'
import { localDateOf } from '#domain/calendar/local-date.js'
import {
  anchorFile,
  anchorLine,
  anchorOf,
  findAnchors,
  readAnchors,
  type Anchor,
} from '#persistence/audit/anchors.js'
import { checkPiece, checkSurroundings, pieceSize } from '#persistence/audit/check-audit.js'
import { findAuditEntry } from '#persistence/audit/find-audit.js'
import { findHead } from '#persistence/audit/seal-audit.js'
import type { Flaw } from '#persistence/audit/verify-chain.js'
import type { Keys } from '#secrets/key-file.js'
import type { SignedIn } from '../access/me.js'
import { AUDIT_KEYS, DATABASE, type Database } from '../dependencies.js'
import { invalid } from '../http/problem.js'
import { auditSightOf } from './audit-sight-of.js'
import { flawSentence } from './audit-words.js'

type Verdict = z.input<typeof auditVerdict>

/** More than a year of days. */
const mostAnchors = 400

@Injectable()
export class VerificationService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(AUDIT_KEYS) private readonly keys: Keys,
  ) {}

  /** @throws ProblemError invalidRequest when the text holds no anchors */
  async verify({ after, anchors: text }: z.output<typeof auditVerification>, me: SignedIn): Promise<Verdict> {
    const shown = text === undefined || text.trim() === '' ? [] : anchorsIn(text)
    const { sequence: total } = await findHead(this.database)
    const { head, flaw, isLast } = await checkPiece(this.database, this.keys, after, pieceSize)
    const through = head.sequence
    if (flaw) return { through, total, isDone: true, flaw: await this.told(flaw, me) }
    if (!isLast) return { through, total: Math.max(total, through), isDone: false }
    return { through, total: through, isDone: true, ...(await this.surroundings(shown, me)) }
  }

  private async surroundings(shown: Anchor[], me: SignedIn): Promise<Pick<Verdict, 'anchors' | 'flaw'>> {
    const anchors = [...shown, ...(await findAnchors(this.database, mostAnchors))]
    const flaw = await checkSurroundings(this.database, this.keys, anchors)
    return { anchors: anchors.length, ...(flaw && { flaw: await this.told(flaw, me) }) }
  }

  /** The chain is one for all; what an entry says is told to whoever may see it. */
  private async told(flaw: Flaw, me: SignedIn): Promise<NonNullable<Verdict['flaw']>> {
    const { entryId, sequence, processId } = flaw
    const sight = await auditSightOf(this.database, me)
    const entry = entryId ? await findAuditEntry(this.database, entryId, sight) : undefined
    return {
      flaw: flaw.flaw,
      sentence: flawSentence(flaw, entry),
      ...(sequence !== undefined && { sequence }),
      ...(processId && { processId }),
    }
  }

  /** The kept ones, the newest first, and one of this moment. */
  async anchors() {
    const now = anchorOf(this.keys, localDateOf(Date.now()), await findHead(this.database))
    return { items: (await findAnchors(this.database, mostAnchors)).map(shownAs), now: shownAs(now) }
  }

  /** All of them as one file, this moment's first. */
  async anchorsFile(): Promise<string> {
    const now = anchorOf(this.keys, localDateOf(Date.now()), await findHead(this.database))
    return anchorFile([now, ...(await findAnchors(this.database, mostAnchors))])
  }
}

const anchorsIn = (text: string): Anchor[] => {
  const anchors = readAnchors(text)
  if (anchors) return anchors
  throw invalid('anchors', '不是锚点：每行应为日期、序号、散列值、签名，请原样粘贴或选择锚点文件')
}

const shownAs = (anchor: Anchor) => {
  const { day, sequence, hash } = anchor
  return { day, sequence, hash, line: anchorLine(anchor) }
}
