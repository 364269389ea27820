/** Addresses are text from outside as well: what could break a query or hide in a log is refused at the door. */
import type { FastifyRequest } from 'fastify'
import { ProblemError } from './problem.js'
import { unwelcome } from './strict-json.js'

/** @throws ProblemError invalidRequest, naming the parameter */
export const checkQueryText = ({ query, params }: FastifyRequest): void => {
  const problems = [...Object.entries(query ?? {}), ...Object.entries(params ?? {})]
    .filter(([name, value]) => [name, value].flat().some(each => unwelcome.test(String(each))))
    .map(([path]) => ({ path: path.replace(unwelcome, '?'), message: '含有不可见的控制字符或残缺字符' }))
  if (problems.length > 0) throw new ProblemError('invalidRequest', { problems })
}
