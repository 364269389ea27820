import { Alert, Button, Input, Progress } from 'antd'
import { useState } from 'react'
import type { AuditVerdict } from '../../api/types.js'
import { Panel } from '../../components/Panel.js'
import { ProblemAlert } from '../../components/ProblemAlert.js'
import { m } from '../../messages/index.js'
import { useVerification } from './use-verification.js'
import './audit.css'

const texts = m.audit.verification

const Verdict = ({ verdict: { through, anchors = 0, flaw } }: { verdict: AuditVerdict }) =>
  flaw ? (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={texts.unsound}
      description={
        <>
          <p>{flaw.sentence}</p>
          <p>{texts.unsoundAbout(through)}</p>
        </>
      }
    />
  ) : (
    <Alert
      type="success"
      showIcon
      role="status"
      title={texts.sound(through)}
      description={texts.anchorsMet(anchors)}
    />
  )

const percentOf = ({ through, total }: AuditVerdict): number =>
  total === 0 ? 100 : Math.floor((through / total) * 100)

const Running = ({ verdict }: { verdict: AuditVerdict | undefined }) => (
  <div role="status">
    <Progress percent={verdict ? percentOf(verdict) : 0} aria-label={texts.progress} />
    {verdict && <p className="muted figure">{texts.running(verdict.through, verdict.total)}</p>}
  </div>
)

/** The auditor's button: whether everything still stands as it was written. */
export const VerificationPanel = () => {
  const { verdict, problem, isRunning, start, stop } = useVerification()
  const [anchors, setAnchors] = useState('')
  return (
    <Panel title={texts.title}>
      <p className="muted">{texts.about}</p>
      <label className="audit-anchors-shown">
        {texts.shown}
        <Input.TextArea
          autoSize={{ minRows: 1, maxRows: 6 }}
          maxLength={100_000}
          value={anchors}
          onChange={event => setAnchors(event.target.value)}
        />
        <span className="muted">{texts.shownHint}</span>
      </label>
      <div className="audit-verify">
        <Button type="primary" loading={isRunning} onClick={() => start(anchors.trim())}>
          {texts.start}
        </Button>
        {isRunning && <Button onClick={stop}>{texts.stop}</Button>}
      </div>
      {isRunning && <Running verdict={verdict} />}
      {problem && <ProblemAlert problem={problem}>{problem.fieldProblems[0]?.message}</ProblemAlert>}
      {!isRunning && verdict?.isDone && <Verdict verdict={verdict} />}
    </Panel>
  )
}
