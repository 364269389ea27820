/** What a file says when it is opened: in LibreOffice, or by readers that share nothing with what wrote it. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { readSpreadsheet } from '#persistence/spreadsheet/read-spreadsheet.js'
import { wordsOfDocx } from './docx.js'

const run = promisify(execFile)
const patienceMs = 120_000

/** LibreOffice where the machine has it: `SOFFICE_PATH`, or where packages put it. */
export const officePath = (): string | undefined =>
  [process.env.SOFFICE_PATH, '/usr/bin/soffice', '/usr/bin/libreoffice'].find(
    path => path !== undefined && existsSync(path),
  )

/** Programs break lines and letter-space as they like. */
const withoutGaps = (text: string): string => text.replace(/[\s|]+/g, '')

const textOfHtml = (html: string): string =>
  html
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;/g, ' ')

/** All of them by one start of the program, with a profile of its own: others may be open. */
const openedByOffice = async (office: string, folder: string, names: string[]): Promise<string[]> => {
  const profile = pathToFileURL(join(folder, 'profile')).href
  const options = ['--headless', '--norestore', `-env:UserInstallation=${profile}`, '--convert-to', 'html']
  const files = names.map(name => join(folder, name))
  await run(office, [...options, '--outdir', folder, ...files], { timeout: patienceMs })
  const pages = names.map(name => join(folder, name.replace(/\.\w+$/, '.html')))
  return (await Promise.all(pages.map(page => readFile(page, 'utf8')))).map(textOfHtml)
}

const readByUs = async (folder: string, name: string): Promise<string> => {
  const path = join(folder, name)
  if (name.endsWith('.docx')) return wordsOfDocx(await readFile(path))
  const read = await readSpreadsheet(path)
  if (!read.ok) throw new Error(`${name} is no workbook`)
  return read.sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)).join(' ')
}

/**
 * @param files by name (`report.docx`, `table.xlsx`), each of another stem
 * @param office the program that opens them; without one they are read here
 * @returns the text of each in their order, without blanks
 */
export const officeTexts = async (files: Record<string, Buffer>, office?: string): Promise<string[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'office-'))
  const names = Object.keys(files)
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)
    const texts = office
      ? await openedByOffice(office, folder, names)
      : await Promise.all(names.map(name => readByUs(folder, name)))
    return texts.map(withoutGaps)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
