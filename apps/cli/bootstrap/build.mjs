import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Problem } from './problem.mjs'
import { root } from './repository.mjs'
import { run } from './run.mjs'

const STAMPS = join(root, 'dist', '.stamps.json')
const SERVER_SOURCES = [
  'apps/api',
  'apps/worker',
  'apps/importer',
  'apps/cli',
  'libs',
  'workflows',
  'tests',
  'tsconfig.json',
]
const WEB_SOURCES = ['apps/web', 'libs/contracts', 'libs/domain']
const COMPILED = ['apps', 'libs', 'workflows', 'tests', '.tsbuildinfo']

/**
 * Builds what changed since the last build: server and commands by tsc, the workflow bundle, the web pages.
 * Types are checked for the test run only; a start emits without checking, which takes a fraction of the time.
 */
export async function build({ checkTypes, report }) {
  const stamps = readStamps()
  const server = digest(SERVER_SOURCES)
  const web = digest(WEB_SOURCES)
  const serverIsFresh = stamps.server === server.hash && (stamps.typesChecked || !checkTypes)
  const webIsFresh = stamps.web === web.hash || !existsSync(join(root, 'apps/web/vite.config.ts'))
  if (serverIsFresh && webIsFresh) return '没有改动，沿用上次的编译结果'

  if (!serverIsFresh) {
    await compile(stamps.files === server.names, checkTypes, report)
    await bundleWorkflows(report)
    Object.assign(stamps, { server: server.hash, files: server.names, typesChecked: checkTypes })
    writeStamps(stamps)
  }
  if (!webIsFresh) {
    report('编译网页')
    await must('node_modules/vite/bin/vite.js', ['build', 'apps/web'], '网页编译失败')
    writeStamps({ ...stamps, web: web.hash })
  }
  return '编译完成'
}

async function compile(sameFiles, checkTypes, report) {
  // When files came or went, start clean: nothing of a deleted source may stay behind.
  if (!sameFiles)
    for (const name of COMPILED) rmSync(join(root, 'dist', name), { recursive: true, force: true })
  report('编译服务端与命令行程序')
  await must(
    'node_modules/typescript/bin/tsc',
    ['-p', 'tsconfig.json', ...(checkTypes ? [] : ['--noCheck'])],
    '编译失败',
  )
}

async function bundleWorkflows(report) {
  const bundler = join('dist', 'apps', 'worker', 'bundle.js')
  if (!existsSync(join(root, bundler))) return
  report('打包流程代码')
  await must(bundler, [], '流程代码打包失败')
}

async function must(script, args, what) {
  const { code, output } = await run(process.execPath, [script, ...args], {
    env: { ...process.env, NO_COLOR: '1' },
  })
  if (code !== 0)
    throw new Problem(
      `${what}：\n${output.slice(-3000)}`,
      '检查以上文件的改动（git status）；或恢复到已发布的版本后重试',
    )
}

/** A hash over all source files of these places, and one over their names alone. */
function digest(places) {
  const hash = createHash('sha256')
  const names = createHash('sha256')
  for (const path of places.flatMap(filesBelow).sort()) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0')
    names.update(path).update('\0')
  }
  hash.update(readFileSync(join(root, 'package-lock.json')))
  return { hash: hash.digest('hex'), names: names.digest('hex') }
}

function filesBelow(path) {
  const absolute = join(root, path)
  if (!existsSync(absolute)) return []
  if (statSync(absolute).isFile()) return [path]
  return readdirSync(absolute, { withFileTypes: true }).flatMap(entry => {
    const below = `${path}/${entry.name}`
    if (entry.isDirectory()) return filesBelow(below)
    return /\.(ts|tsx|json|css|html|svg|ico|mts|mjs|js)$/.test(entry.name) ? [below] : []
  })
}

function readStamps() {
  try {
    return JSON.parse(readFileSync(STAMPS, 'utf8'))
  } catch {
    return {}
  }
}

function writeStamps(stamps) {
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(STAMPS, JSON.stringify(stamps))
}
