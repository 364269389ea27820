/** Addresses are text from outside as well: what could break a query or hide in a log is refused at the door. */
import type { FastifyRequest } from 'fastify'
import { unwelcomeCharacters } from '#contracts/http/shared.js'
import { ProblemError } from './problem.js'

/** @throws ProblemError invalidRequest, naming the parameter */
export const checkQueryText = ({ query, params }: FastifyRequest): void => {
  const problems = [...Object.entries(query ?? {}), ...Object.entries(params ?? {})]
    .filter(([name, value]) => [name, value].flat().some(each => unwelcomeCharacters.test(String(each))))
    .map(([path]) => ({
      path: path.replace(unwelcomeCharacters, '?'),
      message: '含有不可见的控制字符或残缺字符',
    }))
  if (problems.length > 0) throw new ProblemError('invalidRequest', { problems })
}
