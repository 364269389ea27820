import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { CliConfig } from '#config/cli.js'
import type { DataLayout } from '#embedded/data-layout.js'
import { EmbeddedError } from '#embedded/embedded-error.js'
import { addOldKeys, keyLines } from '#secrets/edit-key-file.js'
import { keyIdOf, readKeys } from '#secrets/key-file.js'
import { sealUnder, unsealUnder } from '#secrets/passphrase.js'
import { keyFiles, keyNames, keyPlaces, type KeyName } from '../start/key-files.js'

const LEAST_PASSPHRASE = 12

/** The lines of the key files. */
const bundleSchema = z.record(z.enum(keyNames), z.array(z.string()))
export type KeyBundle = z.infer<typeof bundleSchema>

/** The passphrase of a file: its first line. @throws EmbeddedError when it is too short to protect anything */
export function readPassphrase(file: string): string {
  if (!existsSync(file)) throw new EmbeddedError(`没有口令文件 ${file}`, '核对 --passphrase-file 的路径')
  const [passphrase = ''] = readFileSync(file, 'utf8').split(/\r?\n/)
  if (passphrase.length >= LEAST_PASSPHRASE) return passphrase
  throw new EmbeddedError(`${file} 里的口令太短`, `口令至少 ${LEAST_PASSPHRASE} 个字符，写在文件第一行`)
}

/** The key files of an installation, sealed for a backup. */
export function sealKeys(config: CliConfig, layout: DataLayout, passphrase: string): Buffer {
  const files = keyFiles(config, layout)
  const bundle = Object.fromEntries(keyNames.map(name => [name, keyLines(files[name])]))
  return sealUnder(passphrase, Buffer.from(JSON.stringify(bundle)))
}

/** @throws EmbeddedError when the passphrase is another one */
export function openKeys(sealed: Buffer, passphrase: string): KeyBundle {
  try {
    return bundleSchema.parse(JSON.parse(unsealUnder(passphrase, sealed).toString()))
  } catch (cause) {
    throw new EmbeddedError('口令不对，打不开备份里的密钥', '核对 --passphrase-file 里的口令', { cause })
  }
}

/** Lays a backup's keys into the key files; those in use keep sealing, the others only open. */
export function layKeys(config: CliConfig, layout: DataLayout, bundle: KeyBundle): void {
  const places = keyPlaces(config, layout)
  for (const name of keyNames) {
    // Sessions know one key only.
    if (name === 'session' && existsSync(places.session)) continue
    addOldKeys(places[name], bundle[name])
  }
}

/** Ids of the keys at hand: of the file, and of a backup's own bundle. */
export function keysAtHand(
  config: CliConfig,
  layout: DataLayout,
  name: KeyName,
  bundle?: KeyBundle,
): Set<string> {
  const file = keyPlaces(config, layout)[name]
  const inFile = existsSync(file) ? readKeys(file).map(({ id }) => id) : []
  return new Set([...inFile, ...(bundle?.[name] ?? []).map(keyIdOf)])
}
