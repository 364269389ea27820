import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common'
import type { KeyedEvent } from '#domain/kernel/events.js'
import type { AnsweredKey } from '#domain/kernel/state.js'
import { hearCommitted, type Listener } from '#persistence/process/committed-acts.js'
import { DATABASE, type Database } from '../dependencies.js'

/** Tells whoever has sent an act that it is committed. It only ever hastens: the process answers in any case. */
@Injectable()
export class CommittedActs implements OnModuleInit, OnModuleDestroy {
  private readonly waiting = new Map<string, Set<(known: AnsweredKey) => void>>()
  private listener?: Listener

  constructor(@Inject(DATABASE) private readonly database: Database) {}

  onModuleInit(): void {
    this.listener = hearCommitted(this.database, ({ processId, known }) =>
      this.waiting.get(nameOf(processId, known.key))?.forEach(told => told(known)),
    )
  }

  async onModuleDestroy(): Promise<void> {
    await this.listener?.stop()
  }

  /** @returns what `sent` comes to, or the answer of its commit when that is heard of first */
  async orCommitted<T>(
    processId: string,
    { key }: KeyedEvent,
    sent: () => Promise<T>,
  ): Promise<T | AnsweredKey> {
    const name = nameOf(processId, key)
    const waiting = this.waiting.get(name) ?? new Set()
    this.waiting.set(name, waiting)
    let told: (known: AnsweredKey) => void = () => undefined
    const committed = new Promise<AnsweredKey>(resolve => (told = resolve))
    waiting.add(told)
    try {
      const answered = sent()
      answered.catch(() => undefined)
      return await Promise.race([committed, answered])
    } finally {
      waiting.delete(told)
      if (waiting.size === 0) this.waiting.delete(name)
    }
  }
}

const nameOf = (processId: string, key: string): string => `${processId} ${key}`
