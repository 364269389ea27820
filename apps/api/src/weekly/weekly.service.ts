import { randomUUID } from 'node:crypto'
import { Inject, Injectable } from '@nestjs/common'
import type { PoolClient } from 'pg'
import type { WeekOrder } from '#contracts/http/weekly-weeks.js'
import { addDays } from '#domain/calendar/local-date.js'
import { openedWeekOf } from '#domain/weekly/weekly-rules.js'
import { answerOnce } from '#persistence/requests/answer-once.js'
import { findCommunitiesOf } from '#persistence/weekly/find-communities-of.js'
import { findWeek, type FoundWeek } from '#persistence/weekly/find-weeks.js'
import {
  linkRecommendation,
  revokeModel,
  setRecommendationAside,
} from '#persistence/weekly/judge-recommendations.js'
import { makeRecommendationCode } from '#persistence/weekly/recommendation-codes.js'
import { recommend, type NewRecommendation } from '#persistence/weekly/recommend.js'
import type { Keys } from '#secrets/key-file.js'
import { sealText } from '#secrets/seal.js'
import type { SignedIn } from '../access/me.js'
import { newPosterToken } from '#secrets/printed-token.js'
import { DATABASE, DATA_KEYS, type Database } from '../dependencies.js'
import { accepted } from '../http/accepted.js'
import { ProblemError } from '../http/problem.js'
import { hashOf } from '../processes/canonical.js'
import { judgesRecommendations, looksAfterWeek, revokesModels } from './weekly-authority.js'
import { WeeklyReader } from './weekly.reader.js'

type Command = WeekOrder['command']
type Judging =
  typeof linkRecommendation | typeof setRecommendationAside | typeof revokeModel | typeof recommend
type Outcome = { id: string } | Extract<Awaited<ReturnType<Judging>>, { refused: string }>
type Work = (client: PoolClient) => Promise<Outcome>

@Injectable()
export class WeeklyService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DATA_KEYS) private readonly keys: Keys,
    private readonly reader: WeeklyReader,
  ) {}

  /** @throws ProblemError notFound for whoever it is not up to, or why it cannot be */
  async command(
    me: SignedIn,
    key: string,
    communityId: string,
    week: string,
    { command }: WeekOrder,
  ): Promise<{ id: string }> {
    const of = await findWeek(this.database, communityId, week)
    if (!of || !(await this.isUpTo(me, of, command))) throw new ProblemError('notFound')
    const work = await this.workOf(me, of, command)
    const request = { by: me.personId, key, bodyHash: hashOf({ communityId, week, ...command }) }
    return accepted(await answerOnce<Outcome>(this.database, request, work))
  }

  private async isUpTo(me: SignedIn, of: FoundWeek, { name }: Command): Promise<boolean> {
    const { communityId, speakerId, communityPath } = of
    if (name === 'recommend') {
      const own = await findCommunitiesOf(this.database, me.personId, await this.reader.today())
      return own.some(({ id }) => id === communityId)
    }
    if (name === 'revokeModel') return revokesModels(me, communityPath)
    if (name === 'link' || name === 'setAside') return judgesRecommendations(me, speakerId, communityPath)
    // What was filled in on paper before a merger is entered after it; a code on a wall is the community's own.
    return looksAfterWeek(me, name === 'enterPaper' ? speakerId : communityId)
  }

  private async workOf(
    me: SignedIn,
    { communityId, week, sunday }: FoundWeek,
    command: Command,
  ): Promise<Work> {
    const by = me.personId
    const of = { communityId, week, by }
    const today = await this.reader.today()
    switch (command.name) {
      case 'recommend':
      case 'enterPaper': {
        const given = this.givenBy(me, communityId, command)
        return client => recommend(client, given, openedWeekOf(addDays(sunday, -6)), today)
      }
      case 'link': {
        const { recommendationId: id, subject, subjectId } = command
        return client => linkRecommendation(client, of, { id, subject, subjectId }, today)
      }
      case 'setAside': {
        const { recommendationId: id, reason } = command
        return client => setRecommendationAside(client, of, { id, reason })
      }
      case 'revokeModel':
        return client => revokeModel(client, of, command.reason)
      case 'makeCode': {
        const token = newPosterToken()
        const code = { id: randomUUID(), communityId, token, sealed: sealText(this.keys, token), by }
        return client => makeRecommendationCode(client, code)
      }
    }
  }

  /** @throws ProblemError recommendsSelf for a member who writes their own name */
  private givenBy(
    me: SignedIn,
    communityId: string,
    command: Extract<Command, { name: 'recommend' | 'enterPaper' }>,
  ): NewRecommendation {
    const { named, reason } = command
    const given = { id: randomUUID(), communityId, named, reason, by: me.personId }
    if (command.name === 'enterPaper') return { ...given, source: 'paper', slip: command.slip }
    if (named.replaceAll(/\s/g, '') === me.name) throw new ProblemError('recommendsSelf')
    return { ...given, source: 'member' }
  }
}
