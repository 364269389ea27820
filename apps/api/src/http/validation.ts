/** Requests are checked against the contracts' schemas; each fault is named by its path, in Chinese. */
import { createZodValidationPipe } from 'nestjs-zod'
import { z } from 'zod'
import { ProblemError } from './problem.js'

z.config(z.locales.zhCN())

/** Problems of a schema's error; unknown fields are named one by one. */
export const problemsOf = ({ issues }: Pick<z.ZodError, 'issues'>, prefix: string[] = []) =>
  issues.flatMap(issue => {
    const at = [...prefix, ...issue.path.map(String)]
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map(key => ({ path: [...at, key].join('.'), message: '未知字段' }))
      : [{ path: at.join('.'), message: issue.message }]
  })

export const ValidationPipe = createZodValidationPipe({
  strictSchemaDeclaration: false,
  createValidationException: error =>
    error instanceof z.ZodError
      ? new ProblemError('invalidRequest', { problems: problemsOf(error) })
      : new ProblemError('malformedRequest'),
})
