import { Fragment } from 'react'
import type { ClaimDetail, Party, TermsRound } from '../../api/types.js'
import { formatInstant } from '../../format/dates.js'
import { m } from '../../messages/index.js'
import { formatTerm } from './terms-fields.js'
import './claims.css'

const Changes = ({ round }: { round: TermsRound }) => (
  <ul className="offer-list">
    {round.changes.map(({ field, before, after }) => (
      <li key={field}>
        <strong>{m.claim.fields[field]}</strong> <del>{formatTerm(field, before)}</del>{' '}
        <ins>{formatTerm(field, after)}</ins>
      </li>
    ))}
  </ul>
)

const Answers = ({ answers }: Pick<TermsRound, 'answers'>) => (
  <ul className="offer-list">
    {answers.map(({ field, decision, note }) => (
      <li key={field}>
        <strong>{m.claim.fields[field]}</strong>{' '}
        <span className={`decision decision-${decision}`}>{m.claim.decisions[decision]}</span> {note}
      </li>
    ))}
  </ul>
)

const Objections = ({ objections }: Pick<TermsRound, 'objections'>) => (
  <ul className="offer-list">
    {objections.map(({ field, reason }) => (
      <li key={field}>
        <strong>{m.claim.fields[field]}</strong> {reason}
      </li>
    ))}
  </ul>
)

const Part = ({ title, when, children }: { title: string; when: boolean; children: React.ReactNode }) =>
  when ? (
    <div className="offer-part">
      <span className="offer-part-title">{title}</span>
      {children}
    </div>
  ) : null

const Offer = ({ round, isFirst }: { round: TermsRound; isFirst: boolean }) => (
  <li className={`offer offer-by-${round.by}`}>
    <div className="offer-head">
      <strong>{m.claim.round(round.no)}</strong>
      <span>{m.claim.offeredBy(m.claim.partyRounds[round.by], round.personName)}</span>
      <time className="muted figure" dateTime={round.at}>
        {formatInstant(round.at)}
      </time>
    </div>
    {isFirst && <p>{m.claim.firstOffer}</p>}
    <Part title={m.claim.answers} when={round.answers.length > 0}>
      <Answers answers={round.answers} />
    </Part>
    <Part title={m.claim.changedFields(round.changes.length)} when={round.changes.length > 0}>
      <Changes round={round} />
    </Part>
    <Part title={m.claim.objections(round.objections.length)} when={round.objections.length > 0}>
      <Objections objections={round.objections} />
    </Part>
  </li>
)

/** What the approver sent back, and how the offer after it answers. */
const Returned = ({
  returned,
  rounds,
}: Pick<ClaimDetail, 'rounds'> & Required<Pick<ClaimDetail, 'returned'>>) => {
  const { objections, afterRound } = returned
  const answering = rounds.find(({ no }) => no === afterRound + 1)
  const answers =
    answering?.answers.filter(({ field }) => objections.some(each => each.field === field)) ?? []
  return (
    <li className="offer offer-returned">
      <div className="offer-head">
        <strong>{m.claim.returned}</strong>
      </div>
      <Part title={m.claim.objections(objections.length)} when>
        <Objections objections={objections} />
      </Part>
      {answering && (
        <Part
          title={m.claim.answersIn(answering.no, m.claim.partyRounds[answering.by])}
          when={answers.length > 0}
        >
          <Answers answers={answers} />
        </Part>
      )}
    </li>
  )
}

const otherParty: Record<Party, Party> = { agency: 'community', community: 'agency' }

/** An offer stands signed by whoever made it, so the signatures that count are the other party's. */
const Signatures = ({ round }: { round: TermsRound }) =>
  round.signatures.map(({ at, answers }) => (
    <li key={at} className={`offer offer-by-${otherParty[round.by]}`}>
      <div className="offer-head">
        <strong>{m.claim.signature}</strong>
        <span>{m.claim.partyRounds[otherParty[round.by]]}</span>
        <time className="muted figure" dateTime={at}>
          {formatInstant(at)}
        </time>
      </div>
      <Part title={m.claim.answers} when={answers.length > 0}>
        <Answers answers={answers} />
      </Part>
    </li>
  ))

/** The negotiation as a conversation: each offer says what it answers, changes and objects to, and who signed it. */
export const NegotiationThread = ({ claim }: { claim: ClaimDetail }) => {
  const { rounds, returned } = claim
  return (
    <ol className="thread">
      {rounds.map((round, index) => (
        <Fragment key={round.no}>
          <Offer round={round} isFirst={index === 0} />
          <Signatures round={round} />
          {returned?.afterRound === round.no && <Returned returned={returned} rounds={rounds} />}
        </Fragment>
      ))}
    </ol>
  )
}
