/**
 * The private keys of urns: one file each, sealed under the data key, in a folder that only the worker reads. They are in no
 * database, no dump and no backup; once a key is destroyed, whatever copies of its urn there are stay closed.
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Keys } from '#secrets/key-file.js'
import { sealText, unsealText } from '#secrets/seal.js'
import { rawOf } from './sealed-ballot.js'

const ending = '.urn'
const sealedBy = (file: string): string => readFileSync(file, 'utf8').split('.', 1)[0] ?? ''

export class UrnKeys {
  constructor(
    private readonly folder: string,
    private readonly keys: Keys,
  ) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  }

  /** Made when there is none; durable before it is told. @returns raw, base64url */
  publicKeyOf(evaluationId: string): string {
    const known = this.privateKeyOf(evaluationId)
    if (known) return rawOf(createPublicKey(known))
    const { privateKey, publicKey } = generateKeyPairSync('x25519')
    this.write(this.fileOf(evaluationId), privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
    return rawOf(publicKey)
  }

  /** @throws Error when the data key that sealed it is gone */
  privateKeyOf(evaluationId: string): KeyObject | undefined {
    const file = this.fileOf(evaluationId)
    return existsSync(file) ? createPrivateKey(unsealText(this.keys, readFileSync(file, 'utf8'))) : undefined
  }

  /** Written over before it is removed; what the disk itself keeps of it is sealed under the data key. */
  destroy(evaluationId: string): void {
    const file = this.fileOf(evaluationId)
    if (!existsSync(file)) return
    const handle = openSync(file, 'r+')
    writeSync(handle, randomBytes(statSync(file).size), 0, undefined, 0)
    fsyncSync(handle)
    closeSync(handle)
    rmSync(file)
    this.syncFolder()
  }

  /** Seals anew what an older data key still seals, so that the older one can go. @returns how many */
  reseal(): number {
    const [newest] = this.keys
    const older = this.files().filter(file => sealedBy(file) !== newest.id)
    for (const file of older) this.write(file, unsealText(this.keys, readFileSync(file, 'utf8')))
    return older.length
  }

  /** How many of them need which data key, by its id. */
  needed(): Record<string, number> {
    const needed: Record<string, number> = {}
    for (const id of this.files().map(sealedBy)) needed[id] = (needed[id] ?? 0) + 1
    return needed
  }

  private files(): string[] {
    return readdirSync(this.folder)
      .filter(name => name.endsWith(ending))
      .map(name => join(this.folder, name))
  }

  private write(file: string, pem: string): void {
    const draft = `${file}.${process.pid}.new`
    const handle = openSync(draft, 'w', 0o600)
    writeSync(handle, sealText(this.keys, pem))
    fsyncSync(handle)
    closeSync(handle)
    renameSync(draft, file)
    this.syncFolder()
  }

  private syncFolder(): void {
    const handle = openSync(this.folder, 'r')
    fsyncSync(handle)
    closeSync(handle)
  }

  /** An id is no file name. */
  private fileOf(evaluationId: string): string {
    return join(
      this.folder,
      `${createHash('sha256').update(evaluationId).digest('hex').slice(0, 32)}${ending}`,
    )
  }
}
