/** Ballots on paper: two people enter each by itself; what agrees is cast like others, marked as paper. */
import { Inject, Injectable } from '@nestjs/common'
import type { PoolClient } from 'pg'
import type { z } from 'zod'
import type { paperAnswer, PaperEntry } from '#contracts/http/evaluation-slips.js'
import { sealBallot } from '#ballots/sealed-ballot.js'
import { fewestKeySigns, paperSecrets } from '#ballots/slip-secrets.js'
import { flawOfAnswers } from '#domain/evaluation/ballot.js'
import { castBallots } from '#persistence/evaluation/cast-ballots.js'
import { findQuestionnaire, findSubjects } from '#persistence/evaluation/find-questionnaires.js'
import { enterPaper } from '#persistence/evaluation/paper-ballots.js'
import type { Keys } from '#secrets/key-file.js'
import { sealText, unsealText } from '#secrets/seal.js'
import type { SignedIn } from '../access/me.js'
import { DATABASE, DATA_KEYS, type Database } from '../dependencies.js'
import { invalid, ProblemError } from '../http/problem.js'
import { entersPaper } from './evaluation-sight.js'
import type { OpenedEvaluation } from './evaluations.reader.js'
import { SlipsService } from './slips.service.js'

type Answer = z.input<typeof paperAnswer>
type Entered = Pick<PaperEntry, 'answers'> & { comment: string }

const flaws = {
  otherSubjects: '答案的个数与本社区的题数不符，请刷新后重录',
  unknownChoice: '有一题的选项不在问卷中',
  nothingAnswered: '一题也没有作答的是废票，不必录入',
} as const

const weakKey = `录入选票的请求编号不少于 ${fewestKeySigns} 位，并且随机`

const enteredOf = ({ answers, comment = '' }: PaperEntry): Entered => ({ answers, comment })

@Injectable()
export class PaperService {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DATA_KEYS) private readonly keys: Keys,
    private readonly slips: SlipsService,
  ) {}

  /**
   * The first entry waits for the second, by somebody else; where they differ both are entered again. The same request, sent
   * again with its key, is told the same, the receipt too: it follows from the key, which is kept nowhere.
   */
  async enter(me: SignedIn, key: string, id: string, entry: PaperEntry): Promise<Answer> {
    if (key.length < fewestKeySigns) throw invalid('Idempotency-Key', weakKey)
    const { opened } = await this.slips.communityOf(me, id, entry.communityId, entersPaper)
    await this.mustFit(opened, entry)
    const { communityId, number } = entry
    const place = { evaluationId: id, communityId, number }
    const mine = enteredOf(entry)
    const entered = JSON.stringify(mine)
    const secrets = paperSecrets({ ...place, by: me.personId, entered }, key)
    const request = { by: me.personId, ...secrets }
    const outcome = await enterPaper(this.database, place, request, {
      seal: () => sealText(this.keys, entered),
      differs: first => differenceOf(JSON.parse(unsealText(this.keys, first)) as Entered, mine),
      cast: client => cast(client, opened, entry, secrets),
    })
    if ('refused' in outcome) throw new ProblemError(outcome.refused)
    if (outcome.state === 'differs') return { state: 'differs', ...outcome.difference }
    const agreed = { state: outcome.state, places: [], commentDiffers: false }
    return outcome.state === 'cast' ? { ...agreed, receipt: secrets.receipt } : agreed
  }

  private async mustFit({ row }: OpenedEvaluation, { communityId, answers }: PaperEntry): Promise<void> {
    const [subjects, questionnaire] = await Promise.all([
      findSubjects(this.database, row.id, communityId),
      findQuestionnaire(this.database, row.questionnaireVersion),
    ])
    const counts = { choices: questionnaire?.choices.length ?? 0, subjects: subjects.length }
    const flaw = flawOfAnswers(counts, answers)
    if (flaw) throw invalid('answers', flaws[flaw])
  }
}

const refusals = {
  used: 'slipVoted',
  again: 'slipVoted',
  void: 'slipGone',
  closed: 'evaluationClosed',
} as const

/** @returns why the urn did not take it, if it did not */
const cast = async (
  client: PoolClient,
  { row }: OpenedEvaluation,
  { communityId, number, answers, comment }: PaperEntry,
  { receipt, castHash, mark }: ReturnType<typeof paperSecrets>,
) => {
  if (row.publicKey === null) return { refused: 'evaluationClosed' as const }
  const text = comment === undefined || comment === '' ? null : comment
  const ballot = { receipt, communityId, source: 'paper' as const, answers, comment: text }
  const [outcome = 'closed'] = await castBallots(client, [
    {
      ...{ evaluationId: row.id, communityId, number, tokenHash: null },
      ...{ castHash, mark },
      sealed: sealBallot(row.publicKey, row.id, ballot),
    },
  ])
  return outcome === 'cast' ? {} : { refused: refusals[outcome] }
}

/** Places whose answers are not the same, from 1; spaces in a comment do not count. Nothing when they agree. */
const differenceOf = (first: Entered, second: Entered) => {
  const bare = (text: string) => text.replace(/\s/g, '')
  const places = second.answers.flatMap((answer, at) => (answer === first.answers[at] ? [] : at + 1))
  const commentDiffers = bare(first.comment) !== bare(second.comment)
  return places.length > 0 || commentDiffers ? { places, commentDiffers } : undefined
}
