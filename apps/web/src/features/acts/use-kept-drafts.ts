import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { draftsQuery, saveDraft } from '../../api/drafts.js'
import type { Body } from './act-form.js'
import type { Drafts } from './use-act-draft.js'

const pauseMs = 800

/** 暂存: what is being written is kept on the server when typing pauses, and is there again on every device. */
class KeptDrafts implements Drafts {
  private readonly bodies = new Map<string, Body>()
  private readonly waiting = new Map<string, number>()

  constructor(private readonly processId: string) {}

  get(name: string): Body | undefined {
    return this.bodies.get(name)
  }

  set(name: string, body: Body): void {
    this.bodies.set(name, body)
    window.clearTimeout(this.waiting.get(name))
    this.waiting.set(
      name,
      window.setTimeout(() => this.save(name), pauseMs),
    )
  }

  /** Once sent it is gone on the server, too. */
  delete(name: string): void {
    window.clearTimeout(this.waiting.get(name))
    this.waiting.delete(name)
    this.bodies.delete(name)
  }

  /** What was kept elsewhere; what is being written here goes before it. */
  learn(kept: { seatId: string; act: string; body: Body }[]): void {
    for (const { seatId, act, body } of kept) {
      const name = `${seatId}/${act}`
      if (!this.bodies.has(name)) this.bodies.set(name, body)
    }
  }

  /** Whatever still waits for a pause. */
  saveAll(): void {
    for (const name of [...this.waiting.keys()]) this.save(name)
  }

  private save(name: string): void {
    window.clearTimeout(this.waiting.get(name))
    this.waiting.delete(name)
    const slash = name.lastIndexOf('/')
    const [seatId, act] = [name.slice(0, slash), name.slice(slash + 1)]
    // Away for the moment: it is kept on this page, and saved with the next word.
    void saveDraft(this.processId, { seatId, act, body: this.bodies.get(name) ?? {} }).catch(() => undefined)
  }
}

export const useKeptDrafts = (processId: string): Drafts => {
  const [drafts] = useState(() => new KeptDrafts(processId))
  const kept = useQuery(draftsQuery(processId)).data?.items
  useEffect(() => drafts.learn(kept ?? []), [drafts, kept])
  useEffect(() => () => drafts.saveAll(), [drafts])
  return drafts
}
