import { z } from 'zod'
import zhCN from 'zod/v4/locales/zh-CN.js'
import { m } from '../../messages/index.js'
import type { ActForm, Body } from './act-form.js'

z.config(zhCN())

export type FieldProblems = Record<string, string>

const absent = new Set(['invalid_type', 'invalid_union', 'invalid_value'])

/** What the schema objects to, by path; empty when the body may be sent. */
export const checkBody = ({ schema }: Pick<ActForm, 'schema'>, body: Body): FieldProblems => {
  const issues = schema?.safeParse(body).error?.issues ?? []
  return Object.fromEntries(
    issues.map(({ path, code, message }) => [path.join('.'), absent.has(code) ? m.act.required : message]),
  )
}

/** The API's field problems under the form's own paths. */
export const problemsFromApi = (problems: { path: string; message: string }[]): FieldProblems =>
  Object.fromEntries(
    problems.map(({ path, message }) => [
      path.replace(/^\/?(body|command)[./]/, '').replace(/\//g, '.'),
      message,
    ]),
  )
