import type { InterviewDetail } from '../../api/types.js'
import { Pair } from '../../components/Pair.js'
import { Panel } from '../../components/Panel.js'
import { m } from '../../messages/index.js'
import { interviewPairs } from './interview-pairs.js'

const t = m.interviews.interview

interface Props {
  interview: InterviewDetail
  stage: string
}

/** The interview's own part of its page. */
export const InterviewSections = ({ interview, stage }: Props) => (
  <Panel title={t.title}>
    <dl className="pairs">
      {interviewPairs(interview, stage).map(([name, value]) => (
        <Pair key={name} label={name}>
          {value}
        </Pair>
      ))}
    </dl>
    {interview.isSuperior && <p className="muted">{t.superior}</p>}
  </Panel>
)
