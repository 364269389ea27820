/** Anchors: where the chain stood on a day, signed, on one line that can be kept on paper or by somebody else. */
import type { LocalDate } from '#domain/calendar/local-date.js'
import { statement, type Database } from '../read/database.js'
import { isSealOf, sealWith, type Head, type SealKeys } from './chain.js'

export interface Anchor extends Head {
  day: LocalDate
  signature: string
}

const signedText = ({ day, sequence, hash }: Omit<Anchor, 'signature'>): string =>
  `${day} ${sequence} ${hash}`

export const anchorOf = (keys: SealKeys, day: LocalDate, { sequence, hash }: Head): Anchor => {
  const bare = { day, sequence, hash }
  return { ...bare, signature: sealWith(keys, 'anchor', signedText(bare)) }
}

export const isAuthentic = (keys: SealKeys, anchor: Anchor): boolean =>
  isSealOf(keys, 'anchor', signedText(anchor), anchor.signature)

/** The line to copy out. */
export const anchorLine = (anchor: Anchor): string => `${signedText(anchor)} ${anchor.signature}`

const lineShape = /^(\d{4}-\d\d-\d\d) (\d{1,15}) ([0-9a-f]{64}) ([0-9a-f]{16}\.[0-9a-f]{64})$/

/** The anchors of a file; what begins with # is for people. @returns undefined when a line is no anchor */
export const readAnchors = (text: string): Anchor[] | undefined => {
  const lines = text.split(/\r?\n/).map(line => line.trim())
  const found = lines.filter(line => line !== '' && !line.startsWith('#')).map(line => lineShape.exec(line))
  const anchors = found.flatMap(match => {
    const [, day, sequence, hash, signature] = match ?? []
    return day && hash && signature ? [{ day, sequence: Number(sequence), hash, signature }] : []
  })
  return anchors.length === found.length && anchors.length > 0 ? anchors : undefined
}

/** A file as it is handed out. */
export const anchorFile = (anchors: readonly Anchor[]): string =>
  [
    '# 双报到协同平台 审计锚点：日期、链上序号、散列值、签名。请保存在本系统之外，核验时出示。',
    ...anchors.map(anchorLine),
    '',
  ].join('\n')

const keep = statement(
  'keep-anchor',
  `INSERT INTO audit_anchor (day, sequence, hash, signature) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
)

/** The first anchor of a day counts. */
export const keepAnchor = async (database: Database, anchor: Anchor): Promise<void> => {
  await keep(database, [anchor.day, anchor.sequence, anchor.hash, anchor.signature])
}

const newestFirst = statement<Anchor>(
  'anchors',
  `SELECT day::text, sequence::float8 AS sequence, hash, signature FROM audit_anchor ORDER BY day DESC LIMIT $1`,
)

/** Kept anchors, the newest first. */
export const findAnchors = (database: Database, limit: number): Promise<Anchor[]> =>
  newestFirst(database, [limit])
