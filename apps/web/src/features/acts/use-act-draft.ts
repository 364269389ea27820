import { useState } from 'react'
import { type ActContext, type ActForm, type Body, freshBody } from './act-form.js'
import { checkBody, type FieldProblems } from './check-body.js'

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
  const [problems, setProblems] = useState<FieldProblems>({})
  const set = (field: string, value: unknown) =>
    setBody(old => {
      const next = { ...old, [field]: value }
      drafts.set(name, next)
      return next
    })
  const isSound = (): boolean => {
    const found = checkBody(form, body)
    setProblems(found)
    return Object.keys(found).length === 0
  }
  return { body, set, problems, isSound, forget: () => drafts.delete(name) }
}
