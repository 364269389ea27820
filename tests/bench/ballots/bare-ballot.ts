/** What both servers beside do of a vote: the least that makes a sealed ballot out of a form. */
import { createServer, type IncomingMessage } from 'node:http'
import { sealBallot } from '#ballots/sealed-ballot.js'
import { castHashOf, markOf, receiptFor, tokenHashOf } from '#ballots/slip-secrets.js'
import type { SealedVote } from '#persistence/evaluation/cast-ballots.js'
import type { FoundSlip } from '#persistence/evaluation/find-poll.js'

export interface Form {
  token: string
  tokenHash: string
  nonce: string
  answers: number[]
}

const read = async (message: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

const formOf = (text: string): Form => {
  const fields = new URLSearchParams(text)
  const token = fields.get('code') ?? ''
  return {
    ...{ token, tokenHash: tokenHashOf(token), nonce: fields.get('nonce') ?? '' },
    answers: Array.from(fields.get('given') ?? '', sign => Number.parseInt(sign, 36)),
  }
}

export const sealedVote = (slip: FoundSlip, publicKey: string, form: Form): SealedVote => {
  const { evaluationId, communityId, number } = slip
  const { token, tokenHash, nonce, answers } = form
  return {
    ...{ evaluationId, communityId, number, tokenHash },
    ...{ castHash: castHashOf(token, nonce), mark: markOf(token) },
    sealed: sealBallot(publicKey, evaluationId, {
      ...{ receipt: receiptFor(token, nonce), communityId, source: 'online', answers, comment: null },
    }),
  }
}

/** @param cast tells whether the vote lies in the urn; what it throws is answered with 500 */
export const serveVotes = (cast: (form: Form) => Promise<boolean>): void => {
  createServer((message, reply) => {
    const tell = (status: number, text: string) => {
      reply.writeHead(status, { 'content-type': 'text/plain' })
      reply.end(text)
    }
    read(message)
      .then(async text => {
        const form = formOf(text)
        if (await cast(form)) tell(200, receiptFor(form.token, form.nonce))
        else tell(409, 'used')
      })
      .catch((error: unknown) => tell(500, String(error)))
  }).listen(Number(process.env.PORT), '127.0.0.1')
}
