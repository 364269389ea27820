/** Claiming a post, closing and reopening one, giving one up. */
import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { commandOffer, endPostClaim, startPostClaim } from '../../api/needs.js'
import { useCommand } from '../../api/use-command.js'
import { m } from '../../messages/index.js'
import { FormProblem } from '../accounts/FormProblem.js'
import { Field } from '../acts/Field.js'

const t = m.post

export interface PostAsked {
  name: keyof typeof m.post.commands
  /** Of the post, or of the claim that is given up. */
  id: string
  title: string
}

const send = async ({ name, id, reason }: PostAsked & { reason: string }, key: string): Promise<unknown> => {
  if (name === 'claim') return startPostClaim({ postId: id, message: reason }, key)
  if (name === 'end') return endPostClaim({ id, reason }, key)
  return commandOffer({ kind: 'post', id, reason, command: { name } }, key)
}

export const PostDialog = ({ asked, onClose }: { asked: PostAsked; onClose: () => void }) => {
  const { message } = App.useApp()
  const { name, title } = asked
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const command = useCommand(send, () => {
    void message.success(t.done[name])
    onClose()
  })
  const ask = () => {
    const lacking = name !== 'claim' && reason.trim() === '' ? m.act.required : undefined
    setProblem(lacking)
    if (lacking === undefined) command.run({ ...asked, reason: reason.trim() })
  }
  return (
    <Modal
      open
      title={`${t.commands[name]} · ${title}`}
      okText={t.commands[name]}
      cancelText={m.state.cancel}
      confirmLoading={command.isPending}
      onOk={ask}
      onCancel={onClose}
    >
      <FormProblem problem={command.problem} />
      <p>{t.about[name]}</p>
      <Field label={name === 'claim' ? t.message : t.reason} problem={problem}>
        {control => (
          <Input.TextArea
            {...control}
            rows={2}
            maxLength={300}
            value={reason}
            onChange={event => setReason(event.target.value)}
          />
        )}
      </Field>
    </Modal>
  )
}
