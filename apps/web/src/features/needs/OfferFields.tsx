/** What a project or a post says of itself, and how it stands against the three principles. */
import { useQuery } from '@tanstack/react-query'
import { Input, InputNumber, Radio, Select } from 'antd'
import {
  principleLabels,
  principles,
  type Offer,
  type OfferKind,
  type PrincipleCheck,
} from '#contracts/http/offers.js'
import { categoriesQuery } from '../../api/categories.js'
import { DayPicker } from '../../components/days/DayPicker.js'
import { Field } from '../../components/form/Field.js'
import { TextField } from '../../components/form/TextField.js'
import { m } from '../../messages/index.js'
import type { ControlProps, FieldSpec } from '../acts/act-form.js'
import { ProjectFields, type ProjectFieldsProps } from './ProjectFields.js'
import './offer-fields.css'

const t = m.need.publish

export interface OfferDraft {
  offer: Partial<Offer>
  check: Partial<Record<keyof PrincipleCheck, { yes?: boolean; reason?: string }>>
}

interface OfferFieldsProps {
  kind: OfferKind
  draft: OfferDraft
  set: (draft: OfferDraft) => void
  problemAt: (path: string) => string | undefined
  /** Names of the units that a project named before. */
  unitNames?: ProjectFieldsProps['unitNames']
}

/** What was emptied is not sent. */
const withoutEmpty = (offer: object): Partial<Offer> =>
  Object.fromEntries(Object.entries(offer).filter(([, value]) => value !== undefined))

const Words = ({ draft, set, problemAt }: Omit<OfferFieldsProps, 'kind'>) => {
  const { offer } = draft
  const put = (change: Partial<Offer>) => set({ ...draft, offer: { ...offer, ...change } })
  return (
    <>
      <TextField
        label={t.name}
        problem={problemAt('offer.title')}
        maxLength={60}
        value={offer.title}
        onChange={value => put({ title: value })}
      />
      <TextField
        label={t.need}
        hint={m.need.textHint}
        problem={problemAt('offer.need')}
        rows={3}
        maxLength={1000}
        value={offer.need}
        onChange={value => put({ need: value })}
      />
    </>
  )
}

const Terms = ({ kind, draft, set, problemAt, unitNames }: OfferFieldsProps) => {
  const categories = useQuery(categoriesQuery(kind))
  const { offer } = draft
  const put: ProjectFieldsProps['put'] = change =>
    set({ ...draft, offer: withoutEmpty({ ...offer, ...change }) })
  return (
    <>
      <Field label={t.category} problem={problemAt('offer.categoryCode')}>
        {control => (
          <Select
            {...control}
            placeholder={m.act.choose}
            options={categories.data?.items
              .filter(({ status }) => status === 'current')
              .map(({ code, name }) => ({ value: code, label: name }))}
            value={offer.categoryCode}
            onChange={categoryCode => put({ categoryCode })}
          />
        )}
      </Field>
      <Field label={t.places} hint={t.placesHint[kind]} problem={problemAt('offer.places')}>
        {control => (
          <InputNumber
            {...control}
            min={1}
            max={1000}
            precision={0}
            value={offer.places}
            onChange={places => put({ places: places ?? 1 })}
          />
        )}
      </Field>
      <Field optional label={t.closesOn} problem={problemAt('offer.closesOn')}>
        {({ id, status }) => (
          <DayPicker
            id={id}
            status={status}
            allowClear
            value={offer.closesOn ?? ''}
            onChange={value => put({ closesOn: value || undefined })}
          />
        )}
      </Field>
      {kind === 'project' && (
        <ProjectFields offer={offer} put={put} problemAt={problemAt} unitNames={unitNames ?? []} />
      )}
    </>
  )
}

const Check = ({ draft, set, problemAt }: Omit<OfferFieldsProps, 'kind'>) => (
  <fieldset className="principles">
    <legend>{t.check}</legend>
    <p className="muted">{t.checkAbout}</p>
    {principles.map(principle => {
      const finding = draft.check[principle] ?? {}
      const put = (change: typeof finding) =>
        set({ ...draft, check: { ...draft.check, [principle]: { ...finding, ...change } } })
      return (
        <div key={principle} role="radiogroup" aria-label={principleLabels[principle]}>
          <Field label={principleLabels[principle]} problem={problemAt(`check.${principle}.yes`)}>
            {({ id }) => (
              <Radio.Group
                id={id}
                options={[
                  { value: true, label: t.yes },
                  { value: false, label: t.no },
                ]}
                value={finding.yes}
                onChange={event => put({ yes: event.target.value as boolean })}
              />
            )}
          </Field>
          <Field
            label={finding.yes === false ? t.whyNot : t.why}
            problem={problemAt(`check.${principle}`) ?? problemAt(`check.${principle}.reason`)}
          >
            {control => (
              <Input
                {...control}
                placeholder={t.whyHints[principle]}
                maxLength={300}
                value={finding.reason}
                onChange={event => put({ reason: event.target.value })}
              />
            )}
          </Field>
        </div>
      )
    })}
  </fieldset>
)

export const OfferFields = (props: OfferFieldsProps) => (
  <>
    <Words {...props} />
    <Terms {...props} />
    <Check {...props} />
  </>
)

const Control = ({ context, body, set, problemAt }: ControlProps) => (
  <OfferFields
    kind={context.page.publication?.kind ?? 'project'}
    draft={body as unknown as OfferDraft}
    set={({ offer, check }) => {
      set('offer', offer)
      set('check', check)
    }}
    problemAt={problemAt}
    unitNames={context.page.publication?.wantedUnits ?? []}
  />
)

/** One control for both parts of the body; the second has none of its own. */
export const offerField: FieldSpec[] = [
  {
    name: 'offer',
    Control,
    initial: ({ page }) => {
      if (!page.publication) return {}
      const { categoryName: _name, ...offer } = page.publication.offer
      return offer
    },
  },
  {
    name: 'check',
    Control: () => null,
    initial: ({ page }) =>
      Object.fromEntries(
        (page.publication?.check ?? []).map(({ principle, yes, reason }) => [principle, { yes, reason }]),
      ),
  },
]
