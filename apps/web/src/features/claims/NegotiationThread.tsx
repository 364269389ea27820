import type { ClaimDetail, TermsRound } from '../../api/types.js'
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

const Answers = ({ round }: { round: TermsRound }) => (
  <ul className="offer-list">
    {round.answers.map(({ field, decision, note }) => (
      <li key={field}>
        <strong>{m.claim.fields[field]}</strong>{' '}
        <span className={`decision decision-${decision}`}>{m.claim.decisions[decision]}</span> {note}
      </li>
    ))}
  </ul>
)

const Objections = ({ round }: { round: TermsRound }) => (
  <ul className="offer-list">
    {round.objections.map(({ field, reason }) => (
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
      <Answers round={round} />
    </Part>
    <Part title={m.claim.changedFields(round.changes.length)} when={round.changes.length > 0}>
      <Changes round={round} />
    </Part>
    <Part title={m.claim.objections(round.objections.length)} when={round.objections.length > 0}>
      <Objections round={round} />
    </Part>
  </li>
)

/** Offers and counter-offers as a conversation: each says what it answers, changes and objects to. */
export const NegotiationThread = ({ rounds }: { rounds: ClaimDetail['rounds'] }) => (
  <ol className="thread">
    {rounds.map((round, index) => (
      <Offer key={round.no} round={round} isFirst={index === 0} />
    ))}
  </ol>
)
