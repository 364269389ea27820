import { UploadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { type NoticeCommand, type NoticeLook, takeNotice } from '../../api/calendar.js'
import { rulePlanQuery } from '../../api/policies.js'
import { useCommand } from '../../api/use-command.js'
import { ReasonDialog } from '../../components/form/ReasonDialog.js'
import { Panel } from '../../components/Panel.js'
import { ProblemAlert } from '../../components/ProblemAlert.js'
import { m } from '../../messages/index.js'
import { PlanPanel } from '../policies/PlanPanel.js'

const t = m.calendar
type Chosen = Pick<NoticeCommand, 'fileName' | 'content'>

/** The file's bytes in base64; what they say is the server's to read. */
const contentOf = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () =>
      resolve(typeof reader.result === 'string' ? (reader.result.split(',')[1] ?? '') : '')
    reader.onerror = () => reject(new Error(file.name))
    reader.readAsDataURL(file)
  })

const Effect = ({ planId }: { planId: string }) => {
  const plan = useQuery(rulePlanQuery(planId))
  return plan.data ? <PlanPanel plan={plan.data} /> : null
}

const Look = ({ look, chosen, onDone }: { look: NoticeLook; chosen: Chosen; onDone: () => void }) => {
  const [isAsking, setAsking] = useState(false)
  const bring = useCommand(
    (reason: string, key) => takeNotice({ name: 'import', ...chosen, version: look.version, reason }, key),
    onDone,
  )
  return (
    <>
      <p>{t.changes(look.changes.length, look.years.join('、'))}</p>
      <ul className="policy-lines figure">
        {look.changes.map(({ date, before, after }) => (
          <li key={date}>{t.change(date, before, after)}</li>
        ))}
      </ul>
      <Button type="primary" onClick={() => setAsking(true)}>
        {t.import}
      </Button>
      {isAsking && (
        <ReasonDialog
          title={t.import}
          about={t.importAbout}
          isDanger={false}
          command={bring}
          onSend={bring.run}
          onClose={() => setAsking(false)}
        />
      )}
      {look.planId && <Effect planId={look.planId} />}
    </>
  )
}

/** A notice from a file: looked at first, day by day and deadline by deadline, then brought in. */
export const NoticePanel = () => {
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<Chosen>()
  const [look, setLook] = useState<NoticeLook>()
  const [isDone, setDone] = useState(false)
  const ask = useCommand((file: Chosen, key) => takeNotice({ name: 'preview', ...file }, key), setLook)
  const take = async (file: File | undefined) => {
    if (!file) return
    const next = { fileName: file.name, content: await contentOf(file) }
    setLook(undefined)
    setDone(false)
    setChosen(next)
    ask.run(next)
  }
  return (
    <Panel title={t.notice}>
      <p>{t.noticeLead}</p>
      <Button icon={<UploadOutlined />} loading={ask.isPending} onClick={() => input.current?.click()}>
        {t.choose}
      </Button>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={t.choose}
        accept=".json,.csv"
        onChange={event => {
          void take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      {ask.problem && (
        <ProblemAlert problem={ask.problem}>
          {ask.problem.fieldProblems.map(({ path, message }) => (
            <p key={`${path} ${message}`}>{message}</p>
          ))}
        </ProblemAlert>
      )}
      {isDone && <p role="status">{t.imported}</p>}
      {look && chosen && !isDone && <Look look={look} chosen={chosen} onDone={() => setDone(true)} />}
    </Panel>
  )
}
