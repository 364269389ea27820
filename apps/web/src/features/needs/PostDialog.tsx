/** Claiming a post, and giving one up. */
import { useState } from 'react'
import { endPostClaim, startPostClaim } from '../../api/needs.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { m } from '../../messages/index.js'
import { ReasonField } from './ReasonField.js'

const t = m.post

export interface PostAsked {
  name: keyof typeof m.post.commands
  /** Of the post, or of the claim that is given up. */
  id: string
  title: string
}

const send = ({ name, id, reason }: PostAsked & { reason: string }, key: string): Promise<unknown> =>
  name === 'claim' ? startPostClaim({ postId: id, message: reason }, key) : endPostClaim({ id, reason }, key)

export const PostDialog = ({ asked, onClose }: { asked: PostAsked; onClose: () => void }) => {
  const { name, title } = asked
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const command = useToldCommand(send, t.done[name], onClose)
  const ask = () => {
    const lacking = name !== 'claim' && reason.trim() === '' ? m.act.required : undefined
    setProblem(lacking)
    if (lacking === undefined) command.run({ ...asked, reason: reason.trim() })
  }
  return (
    <FormDialog
      title={`${t.commands[name]} · ${title}`}
      okText={t.commands[name]}
      onOk={ask}
      onCancel={onClose}
      command={command}
    >
      <p>{t.about[name]}</p>
      <ReasonField
        label={name === 'claim' ? t.message : t.reason}
        problem={problem}
        value={reason}
        onChange={setReason}
      />
    </FormDialog>
  )
}
