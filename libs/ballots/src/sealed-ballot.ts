/**
 * A ballot sealed to the key of the urn: a fresh X25519 key for each, HKDF-SHA256, AES-256-GCM. All are of one length, so
 * that neither a long comment nor many answers show. Layout: ephemeral public key (32), sealed bytes, tag (16).
 */
import {
  createCipheriv,
  createDecipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto'
import type { Answers, BallotSource, CastBallot } from '#domain/evaluation/ballot.js'

const algorithm = 'aes-256-gcm'
const keyBytes = 32
const tagBytes = 16
/** Used once with each key, so it need not differ. */
const nonce = Buffer.alloc(12)
/** Contents are filled up to a multiple of it: more than the longest comment and some hundred answers. */
const blockBytes = 1024

/** `receipt, community, source, one sign for each answer, comment` */
type Content = [string, string, BallotSource, string, string | null]

const signOf = (answer: number): string => answer.toString(36)
const answersOf = (signs: string): Answers => Array.from(signs, sign => Number.parseInt(sign, 36))

const contentOf = ({ receipt, communityId, source, answers, comment }: CastBallot): Buffer => {
  const content: Content = [receipt, communityId, source, answers.map(signOf).join(''), comment]
  const text = Buffer.from(JSON.stringify(content))
  return Buffer.concat([text, Buffer.alloc((blockBytes - (text.length % blockBytes)) % blockBytes, ' ')])
}

/** @param publicKey raw, base64url */
const publicKeyOf = (publicKey: string): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: publicKey }, format: 'jwk' })

export const rawOf = (key: KeyObject): string => key.export({ format: 'jwk' }).x ?? ''

const secretOf = (shared: Buffer, ephemeral: Buffer, evaluationId: string): Buffer =>
  Buffer.from(hkdfSync('sha256', shared, ephemeral, `dual-checkin ballot ${evaluationId}`, keyBytes))

/** @param publicKey of the evaluation's urn. @throws Error when it is none */
export const sealBallot = (publicKey: string, evaluationId: string, ballot: CastBallot): Buffer => {
  const mine = generateKeyPairSync('x25519')
  const ephemeral = Buffer.from(rawOf(mine.publicKey), 'base64url')
  const shared = diffieHellman({ privateKey: mine.privateKey, publicKey: publicKeyOf(publicKey) })
  const cipher = createCipheriv(algorithm, secretOf(shared, ephemeral, evaluationId), nonce)
  return Buffer.concat([ephemeral, cipher.update(contentOf(ballot)), cipher.final(), cipher.getAuthTag()])
}

/** @throws Error when it was sealed to another key or for another evaluation, or was changed */
export const openBallot = (privateKey: KeyObject, evaluationId: string, sealed: Uint8Array): CastBallot => {
  const ephemeral = Buffer.from(sealed.subarray(0, keyBytes))
  const shared = diffieHellman({ privateKey, publicKey: publicKeyOf(ephemeral.toString('base64url')) })
  const decipher = createDecipheriv(algorithm, secretOf(shared, ephemeral, evaluationId), nonce)
  decipher.setAuthTag(sealed.subarray(-tagBytes))
  const text = Buffer.concat([decipher.update(sealed.subarray(keyBytes, -tagBytes)), decipher.final()])
  const [receipt, communityId, source, answers, comment] = JSON.parse(text.toString()) as Content
  return { receipt, communityId, source, answers: answersOf(answers), comment }
}
