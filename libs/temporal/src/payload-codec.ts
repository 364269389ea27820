/** Keeps what processes say unreadable to the Temporal server and its database: AES-256-GCM, a fresh nonce each. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Payload, PayloadCodec } from '@temporalio/common'
import { decode, encode } from '@temporalio/common/lib/encoding'
import { temporal } from '@temporalio/proto'
import type { PayloadKey, PayloadKeys } from './payload-keys.js'

const { Payload: PayloadMessage } = temporal.api.common.v1
const algorithm = 'aes-256-gcm'
const encoding = 'binary/encrypted'
const keyField = 'encryption-key-id'
const nonceBytes = 12
const tagBytes = 16

export class EncryptingCodec implements PayloadCodec {
  private readonly newest: PayloadKey
  private readonly byId: ReadonlyMap<string, PayloadKey>

  constructor(keys: PayloadKeys) {
    this.newest = keys[0]
    this.byId = new Map(keys.map(key => [key.id, key]))
  }

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map(payload => this.encrypt(payload))
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map(payload => this.decrypt(payload))
  }

  private encrypt(payload: Payload): Payload {
    const { id, secret } = this.newest
    const nonce = randomBytes(nonceBytes)
    const cipher = createCipheriv(algorithm, secret, nonce)
    const text = PayloadMessage.encode(payload).finish()
    const sealed = [nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]
    return { metadata: { encoding: encode(encoding), [keyField]: encode(id) }, data: Buffer.concat(sealed) }
  }

  private decrypt(payload: Payload): Payload {
    const { metadata, data } = payload
    if (!metadata?.encoding || decode(metadata.encoding) !== encoding || !data) return payload
    const id = metadata[keyField] ? decode(metadata[keyField]) : ''
    const key = this.byId.get(id)
    if (!key) throw new Error(`payload key ${id} is not in the key file`)
    const decipher = createDecipheriv(algorithm, key.secret, data.subarray(0, nonceBytes))
    decipher.setAuthTag(data.subarray(-tagBytes))
    const text = [decipher.update(data.subarray(nonceBytes, -tagBytes)), decipher.final()]
    return PayloadMessage.decode(Buffer.concat(text))
  }
}
