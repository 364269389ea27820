import { personalDataProblem } from '#domain/text/personal-data.js'
import { text } from './shared.js'

/** Free text that many will read: contact data and identity numbers are to be left out. */
export const openText = (most: number, least = 1) =>
  text(most, least).superRefine((value, context) => {
    const message = personalDataProblem(value)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })
