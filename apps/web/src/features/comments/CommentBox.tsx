import { SendOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Mentions, Tag } from 'antd'
import { useDeferredValue, useState } from 'react'
import { tellableQuery } from '../../api/comments.js'
import { filesQuery } from '../../api/files.js'
import { act } from '../../api/processes.js'
import type { ProcessFile, ProcessPage, Tellable } from '../../api/types.js'
import { useCommand } from '../../api/use-command.js'
import { ProblemAlert } from '../../components/ProblemAlert.js'
import { m } from '../../messages/index.js'
import { ChooseFiles } from '../files/ChooseFiles.js'
import { Sendings } from '../files/Sendings.js'
import { useUploads } from '../files/use-uploads.js'

/** Somebody's name as it stands in the text; with the unit where another one is called the same. */
const nameIn = ({ name, unitName }: Tellable, among: readonly Tellable[]): string =>
  among.filter(each => each.name === name).length > 1 ? `${name}（${unitName}）` : name

interface Said {
  text: string
  mentions: string[]
  files: string[]
}

/** A comment being written: people after @, found by name or pinyin, and files that go with it. */
export const CommentBox = ({ page }: { page: Pick<ProcessPage, 'id' | 'version'> }) => {
  const [text, setText] = useState('')
  const [typed, setTyped] = useState('')
  const [picked, setPicked] = useState<ReadonlyMap<string, string>>(new Map())
  const [attached, setAttached] = useState<ProcessFile[]>([])
  const people = useQuery(tellableQuery(page.id, useDeferredValue(typed))).data?.items ?? []
  const limits = useQuery(filesQuery(page.id)).data?.limits
  const uploads = useUploads(page.id, limits?.fileBytes ?? 0, file => setAttached(all => [...all, file]))
  const saying = useCommand(
    ({ text: said, mentions, files }: Said, key) =>
      act(
        page.id,
        { seatId: '', act: 'comment', expectedVersion: page.version, body: { text: said, mentions, files } },
        key,
      ),
    () => {
      setText('')
      setPicked(new Map())
      setAttached([])
    },
  )
  const pick = (name: string) => {
    const found = people.find(person => nameIn(person, people) === name)
    if (found) setPicked(all => new Map([...all, [name, found.personId]]))
  }
  const say = () =>
    saying.run({
      text: text.trim(),
      mentions: [...picked].filter(([name]) => text.includes(`@${name}`)).map(([, id]) => id),
      files: attached.map(({ id }) => id),
    })
  return (
    <div className="comment-box">
      <Mentions
        aria-label={m.comment.placeholder}
        placeholder={m.comment.placeholder}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={2000}
        value={text}
        notFoundContent={m.comment.nobody}
        filterOption={false}
        onChange={setText}
        onSearch={setTyped}
        onSelect={({ value = '' }) => pick(value)}
        options={people.map(person => ({
          key: person.personId,
          value: nameIn(person, people),
          label: `${person.name}（${person.unitName}）`,
        }))}
      />
      {attached.map(({ id, name }) => (
        <Tag
          key={id}
          closable={{ 'aria-label': m.comment.detach(name) }}
          onClose={() => setAttached(all => all.filter(each => each.id !== id))}
        >
          {name}
        </Tag>
      ))}
      <Sendings sendings={uploads.sendings} forget={uploads.forget} />
      {saying.problem && (
        <ProblemAlert problem={saying.problem} askAgain={say}>
          {saying.problem.fieldProblems.map(({ path, message }) => (
            <p key={path}>{message}</p>
          ))}
        </ProblemAlert>
      )}
      <div className="comment-actions">
        {limits && (
          <ChooseFiles
            label={m.comment.attach}
            endings={limits.endings}
            isSending={uploads.isSending}
            take={uploads.take}
          />
        )}
        <Button
          type="primary"
          icon={<SendOutlined />}
          disabled={text.trim() === '' || uploads.isSending}
          loading={saying.isPending}
          onClick={say}
        >
          {m.comment.send}
        </Button>
      </div>
    </div>
  )
}
