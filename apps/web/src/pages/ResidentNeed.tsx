import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { sendNeed as schema } from '#contracts/http/needs.js'
import { communitiesQuery, sendNeed } from '../api/needs.js'
import { newKey, useCommand } from '../api/use-command.js'
import { PageTitle } from '../components/PageTitle.js'
import { FormProblem } from '../features/accounts/FormProblem.js'
import { checkBody, type FieldProblems } from '../features/acts/check-body.js'
import { Field } from '../features/acts/Field.js'
import { SignInFrame } from '../features/sign-in/SignInFrame.js'
import { m } from '../messages/index.js'

const t = m.need.resident

/** A UUID (version 4) from a fresh key: the need's own, so that sending it twice is one need. */
const newId = (): string => newKey().replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5')

const Ask = ({ onSent }: { onSent: (community: string) => void }) => {
  const [id] = useState(newId)
  const [communityId, setCommunityId] = useState<string>()
  const [typed, setTyped] = useState('')
  const [text, setText] = useState('')
  const [problems, setProblems] = useState<FieldProblems>({})
  const communities = useQuery(communitiesQuery(useDeferredValue(typed)))
  const command = useCommand(sendNeed, ({ communityName }) => onSent(communityName))
  const send = () => {
    const body = { id, communityId, text }
    const found = checkBody({ schema }, body)
    setProblems(found)
    if (Object.keys(found).length === 0) command.run(schema.parse(body))
  }
  return (
    <>
      <FormProblem problem={command.problem} />
      <Field label={t.community} problem={problems.communityId}>
        {control => (
          <Select
            {...control}
            size="large"
            showSearch
            filterOption={false}
            placeholder={t.choose}
            onSearch={setTyped}
            options={communities.data?.items.map(({ id: value, name, subdistrictName }) => ({
              value,
              label: `${name}（${subdistrictName}）`,
            }))}
            value={communityId}
            onChange={setCommunityId}
          />
        )}
      </Field>
      <Field label={t.text} hint={m.need.textHint} problem={problems.text}>
        {control => (
          <Input.TextArea
            {...control}
            size="large"
            rows={6}
            maxLength={1000}
            value={text}
            onChange={event => setText(event.target.value)}
          />
        )}
      </Field>
      <Button type="primary" size="large" block loading={command.isPending} onClick={send}>
        {t.submit}
      </Button>
    </>
  )
}

/** 提需求: for residents, without an account; what was typed stays when it is refused. */
export default function ResidentNeed() {
  const [sentTo, setSentTo] = useState<string>()
  return (
    <SignInFrame>
      <main className="sign-in-account" id="content">
        {sentTo === undefined ? (
          <>
            <PageTitle title={t.title} lead={t.lead} />
            <Ask onSent={setSentTo} />
          </>
        ) : (
          <>
            <PageTitle title={t.sent} lead={t.sentHint(sentTo)} />
            <Button size="large" block onClick={() => setSentTo(undefined)}>
              {t.again}
            </Button>
          </>
        )}
      </main>
    </SignInFrame>
  )
}
