import { useEffect, useRef, useState } from 'react'
import { verifyPiece } from '../../api/audit.js'
import { type ApiProblem, asProblem } from '../../api/problem.js'
import type { AuditVerdict } from '../../api/types.js'

export interface Verification {
  verdict: AuditVerdict | undefined
  problem: ApiProblem | undefined
  isRunning: boolean
  start(anchors: string): void
  stop(): void
}

/** Asks for piece after piece until the end of the chain, a flaw, or being told to stop. */
export const useVerification = (): Verification => {
  const [verdict, setVerdict] = useState<AuditVerdict>()
  const [problem, setProblem] = useState<ApiProblem>()
  const [isRunning, setRunning] = useState(false)
  // The run that counts: an older one ends by itself.
  const current = useRef(0)
  const stop = () => {
    current.current += 1
    setRunning(false)
  }
  useEffect(
    () => () => {
      current.current += 1
    },
    [],
  )
  const follow = async (run: number, anchors: string): Promise<void> => {
    for (let after = 0; run === current.current;) {
      const found = await verifyPiece(after, anchors)
      if (run !== current.current) return
      setVerdict(found)
      if (found.isDone) return stop()
      after = found.through
    }
  }
  const start = (anchors: string) => {
    stop()
    setVerdict(undefined)
    setProblem(undefined)
    setRunning(true)
    follow(current.current, anchors).catch((error: unknown) => {
      setProblem(asProblem(error))
      stop()
    })
  }
  return { verdict, problem, isRunning, start, stop }
}
