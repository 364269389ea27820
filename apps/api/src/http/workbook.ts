/** Routes that answer with a workbook: what they are called, and how the file is. */
import { applyDecorators, Header, StreamableFile } from '@nestjs/common'
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger'
import { typeOfCode } from '#domain/files/file-types.js'
import { namesOf } from './file-names.js'

const { media } = typeOfCode('xlsx')

/** Over a route that answers with an .xlsx. */
export const AnswersWorkbook = (): MethodDecorator =>
  applyDecorators(
    Header('content-type', media),
    ApiProduces(media),
    ApiOkResponse({ description: 'Excel 工作簿', schema: { type: 'string', format: 'binary' } }),
  )

/** @param name what people call it, without an ending */
export const workbookFile = (name: string, content: Buffer): StreamableFile =>
  new StreamableFile(content, { type: media, disposition: `attachment; ${namesOf(`${name}.xlsx`)}` })
