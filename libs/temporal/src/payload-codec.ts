/** Keeps what processes say unreadable to the Temporal server and its database. */
import type { Payload, PayloadCodec } from '@temporalio/common'
import { decode, encode } from '@temporalio/common/lib/encoding'
import { temporal } from '@temporalio/proto'
import type { Keys } from '#secrets/key-file.js'
import { keyById, seal, unseal } from '#secrets/seal.js'

const { Payload: PayloadMessage } = temporal.api.common.v1
const encoding = 'binary/encrypted'
const keyField = 'encryption-key-id'

export class EncryptingCodec implements PayloadCodec {
  constructor(private readonly keys: Keys) {}

  async encode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map(payload => this.encrypt(payload))
  }

  async decode(payloads: Payload[]): Promise<Payload[]> {
    return payloads.map(payload => this.decrypt(payload))
  }

  private encrypt(payload: Payload): Payload {
    const [newest] = this.keys
    return {
      metadata: { encoding: encode(encoding), [keyField]: encode(newest.id) },
      data: seal(newest, PayloadMessage.encode(payload).finish()),
    }
  }

  private decrypt(payload: Payload): Payload {
    const { metadata, data } = payload
    if (!metadata?.encoding || decode(metadata.encoding) !== encoding || !data) return payload
    const id = metadata[keyField] ? decode(metadata[keyField]) : ''
    return PayloadMessage.decode(unseal(keyById(this.keys, id), data))
  }
}
