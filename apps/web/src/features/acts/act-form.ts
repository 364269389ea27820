/** How an act's form is described: its fields, each with a control and what it starts with. */
import type { ComponentType } from 'react'
import type { z } from 'zod'
import type { AllowedAction, ProcessPage, Seat } from '../../api/types.js'

export type Body = Record<string, unknown>

export interface ActContext {
  page: ProcessPage
  action: AllowedAction
  /** `YYYY-MM-DD` by the process's clock. */
  today: string
}

export interface ControlProps {
  context: ActContext
  body: Body
  set: (name: string, value: unknown) => void
  /** What is wrong at a path such as `terms.endOn`. */
  problemAt: (path: string) => string | undefined
}

export interface FieldSpec {
  name: string
  Control: ComponentType<ControlProps>
  /** The value a fresh form has. */
  initial: (context: ActContext) => unknown
}

export interface ActForm {
  fields: FieldSpec[]
  /** What the act's body must look like; the same schema that the API checks it with. */
  schema?: z.ZodType
  /** Long forms get more room. */
  wide?: boolean
  about?: string
}

/** Of one kind of process, by `form.act`; which of them are offered is the API's to say. */
export type ActForms = Readonly<Record<string, Omit<ActForm, 'schema'>>>

export const freshBody = ({ fields }: ActForm, context: ActContext): Body =>
  Object.fromEntries(
    fields
      .map(({ name, initial }): [string, unknown] => [name, initial(context)])
      .filter(([, value]) => value !== undefined),
  )

/** A text of a body; nothing written yet reads as empty. */
export const textOf = (body: Body, name: string): string => {
  const value = body[name]
  return typeof value === 'string' ? value : ''
}

/** The seat an action is offered on, as far as the page shows it. */
export const seatOf = ({ page, action }: ActContext): Seat | undefined =>
  page.rounds.flatMap(round => round.seats).find(seat => seat.seatId === action.seatId)
