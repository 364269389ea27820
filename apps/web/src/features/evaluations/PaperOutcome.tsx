import { Alert } from 'antd'
import type { PaperAnswer } from '../../api/evaluation-slips.js'
import { m } from '../../messages/index.js'

const t = m.evaluationSlip.paper

export interface Told {
  number: number
  answer: PaperAnswer
}

/** What became of an entry, and what comes next; where two differ, about which questions, never how. */
export const Outcome = ({ told: { number, answer } }: { told: Told }) => {
  const { state, places, commentDiffers, receipt } = answer
  if (state !== 'differs')
    return (
      <Alert
        type="success"
        showIcon
        role="status"
        title={t[state](number)}
        description={
          receipt && (
            <p>
              {t.receipt} <strong className="figure">{receipt}</strong>
            </p>
          )
        }
      />
    )
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={t.different(number)}
      description={
        <>
          {places.length > 0 && <p>{t.places(places)}</p>}
          {commentDiffers && <p>{t.comments}</p>}
          <p>{t.both}</p>
        </>
      }
    />
  )
}
