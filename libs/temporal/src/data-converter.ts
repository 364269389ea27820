import type { DataConverter } from '@temporalio/common'
import { EncryptingCodec } from './payload-codec.js'
import { readKeys } from '#secrets/key-file.js'

export const failureConverterPath = require.resolve('./failure-converter.js')

/** The one data converter of client and worker. */
export const encryptingConverter = (keyFile: string): DataConverter => ({
  payloadCodecs: [new EncryptingCodec(readKeys(keyFile))],
  failureConverterPath,
})
