import { errors, type ErrorCode } from '#contracts/errors/errors.js'
import { productSources, sourcesOf, type Source } from './sources.js'

interface HouseRule {
  name: string
  pattern: RegExp
  /** Must be found by the pattern, or the rule sees nothing. */
  planted: string
  applies?: (source: Source) => boolean
}

/** What people do in the programme happens by its own clock, which a demo moves on. */
const datedAreas = [
  'activities',
  'activity',
  'agenda',
  'appraisals',
  'branches',
  'branch',
  'check-ins',
  'claims',
  'home',
]
  .concat([
    'evaluations',
    'interviews',
    'memberships',
    'membership',
    'monthly-reports',
    'report',
    'needs',
    'numbers',
  ])
  .concat(['offers', 'points', 'weekly', 'planted'])

const rowAreas = [
  ...['activity', 'attendance', 'appraisal', 'branch', 'membership', 'needs', 'points', 'weekly', 'home'],
  'planted',
]

const rules: HouseRule[] = [
  {
    name: 'no type is switched off',
    pattern: /\bas any\b|: any\s*([[;,)=|&>{]|$)|@ts-(ignore|nocheck)/,
    planted: 'x as any',
  },
  { name: 'no lint rule is switched off', pattern: /eslint-disable/, planted: '// eslint-disable-next-line' },
  { name: 'nothing is left to do', pattern: /\b(TODO|FIXME|XXX|HACK)\b/, planted: '// TODO: later' },
  { name: 'only the output module writes', pattern: /\bconsole\.\w+\(/, planted: `console.log('x')` },
  {
    name: 'no test is left out or left alone',
    pattern: /\b(describe|test|it)\.(only|skip|todo)\b/,
    planted: `test.only('x')`,
  },
  {
    name: 'environment variables are read by the configuration',
    pattern: /process\.env\.(?!PATH\b)\w+/,
    planted: 'process.env.SECRET',
    applies: source => /^(libs|workflows|apps\/(api|worker|web\/src))\//.test(source.path),
  },
  {
    name: 'rows of the programme are dated by its own clock',
    // A process has its own; grants last by the day of the calendar, and what came with them is known by the transaction.
    pattern: /(?<![\w.]|granted_at = )now\(\)(?! AT TIME ZONE| \+ (make_interval\(secs => )?p\.ahead_ms)/,
    planted: 'UPDATE need SET at = now()',
    applies: ({ path }) =>
      /^libs\/(persistence|planted)\/src\//.test(path) &&
      path.split('/').some(part => rowAreas.includes(part)),
  },
  {
    name: 'the programme asks its own clock for the day',
    pattern: /localDateOf\(Date\.now\(\)\)|new Date\(\)/,
    planted: 'const today = localDateOf(Date.now())',
    applies: ({ path }) =>
      /^(apps\/api\/src|libs\/(persistence\/src|planted))\//.test(path) &&
      path.split('/').some(part => datedAreas.includes(part)),
  },
]

const tests = sourcesOf(['tests', 'apps', 'libs', 'workflows'], /\.spec\.tsx?$/)
// This file names what it looks for.
const sources = [...productSources(), ...tests].filter(({ path }) => !path.endsWith('house-rules.spec.ts'))

const breaches = (rule: HouseRule, among: Source[]): string[] =>
  among
    .filter(source => rule.applies?.(source) ?? true)
    .flatMap(({ path, text }) =>
      text
        .split('\n')
        .flatMap((line, index) => (rule.pattern.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
    )

test.each(rules)('$name', rule => {
  expect(breaches(rule, sources)).toEqual([])
})

test.each(rules)('planted: $name', rule => {
  expect(breaches(rule, [{ path: 'libs/planted/src/planted.ts', text: rule.planted }])).toHaveLength(1)
})

/** Codes are written as words of their own, quoted or as `errors.code`. */
const isUsed = (code: string, among: Source[]): boolean =>
  among.some(
    ({ path, text }) => !path.endsWith('errors/errors.ts') && new RegExp(`['.]${code}\\b`).test(text),
  )

const withoutTheList = productSources().filter(
  ({ path }) => !['libs/domain/src/kernel/refusal.ts', 'libs/contracts/src/errors/errors.ts'].includes(path),
)

test.each(Object.keys(errors) as ErrorCode[])('error %s can happen', code => {
  expect(isUsed(code, withoutTheList)).toBe(true)
})

test('an error that nobody raises would be found', () => {
  expect(isUsed('neverRaised', withoutTheList)).toBe(false)
})

test('every error says one Chinese sentence or two to people and something English to logs', () => {
  for (const { title, message, status } of Object.values(errors)) {
    expect(message).toMatch(/\p{Script=Han}.*[。]$/u)
    expect(title).toMatch(/^[A-Z][ -~]+$/)
    expect(status).toBeGreaterThanOrEqual(400)
  }
})
