import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { estatesOrder } from '#contracts/http/estates.js'
import { estatesQuery, setEstates } from '../../api/branches.js'
import { useCommand } from '../../api/use-command.js'
import { Field } from '../../components/form/Field.js'
import { FormProblem } from '../../components/form/FormProblem.js'
import { Panel } from '../../components/Panel.js'
import { NotLoaded } from '../../components/states/NotLoaded.js'
import { m } from '../../messages/index.js'
import { checkBody, type FieldProblems } from '../acts/check-body.js'

const t = m.branch.estates
const mostEstates = 300

/** The names by which people find this community when they check in. */
export const EstatesPanel = ({ communityId }: { communityId: string }) => {
  const { message } = App.useApp()
  const queries = useQueryClient()
  const estates = useQuery(estatesQuery({ communityId, limit: mostEstates }))
  const [changed, setChanged] = useState<string[]>()
  const [problems, setProblems] = useState<FieldProblems>({})
  const command = useCommand(setEstates, () => {
    void message.success(t.done)
    setChanged(undefined)
    void queries.invalidateQueries({ queryKey: ['estates'] })
  })
  // What has not been read is not empty: saved like that, every name would be gone.
  if (!estates.data) return <NotLoaded query={estates} />
  const names = changed ?? estates.data.items.map(({ name }) => name)
  const save = () => {
    const found = checkBody({ schema: estatesOrder }, { names })
    setProblems(found)
    if (Object.keys(found).length === 0) command.run({ id: communityId, names })
  }
  return (
    <Panel title={t.title}>
      <p className="muted">{t.about}</p>
      <FormProblem problem={command.problem} />
      <Field label={t.names} hint={t.hint} problem={Object.values(problems)[0]}>
        {control => (
          <Select
            {...control}
            mode="tags"
            open={false}
            suffixIcon={null}
            tokenSeparators={['、', '，', ',', ' ', '\n']}
            loading={estates.isFetching}
            placeholder={t.empty}
            value={names}
            onChange={(all: string[]) => setChanged(all.map(name => name.trim()).filter(Boolean))}
          />
        )}
      </Field>
      <Button type="primary" disabled={!changed} loading={command.isPending} onClick={save}>
        {t.submit}
      </Button>
    </Panel>
  )
}
