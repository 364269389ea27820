/** Forms of rounds that the kernel itself opens, whatever the story. */
import type { Form } from '../lifecycle.js'

export const extensionForm = 'extension'

export const kernelForms: Readonly<Record<string, Form<unknown, unknown>>> = {
  [extensionForm]: {
    label: '延期审批',
    transferable: true,
    acts: {
      grantExtension: { label: '同意延期', effect: 'completes', outcome: 'granted', final: true },
      denyExtension: { label: '不同意延期', effect: 'decides', outcome: 'denied', final: true },
    },
  },
}

export const kernelFormOf = (form: string): Form<unknown, unknown> | undefined =>
  Object.hasOwn(kernelForms, form) ? kernelForms[form] : undefined
