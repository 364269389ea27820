import { join } from 'node:path'

/** `dist/workflow-bundle.js`, beside the compiled apps. */
export const bundlePath = join(__dirname, '..', '..', 'workflow-bundle.js')
