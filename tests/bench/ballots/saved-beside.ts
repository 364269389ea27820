/** The other thing beside: the slip found and marked and the ballot kept by TypeORM, one `save` for each vote. */
import 'reflect-metadata'
import { DataSource } from 'typeorm'
import { Slip, UrnRow } from '#persistence/entities/ballot.entity.js'
import { entities } from '#persistence/entities/index.js'
import { EvaluationRow } from '#persistence/entities/evaluation.entity.js'
import { PostgresNaming } from '#persistence/naming.js'
import { sealedVote, serveVotes } from './bare-ballot.js'

const source = new DataSource({
  type: 'postgres',
  url: process.env.DATABASE_URL ?? '',
  entities,
  namingStrategy: new PostgresNaming(),
  poolSize: 16,
})
const ready = source.initialize()
const keys = new Map<string, string>()

const keyOf = async (evaluationId: string): Promise<string> => {
  const known = keys.get(evaluationId)
  if (known !== undefined) return known
  const { publicKey } = await source.manager.findOneByOrFail(EvaluationRow, { id: evaluationId })
  keys.set(evaluationId, publicKey ?? '')
  return publicKey ?? ''
}

serveVotes(async form => {
  await ready
  const slip = await source.manager.findOneBy(Slip, { tokenHash: form.tokenHash, state: 'drawn' })
  if (!slip || slip.castHash !== null) return false
  const { evaluationId, communityId, number } = slip
  const found = { tokenHash: form.tokenHash, evaluationId, communityId, number }
  const { castHash, mark, sealed } = sealedVote(found, await keyOf(evaluationId), form)
  const ballot = source.manager.create(UrnRow, { mark, evaluationId, sealed })
  await source.manager.save([Object.assign(slip, { castHash }), ballot])
  return true
})
