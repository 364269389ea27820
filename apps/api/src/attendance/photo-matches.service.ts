import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { DecidePhotoMatch, photoMatchList } from '#contracts/http/spot-checks.js'
import { findHeading } from '#persistence/attendance/find-attendances.js'
import {
  decideMatch,
  findMatch,
  findMatches,
  type FoundMatch,
} from '#persistence/attendance/photo-matches.js'
import type { Page } from '#persistence/read/paged.js'
import { answerOnce } from '#persistence/requests/answer-once.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, type Database } from '../dependencies.js'
import { FilesService } from '../files/files.service.js'
import { accepted } from '../http/accepted.js'
import { ProblemError } from '../http/problem.js'
import { hashOf } from '../processes/canonical.js'
import { looksAfterActivity } from './attendance-authority.js'

/** Photos that look the same: whoever looks after one of the activities sees both, and says whether they are the same. */
@Injectable()
export class PhotoMatchesService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    private readonly files: FilesService,
  ) {}

  /** @throws ProblemError notFound */
  async list(me: SignedIn, activityId: string, page: Page): Promise<z.input<typeof photoMatchList>> {
    if (!(await this.looksAfter(me, activityId))) throw new ProblemError('notFound')
    const { items, total } = await findMatches(this.database, activityId, page)
    return {
      total,
      items: items.map(({ id, distance, photos, isSame, note, decidedByName }) => ({
        id,
        distance,
        photos: photos.map(({ name, title, communityName }, index) => ({
          name,
          title,
          communityName,
          address: `/api/photo-matches/${id}/photos/${index === 0 ? 'later' : 'earlier'}`,
        })),
        ...(isSame !== null && { isSame }),
        ...(note !== null && { note }),
        ...(decidedByName !== null && { decidedByName }),
      })),
    }
  }

  /** One of the two, to be shown beside the other. @throws ProblemError */
  async photo(me: SignedIn, id: string, side: 'later' | 'earlier') {
    const { photos } = await this.seen(me, id)
    const { activityId, fileId } = side === 'later' ? photos[0] : photos[1]
    return this.files.content(me, activityId, fileId, true)
  }

  /** @throws ProblemError notFound, photoMatchDecided */
  async decide(me: SignedIn, key: string, id: string, request: DecidePhotoMatch) {
    await this.seen(me, id)
    const asked = { by: me.personId, key, bodyHash: hashOf({ id, ...request }) }
    const answer = await answerOnce(this.database, asked, client =>
      decideMatch(client, id, { ...request, by: me.personId }),
    )
    return accepted(answer)
  }

  private async seen(me: SignedIn, id: string): Promise<FoundMatch> {
    const match = await findMatch(this.database, id)
    for (const { activityId } of match?.photos ?? [])
      if (match && (await this.looksAfter(me, activityId))) return match
    throw new ProblemError('notFound')
  }

  private async looksAfter(me: SignedIn, activityId: string): Promise<boolean> {
    const activity = await findHeading(this.database, activityId)
    return activity !== undefined && looksAfterActivity(me, activity)
  }
}
