import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { recordAttendance } from '../../api/attendance.js'
import { asProblem, type ApiProblem } from '../../api/problem.js'
import { newKey } from '../../api/use-command.js'
import { deviceName } from './device.js'
import { forgetCode, keepCode, keptCodes, type KeptCode } from './kept-codes.js'

const againMs = 20_000

/** It may still go through: no network, the platform is busy, or one has to sign in again. */
const isPassing = (problem: ApiProblem): boolean =>
  problem.isUncertain || problem.status >= 500 || problem.status === 429 || problem.status === 401

/** Sends one of them. @returns how it stands now */
const sent = async (kept: KeptCode): Promise<KeptCode> => {
  const { key, activityId, code, scannedAt } = kept
  try {
    const body = { activityId, code, scannedAt, sentAt: Date.now(), device: deviceName() }
    await recordAttendance(body, key)
    return { ...kept, state: 'sent' }
  } catch (error) {
    const problem = asProblem(error)
    if (isPassing(problem)) return kept
    // It is there already: what the phone wanted.
    if (problem.code === 'attendedAlready') return { ...kept, state: 'sent', detail: problem.message }
    return { ...kept, state: 'refused', detail: problem.message }
  }
}

/** What was scanned on this phone: kept first, then sent as soon as it can be. */
export const useKeptCodes = (personId: string) => {
  const queries = useQueryClient()
  const [codes, setCodes] = useState<KeptCode[]>([])
  const isSending = useRef(false)

  const load = useCallback(async () => setCodes(await keptCodes(personId)), [personId])

  const send = useCallback(async () => {
    if (isSending.current) return
    isSending.current = true
    try {
      for (const kept of await keptCodes(personId)) {
        if (kept.state !== 'waiting') continue
        const after = await sent(kept)
        if (after.state === 'waiting') break
        await keepCode(after)
        await queries.invalidateQueries({ queryKey: ['attendances'] })
      }
    } finally {
      isSending.current = false
      await load()
    }
  }, [personId, queries, load])

  useEffect(() => {
    const again = () => void send()
    again()
    const timer = window.setInterval(again, againMs)
    window.addEventListener('online', again)
    return () => {
      window.clearInterval(timer)
      window.removeEventListener('online', again)
    }
  }, [send])

  const keep = async (activityId: string, code: string) => {
    const scannedAt = Date.now()
    await keepCode({ key: newKey(), personId, activityId, code, scannedAt, state: 'waiting' })
    await load()
    await send()
  }
  const forget = async (key: string) => {
    await forgetCode(key)
    await load()
  }
  return { codes, keep, forget }
}
