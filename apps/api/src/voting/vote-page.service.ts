/** Residents vote with a slip, screen by screen; nothing is kept between screens, so a page may stay open for days. */
import { Injectable } from '@nestjs/common'
import { sealBallot } from '#ballots/sealed-ballot.js'
import { castHashOf, isNonce, markOf, newNonce, receiptFor, tokenHashOf } from '#ballots/slip-secrets.js'
import { mostCommentSigns, votePageFields, type VotePageFields } from '#contracts/http/voting.js'
import { flawOfAnswers, notAnswered } from '#domain/evaluation/ballot.js'
import type { CastOutcome } from '#persistence/evaluation/cast-ballots.js'
import type { FoundSlip, Poll } from '#persistence/evaluation/find-poll.js'
import { readToken } from '#secrets/printed-token.js'
import { Throttle } from '../http/throttle.js'
import { html } from '../residents/markup.js'
import { sizeAfter, type Shown } from '../residents/page.js'
import { refusalOf } from '../residents/refusal.js'
import { BallotBox } from './ballot-box.js'
import { OpenSlips } from './open-slips.js'
import { after, answersOf, codeScreen, endScreen, receiptScreen, screenOf } from './vote-screens.js'

interface Asked {
  slip: FoundSlip
  poll: Poll
  hasVoted: boolean
}

/** Screens at once from one network, filled again by one a second: a hall full of phones behind one address gets through. */
const burst = 240
/** Codes that open nothing, from one network. */
const guesses = 30

/** The same words for a code that never was, one that is void, and one whose time it is not: no guess learns more. */
const opensNothing =
  '这个编码现在不能投票。可能是输错了，还没有开始，已经截止，或这张票已经作废。请核对纸上的编码和日期，或问发票的社区。'

@Injectable()
export class VotePage {
  private readonly throttle = new Throttle(burst)
  private readonly guessing = new Throttle(guesses)

  constructor(
    private readonly slips: OpenSlips,
    private readonly box: BallotBox,
  ) {}

  /** The first question, or the screen that asks for a code. */
  open(query: unknown, address: string): Promise<Shown> {
    const { code, size } = fieldsOf(query)
    return this.shown({ ...fieldsOf({}), code, size }, address)
  }

  /** One press of a button. */
  step(body: unknown, address: string): Promise<Shown> {
    const sent = fieldsOf(body)
    return this.shown({ ...sent, size: sizeAfter(sent.size, sent.go) }, address)
  }

  private async shown(fields: VotePageFields, address: string): Promise<Shown> {
    try {
      this.throttle.take(address)
      if (fields.code === '') return { screen: codeScreen(fields), status: 200 }
      const token = readToken(fields.code)
      // A repeat of a vote is told its receipt, also after the end: casting itself decides.
      const asked = await this.asked(token, fields)
      if (!asked) {
        this.guessing.take(address)
        return { screen: codeScreen(fields, opensNothing), status: 404 }
      }
      if (fields.go === 'send' && isNonce(fields.nonce)) return await this.send(asked, token, fields)
      if (asked.hasVoted) return used(fields)
      if (isNonce(fields.nonce))
        return { screen: screenOf(asked.poll, after(asked.poll, fields)), status: 200 }
      return { screen: screenOf(asked.poll, { ...fields, at: 0, nonce: newNonce() }), status: 200 }
    } catch (error) {
      const { status, message } = refusalOf(error)
      return {
        screen: endScreen(fields, '还没有投成', html`<p>${message}</p>`, fields.go || 'stay'),
        status,
      }
    }
  }

  private async asked(token: string, { go }: VotePageFields): Promise<Asked | undefined> {
    const found = await this.slips.find(tokenHashOf(token))
    if (!found || (!found.isOpen && !(go === 'send' && found.hasVoted))) return undefined
    const poll = await this.slips.pollOf(found)
    return poll && poll.subjects.length > 0 ? { slip: found, poll, hasVoted: found.hasVoted } : undefined
  }

  private async send({ slip, poll }: Asked, token: string, fields: VotePageFields): Promise<Shown> {
    const answers = answersOf(fields, poll)
    const counts = { choices: poll.choices.length, subjects: poll.subjects.length }
    const missing = answers.indexOf(notAnswered)
    if (missing >= 0 || flawOfAnswers(counts, answers))
      return {
        screen: screenOf(poll, { ...fields, at: Math.max(0, missing) }, '这一题还没有选。'),
        status: 422,
      }
    const { evaluationId, communityId, number, tokenHash } = slip
    const receipt = receiptFor(token, fields.nonce)
    const comment = commentOf(fields)
    const outcome = await this.box.cast({
      ...{ evaluationId, communityId, number, tokenHash },
      ...{ castHash: castHashOf(token, fields.nonce), mark: markOf(token) },
      sealed: sealBallot(poll.publicKey, evaluationId, {
        ...{ receipt, communityId, source: 'online', answers, comment },
      }),
    })
    return answered(outcome, fields, receipt)
  }
}

const answered = (outcome: CastOutcome, fields: VotePageFields, receipt: string): Shown => {
  if (outcome === 'cast' || outcome === 'again')
    return { screen: receiptScreen(fields, receipt), status: 200 }
  if (outcome === 'used') return used(fields)
  return { screen: codeScreen(fields, opensNothing), status: 404 }
}

const used = (fields: VotePageFields): Shown => ({
  screen: endScreen(
    { ...fields, given: '', comment: '' },
    '这张票已经投过了',
    html`<p>
      如果不是您家投的，请在截止前带着这张纸到社区：由两位工作人员共同办理，取出那张票，给您换一张。
    </p>`,
  ),
  status: 409,
})

/** Signs that nobody types are left out; too long is cut, as the page itself does. */
const commentOf = ({ comment }: VotePageFields): string | null => {
  const text = comment
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '')
    .trim()
    .slice(0, mostCommentSigns)
  return text === '' ? null : text
}

/** Whatever was sent as fields; what cannot be read is as if it were not there. */
const fieldsOf = (sent: unknown): VotePageFields => votePageFields.parse({ ...(sent ?? {}) })
