import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Problem } from './problem.mjs'
import { run } from './run.mjs'

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const FONT_FOLDERS = [
  '/usr/share/fonts/opentype/noto',
  '/usr/share/fonts/truetype/wqy',
  '/usr/share/fonts/noto-cjk',
]
const PACKAGES = ['chromium', 'fonts-noto-cjk']

/** Makes sure that a Chromium and a Chinese font are there for the browser tests; installs them on Debian as root. */
export async function ensureTestTools(report) {
  if (hasBrowser() && hasChineseFont()) return '浏览器与中文字体已就绪'
  if (process.platform !== 'linux' || process.getuid() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw missing()
  report(`执行 apt-get install ${PACKAGES.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { env })
  const { output } = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES], {
    env,
  })
  if (!hasBrowser())
    throw new Problem(
      `Chromium 安装失败：\n${output.slice(-1500)}`,
      '检查软件源是否可用（apt-get update），然后重试',
    )
  return '浏览器与中文字体安装完成'
}

function hasBrowser() {
  if (process.env.CHROMIUM_PATH) return existsSync(process.env.CHROMIUM_PATH)
  const folders = (process.env.PATH ?? '').split(delimiter)
  return BROWSERS.some(name => folders.some(folder => existsSync(join(folder, name))))
}

function hasChineseFont() {
  return process.platform !== 'linux' || FONT_FOLDERS.some(folder => existsSync(folder))
}

function missing() {
  return new Problem(
    '浏览器测试需要 Chromium 与中文字体',
    `执行 sudo apt-get install ${PACKAGES.join(' ')}；或用 CHROMIUM_PATH 指定 Chromium 程序的路径`,
  )
}
