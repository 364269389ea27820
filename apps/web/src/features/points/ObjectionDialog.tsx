import { App, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { pointRuleLabels, startObjection as schema, type StartObjection } from '#contracts/http/points.js'
import { startObjection } from '../../api/points.js'
import { useCommand } from '../../api/use-command.js'
import { UnitSelect } from '../../components/UnitSelect.js'
import { m } from '../../messages/index.js'
import { FormProblem } from '../accounts/FormProblem.js'
import { checkBody, type FieldProblems } from '../acts/check-body.js'
import { Field } from '../acts/Field.js'

const t = m.point.objection
const rules = Object.entries(pointRuleLabels).map(([value, label]) => ({ value, label }))

export interface ObjectionAsked {
  title: string
  about: Pick<StartObjection, 'month' | 'subject' | 'about'> & { agencyId?: string; entryId?: string }
  community?: { id: string; name: string } | undefined
}

/** Says which point is missing or wrong; the community looks into it. */
export const ObjectionDialog = ({ asked, onClose }: { asked: ObjectionAsked; onClose: () => void }) => {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [draft, setDraft] = useState({ communityId: asked.community?.id, rule: 'activity', claim: '' })
  const [problems, setProblems] = useState<FieldProblems>({})
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const command = useCommand(startObjection, ({ processId }) => {
    void message.success(t.sent)
    onClose()
    void navigate(`/processes/${processId}`)
  })
  const isMissing = asked.about.about === 'missing'
  const send = () => {
    const { rule, ...rest } = draft
    const body = { ...asked.about, ...rest, ...(isMissing && { rule }) }
    const found = checkBody({ schema }, body)
    if (!draft.communityId) found.communityId = m.act.required
    setProblems(found)
    if (Object.keys(found).length === 0) command.run(schema.parse(body))
  }
  return (
    <Modal
      open
      title={asked.title}
      okText={t.submit}
      cancelText={m.state.cancel}
      confirmLoading={command.isPending}
      onOk={send}
      onCancel={onClose}
    >
      <FormProblem problem={command.problem} />
      {isMissing && (
        <Field label={t.rule} problem={problems.rule}>
          {control => (
            <Select {...control} options={rules} value={draft.rule} onChange={rule => set({ rule })} />
          )}
        </Field>
      )}
      <Field label={t.community} hint={t.communityHint} problem={problems.communityId}>
        {control => (
          <UnitSelect
            {...control}
            kind="community"
            value={draft.communityId}
            valueName={asked.community?.name}
            onChange={communityId => set({ communityId })}
          />
        )}
      </Field>
      <Field label={t.claim} hint={t.claimHint} problem={problems.claim}>
        {control => (
          <Input.TextArea
            {...control}
            rows={4}
            maxLength={1000}
            value={draft.claim}
            onChange={event => set({ claim: event.target.value })}
          />
        )}
      </Field>
    </Modal>
  )
}
