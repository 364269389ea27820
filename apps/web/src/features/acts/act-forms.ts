/** Finds the form of an act: the kernel's own acts, then those of the process's kind. */
import { kernelActs } from '#contracts/http/kernel-acts.js'
import { m } from '../../messages/index.js'
import { checkInActForm } from '../check-ins/check-in-act-forms.js'
import { claimActForm } from '../claims/claim-act-forms.js'
import type { ActForm } from './act-form.js'
import { colleague } from './controls/directory.js'
import { text } from './controls/text.js'
import { extensionForms } from './extension-forms.js'

const kernelForms: Record<string, ActForm> = {
  transfer: {
    fields: [colleague('to', m.act.transferTo), text('reason', m.act.reason, { most: 300 })],
    schema: kernelActs.transfer,
  },
  recall: { fields: [], schema: kernelActs.recall },
  ...extensionForms,
}

const formsOfKind: Record<string, (name: string) => ActForm | undefined> = {
  claim: claimActForm,
  checkIn: checkInActForm,
}

/** An act without a description asks for nothing: the API then says what is missing. */
export const actFormOf = (kind: string, { form, act }: { form: string; act: string }): ActForm =>
  kernelForms[act] ?? formsOfKind[kind]?.(`${form}.${act}`) ?? { fields: [] }
