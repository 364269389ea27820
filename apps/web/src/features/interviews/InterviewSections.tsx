import type { InterviewDetail } from '../../api/types.js'
import { Pair } from '../../components/Pair.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'

const t = m.interviews.interview

const excuseText = ({ groundLabel, reason, decision }: NonNullable<InterviewDetail['excuse']>): string => {
  const said = decision
    ? (decision.granted ? t.granted : t.denied)(decision.byName, decision.reason)
    : t.undecided
  return `${groundLabel}：${reason}\n${said}`
}

const Rectification = ({ item, no }: { item: InterviewDetail['rectifications'][number]; no: number }) => (
  <Pair label={t.rectification(no, item.since)}>
    {item.evidence?.text ?? t.noEvidence}
    {item.judgement && (
      <p className="muted">
        {(item.judgement.accepted ? t.accepted : t.rejected)(item.judgement.byName, item.judgement.reason)}
      </p>
    )}
  </Pair>
)

/** Stages that an interview comes to without the member's word only when the time for it ran out. */
const afterAnswer = new Set(['rectifying', 'verifying', 'reported', 'rectified', 'failed'])

interface Props {
  interview: InterviewDetail
  stage: string
}

/** The interview's own part of its page. */
export const InterviewSections = ({ interview: it, stage }: Props) => (
  <Panel title={t.title}>
    <dl className="pairs">
      <Pair label={t.member}>{it.personName}</Pair>
      <Pair label={t.agency}>{it.agency.name}</Pair>
      <Pair label={t.months}>{it.months.join('、')}</Pair>
      {it.excuse && <Pair label={t.excuse}>{excuseText(it.excuse)}</Pair>}
      {it.interview && (
        <>
          <Pair label={t.heldOn}>{it.interview.heldOn}</Pair>
          <Pair label={t.by}>{it.interview.byName}</Pair>
          <Pair label={t.record}>{it.interview.record}</Pair>
          <Pair label={t.measures}>{it.interview.measures}</Pair>
        </>
      )}
      {it.answer && <Pair label={t.answer}>{it.answer.confirmed ? t.confirmed : it.answer.comment}</Pair>}
      {it.answer === undefined && afterAnswer.has(stage) && <Pair label={t.answer}>{t.silent}</Pair>}
      {it.rectifications.map((item, index) => (
        <Rectification key={index} item={item} no={index + 1} />
      ))}
    </dl>
    {it.isSuperior && <p className="muted">{t.superior}</p>}
  </Panel>
)
