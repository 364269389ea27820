/** A story in which a signed claim is delivered before it is approved: not what any recorded run was told. */
import type { ProcessInput } from '#contracts/workflow/process.js'
import type { Lifecycle } from '#domain/kernel/lifecycle.js'
import { claim as story } from '#workflows/claim/claim.lifecycle.js'
import { runProcess } from '#workflows/kernel/driver.js'

const { signed, ...others } = story.main
const altered: Lifecycle = {
  ...story,
  main: { ...others, signed: { label: signed?.label ?? '', on: { 'all.done': 'delivering' } } },
}

export const claim = (input: ProcessInput): Promise<void> => runProcess(altered, input)
