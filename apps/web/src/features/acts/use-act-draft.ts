import { useState } from 'react'
import { type ActContext, type ActForm, type Body, freshBody } from './act-form.js'
import { useChecked } from './use-checked.js'

/** Half-written forms by `seat/act`: they outlive their drawer. A map keeps them until the page is left. */
export interface Drafts {
  get(name: string): Body | undefined
  set(name: string, body: Body): void
  delete(name: string): void
}

/** What is being written in a form, and what is wrong with it. */
export const useActDraft = (form: ActForm, context: ActContext, drafts: Drafts) => {
  const { seatId, act } = context.action
  const name = `${seatId}/${act}`
  const [body, setBody] = useState<Body>(() => drafts.get(name) ?? freshBody(form, context))
  const { problems, passes } = useChecked(form, body)
  const set = (field: string, value: unknown) =>
    setBody(old => {
      const next = { ...old, [field]: value }
      drafts.set(name, next)
      return next
    })
  return { body, set, problems, isSound: passes, forget: () => drafts.delete(name) }
}
