import { Injectable } from '@nestjs/common'
import { termsLabels } from '#contracts/http/terms-labels.js'
import type { ClaimFacts } from '#workflows/claim/claim.facts.js'
import { termsChanges } from '#workflows/claim/claim.rules.js'
import { ProblemError } from '../http/problem.js'
import { ProcessReader } from './process-reader.js'

@Injectable()
export class DifferencesService {
  constructor(private readonly reader: ProcessReader) {}

  /** @throws ProblemError notFound when the process is no claim or has no such rounds */
  async between(id: string, from: number, to: number) {
    const { state } = await this.reader.read(id)
    const { rounds } = state.kind === 'claim' ? (state.facts as ClaimFacts) : { rounds: [] }
    const [before, after] = [from, to].map(no => rounds.find(round => round.no === no))
    if (!before || !after)
      throw new ProblemError('notFound', { detail: '没有这一轮条款，请从各轮记录中选择。' })
    const changes = termsChanges(before.terms, after.terms)
    return { from, to, changes: changes.map(change => ({ ...change, label: termsLabels[change.field] })) }
  }
}
