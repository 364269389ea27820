/** Routes that answer with a workbook: what they are called, and how the file is. */
import { randomUUID } from 'node:crypto'
import { open, unlink, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applyDecorators, Header, StreamableFile } from '@nestjs/common'
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger'
import { typeOfCode } from '#domain/files/file-types.js'
import { writeWorkbook, type Sheet } from '#persistence/spreadsheet/write-workbook.js'
import { namesOf } from './file-names.js'

const { media } = typeOfCode('xlsx')

/** Over a route that answers with an .xlsx. */
export const AnswersWorkbook = (): MethodDecorator =>
  applyDecorators(
    Header('content-type', media),
    ApiProduces(media),
    ApiOkResponse({ description: 'Excel 工作簿', schema: { type: 'string', format: 'binary' } }),
  )

const optionsOf = (name: string) => ({
  type: media,
  disposition: `attachment; ${namesOf(`${name}.xlsx`)}`,
})

/** @param name what people call it, without an ending */
export const workbookFile = (name: string, content: Buffer): StreamableFile =>
  new StreamableFile(content, optionsOf(name))

/**
 * Written whole before its first byte is sent: a list that breaks off is an error and no shorter file, and a slow network
 * holds no connection of the database.
 */
export const sheetFile = async (name: string, ...sheets: Sheet[]): Promise<StreamableFile> => {
  const file = await temporaryFile()
  try {
    await writeWorkbook(sheets, bytes => file.writeFile(bytes))
    const { size } = await file.stat()
    return new StreamableFile(file.createReadStream({ start: 0 }), { ...optionsOf(name), length: size })
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Without a name any more: it is gone when it is closed, also when the process is killed. */
const temporaryFile = async (): Promise<FileHandle> => {
  const path = join(tmpdir(), `list-${randomUUID()}.xlsx`)
  const file = await open(path, 'wx+', 0o600)
  await unlink(path)
  return file
}
