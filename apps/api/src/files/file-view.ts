import type { z } from 'zod'
import type { fileView } from '#contracts/http/files.js'
import { scanStates, typeOfCode } from '#domain/files/file-types.js'
import type { FileRow } from '#persistence/files/file-row.js'
import type { SignedIn } from '../access/me.js'

type View = z.input<typeof fileView>

/** Why a content is not handed out; nothing when it is. */
export const closedBecause = (
  { withdrawnAt, scan }: Pick<FileRow, 'withdrawnAt' | 'scan'>,
  hasScanner: boolean,
): 'fileWithdrawn' | 'fileBlocked' | 'fileWaiting' | undefined => {
  if (withdrawnAt) return 'fileWithdrawn'
  if (scan === 'blocked') return 'fileBlocked'
  return hasScanner && scan === 'waiting' ? 'fileWaiting' : undefined
}

/** Who uploaded it may withdraw it until others have acted; an administrator at any time, with a reason. */
export const mayWithdraw = (me: SignedIn, row: FileRow): 'withdraw' | 'withdrawWithReason' | undefined => {
  if (row.withdrawnAt) return undefined
  if (row.byPerson === me.personId && !row.isActedOn) return 'withdraw'
  return me.grants.some(({ role }) => role === 'SystemAdministrator') ? 'withdrawWithReason' : undefined
}

const actionsOn = (me: SignedIn, row: FileRow, hasScanner: boolean): View['allowedActions'] => {
  const withdrawal = mayWithdraw(me, row)
  const isOpen = closedBecause(row, hasScanner) === undefined
  return [
    ...(isOpen ? (['download'] as const) : []),
    ...(isOpen && typeOfCode(row.type).preview ? (['preview'] as const) : []),
    ...(withdrawal ? [withdrawal] : []),
  ]
}

export const fileViewOf = (me: SignedIn, row: FileRow, hasScanner: boolean): View => {
  const scan = row.scan === 'waiting' && !hasScanner ? 'none' : row.scan
  return {
    id: row.id,
    name: row.name,
    type: row.type,
    typeLabel: typeOfCode(row.type).label,
    bytes: row.bytes,
    sha256: row.sha256,
    uploadedAt: row.uploadedAt.toISOString(),
    by: { personId: row.byPerson, name: row.byName },
    scan,
    ...(scan !== 'none' && { scanLabel: scanStates[scan] }),
    ...(row.scanNote !== null && { scanNote: row.scanNote }),
    ...(row.withdrawnAt && {
      withdrawn: {
        at: row.withdrawnAt.toISOString(),
        byName: row.withdrawnByName ?? '',
        ...(row.withdrawnBecause !== null && { because: row.withdrawnBecause }),
      },
    }),
    allowedActions: actionsOn(me, row, hasScanner),
  }
}
