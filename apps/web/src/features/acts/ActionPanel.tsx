import { App, Button, Drawer } from 'antd'
import { useState } from 'react'
import type { ProcessView } from '../../api/processes.js'
import type { ActAnswer, AllowedAction } from '../../api/types.js'
import { useCommand } from '../../api/use-command.js'
import { useIsPhone } from '../../components/use-is-phone.js'
import { m } from '../../messages/index.js'
import type { ActContext, ActForm, Body } from './act-form.js'
import { ActionForm } from './ActionForm.js'
import { type Drafts, useActDraft } from './use-act-draft.js'
import { useSeen } from './use-seen.js'
import './forms.css'

export interface ActionPanelProps {
  view: ProcessView
  context: ActContext
  form: ActForm
  drafts: Drafts
  /** Whether the act is still offered; it may have gone while the form was open. */
  isOffered: boolean
  send: (request: { body: Body; expectedVersion: number }, key: string) => Promise<ActAnswer>
  onClose: () => void
}

const widths = { usual: 520, wide: 760 }

/** Asks whether it is meant, when the act is one that cannot be taken back. */
const useConfirmation = ({ confirm, label }: AllowedAction) => {
  const { modal } = App.useApp()
  return (proceed: () => void) =>
    confirm
      ? void modal.confirm({
          title: m.act.confirmTitle(label),
          content: m.act.confirmHint,
          okText: m.act.confirm,
          okButtonProps: { danger: true },
          onOk: proceed,
        })
      : proceed()
}

/** Whoever acts for somebody is told so where they write. */
const titleOf = ({ label, onBehalfOf }: AllowedAction): string =>
  onBehalfOf ? m.act.onBehalf(label, onBehalfOf.name) : label

/** The drawer in which one act is filled in and sent. */
export const ActionPanel = ({ view, context, form, drafts, isOffered, send, onClose }: ActionPanelProps) => {
  const { action } = context
  const { message } = App.useApp()
  const isPhone = useIsPhone()
  const [isOpen, setOpen] = useState(true)
  const draft = useActDraft(form, context, drafts)
  const seen = useSeen(view)
  const confirmed = useConfirmation(action)
  const command = useCommand(send, () => {
    draft.forget()
    void message.success(m.act.done(action.label))
    setOpen(false)
  })
  const submit = () => {
    if (draft.isSound()) confirmed(() => command.run({ body: draft.body, expectedVersion: seen.version }))
  }
  return (
    <Drawer
      title={titleOf(action)}
      open={isOpen}
      placement={isPhone ? 'bottom' : 'right'}
      size={isPhone ? '92%' : form.wide ? widths.wide : widths.usual}
      onClose={() => setOpen(false)}
      afterOpenChange={shown => !shown && onClose()}
      footer={
        <div className="act-footer">
          <Button onClick={() => setOpen(false)}>{m.state.cancel}</Button>
          <Button
            type="primary"
            danger={action.confirm}
            loading={command.isPending}
            disabled={seen.isStale || !isOffered}
            onClick={submit}
          >
            {action.label}
          </Button>
        </div>
      }
    >
      <ActionForm
        context={context}
        form={form}
        draft={draft}
        command={command}
        seen={seen}
        isOffered={isOffered}
        onAgain={submit}
      />
    </Drawer>
  )
}
