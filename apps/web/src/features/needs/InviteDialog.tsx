import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { startPostClaim as schema } from '#contracts/http/offers.js'
import { membershipsQuery } from '../../api/check-ins.js'
import { startPostClaim } from '../../api/needs.js'
import type { Post } from '../../api/types.js'
import { Field, type FieldControl } from '../../components/form/Field.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { m } from '../../messages/index.js'
import { checkBody, type FieldProblems } from '../acts/check-body.js'
import { ReasonField } from './ReasonField.js'

const t = m.post.invite
const shown = 50

interface MemberSelectProps {
  control: FieldControl
  communityId: string
  value: string | undefined
  onChange: (personId: string) => void
}

/** Finds somebody who has checked in with the community. */
const MemberSelect = ({ control, communityId, value, onChange }: MemberSelectProps) => {
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const who = { unitId: communityId, subject: 'member', state: 'current' } as const
  const found = useQuery(membershipsQuery({ ...who, limit: shown, offset: 0, ...(search && { search }) }))
  return (
    <Select
      {...control}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      placeholder={t.find}
      notFoundContent={t.nobody}
      options={found.data?.items.flatMap(({ personId, personName = '', agency }) =>
        personId ? [{ value: personId, label: `${personName}（${agency.name}）` }] : [],
      )}
      value={value}
      onChange={onChange}
    />
  )
}

/** The community asks a member to take a post; the member accepts or declines. */
export const InviteDialog = ({ post, onClose }: { post: Post; onClose: () => void }) => {
  const [personId, setPersonId] = useState<string>()
  const [words, setWords] = useState('')
  const [problems, setProblems] = useState<FieldProblems>({})
  const command = useToldCommand(startPostClaim, t.done, onClose)
  const send = () => {
    const body = { postId: post.id, personId, message: words }
    const found = checkBody({ schema }, body)
    if (personId === undefined) found.personId = m.act.required
    setProblems(found)
    if (Object.keys(found).length === 0) command.run(schema.parse(body))
  }
  return (
    <FormDialog
      title={`${t.title} · ${post.title}`}
      okText={t.title}
      onOk={send}
      onCancel={onClose}
      command={command}
    >
      <p>{t.about}</p>
      <Field label={t.member} problem={problems.personId}>
        {control => (
          <MemberSelect
            control={control}
            communityId={post.community.id}
            value={personId}
            onChange={setPersonId}
          />
        )}
      </Field>
      <ReasonField label={t.message} problem={problems.message} value={words} onChange={setWords} />
    </FormDialog>
  )
}
