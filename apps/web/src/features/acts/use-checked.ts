import { useState } from 'react'
import { checkBody, type FieldProblems } from './check-body.js'

/** What is wrong with a form: nothing before it was sent once, then as it stands now, so that a field filled in is no longer red. */
export const useChecked = (
  check: Parameters<typeof checkBody>[0],
  body: Parameters<typeof checkBody>[1],
): { problems: FieldProblems; passes: () => boolean } => {
  const [isSent, setSent] = useState(false)
  const passes = () => {
    setSent(true)
    return Object.keys(checkBody(check, body)).length === 0
  }
  return { problems: isSent ? checkBody(check, body) : {}, passes }
}
