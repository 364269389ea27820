/** Codes scanned on this phone, kept in its own database until the platform has them. */

export interface KeptCode {
  /** The idempotency key: however often it is sent, it counts once. */
  key: string
  /** Whose: another person's on the same phone are neither shown nor sent. */
  personId: string
  activityId: string
  code: string
  /** By the phone's clock. */
  scannedAt: number
  state: 'waiting' | 'sent' | 'refused'
  /** What the platform said. */
  detail?: string
}

const store = 'codes'

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('attendance', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(store, { keyPath: 'key' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('the phone keeps nothing'))
  })

const inStore = async <T>(
  mode: IDBTransactionMode,
  work: (codes: IDBObjectStore) => IDBRequest<T>,
): Promise<T> => {
  const database = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(store, mode)
      const request = work(transaction.objectStore(store))
      // Kept when the transaction is through, not when it was asked for.
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error ?? new Error('the phone kept nothing'))
    })
  } finally {
    database.close()
  }
}

export const keepCode = (code: KeptCode) => inStore('readwrite', codes => codes.put(code))

export const forgetCode = (key: string) => inStore('readwrite', codes => codes.delete(key))

/** Of one person, the latest first. */
export const keptCodes = async (personId: string): Promise<KeptCode[]> => {
  const all = await inStore('readonly', codes => codes.getAll() as IDBRequest<KeptCode[]>)
  return all.filter(each => each.personId === personId).sort((a, b) => b.scannedAt - a.scannedAt)
}
