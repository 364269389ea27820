import { Radio } from 'antd'
import { useState } from 'react'
import { startPublication as schema, type OfferKind } from '#contracts/http/offers.js'
import { startPublication } from '../../api/needs.js'
import type { Need } from '../../api/types.js'
import { Field } from '../../components/form/Field.js'
import { FormDialog } from '../../components/form/FormDialog.js'
import { useToldCommand } from '../../components/form/use-told-command.js'
import { optionsOf } from '../../format/options.js'
import { m } from '../../messages/index.js'
import { useChecked } from '../acts/use-checked.js'
import { OfferFields, type OfferDraft } from './OfferFields.js'

const t = m.need.publish
const kinds = optionsOf(t.kinds)

/** What both a project and a post say. */
const commonOf = ({ title, need, places, closesOn }: OfferDraft['offer']): OfferDraft['offer'] => ({
  ...(title !== undefined && { title }),
  ...(need !== undefined && { need }),
  ...(places !== undefined && { places }),
  ...(closesOn !== undefined && { closesOn }),
})

/** A need becomes a project or a post, and is sent to the review. */
export const PublishDialog = ({ need, onClose }: { need: Need; onClose: () => void }) => {
  const [kind, setKind] = useState<OfferKind>('project')
  const [draft, setDraft] = useState<OfferDraft>({ offer: { need: need.text, places: 1 }, check: {} })
  const command = useToldCommand(startPublication, t.sent, onClose)
  const body = { kind, communityId: need.community.id, needIds: [need.id], ...draft }
  const { problems, passes } = useChecked({ schema }, body)
  const send = () => {
    if (passes()) command.run(schema.parse(body))
  }
  return (
    <FormDialog title={t.title} okText={t.submit} onOk={send} onCancel={onClose} command={command}>
      <Field label={t.kind}>
        {({ id }) => (
          <Radio.Group
            id={id}
            vertical
            options={kinds}
            value={kind}
            onChange={event => {
              setKind(event.target.value as OfferKind)
              setDraft({ ...draft, offer: commonOf(draft.offer) })
            }}
          />
        )}
      </Field>
      <OfferFields kind={kind} draft={draft} set={setDraft} problemAt={path => problems[path]} />
    </FormDialog>
  )
}
