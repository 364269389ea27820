import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { fileTypes } from '#domain/files/file-types.js'
import { compoundFile, zipFile } from '#testing/file-samples.js'
import { typeOfFile } from './file-type.js'
import { ContentRefused } from './refused.js'

let folder: string
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'file-types-'))))
afterAll(() => rmSync(folder, { recursive: true }))

/** The type, or why it is refused. */
const told = async (content: Buffer | string): Promise<string> => {
  const path = join(folder, 'sample')
  writeFileSync(path, content)
  return typeOfFile(path).catch((error: unknown) => {
    if (error instanceof ContentRefused) return error.content.what
    throw error
  })
}

const latin = (text: string) => Buffer.from(text, 'latin1')
const office = (part: string, more: Record<string, string> = {}) =>
  zipFile({ '[Content_Types].xml': '<Types/>', [part]: '<x/>', ...more })
const ftyp = (brand: string) => latin(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1heic`)

test.each([
  ['pdf', latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3')],
  ['png', latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR')],
  ['jpeg', latin('\xff\xd8\xff\xe0\0\x10JFIF')],
  ['webp', latin('RIFF\x24\0\0\0WEBPVP8 ')],
  ['heic', ftyp('heic')],
  ['heic', ftyp('mif1')],
  ['docx', office('word/document.xml')],
  ['xlsx', office('xl/workbook.xml')],
  ['pptx', office('ppt/presentation.xml')],
  ['ofd', zipFile({ 'OFD.xml': '<ofd:OFD/>', 'Doc_0/Document.xml': '<x/>' })],
  ['doc', compoundFile(['Root Entry', 'WordDocument', '1Table'])],
  ['xls', compoundFile(['Root Entry', 'Workbook'])],
  ['ppt', compoundFile(['Root Entry', 'PowerPoint Document', 'a', 'b', 'c', 'd'])],
  ['text', '姓名,单位\n张伟,桥头社区\n'],
  ['text', Buffer.from('d0d5c3fb2cb5a5cebb0a', 'hex')],
  ['text', '\ufeff带标记的文本'],
  ['text', 'MZ 开头的一段话：没有零字节，就是文本'],
])('%s is known by its content', async (type, content) => {
  expect(Object.keys(fileTypes)).toContain(type)
  expect(await told(content)).toBe(type)
})

test.each([
  ['这是程序文件', latin(`MZ\x90\0\x03\0\0\0${'\0'.repeat(100)}This program cannot be run in DOS mode`)],
  ['这是程序文件', latin('\x7fELF\x02\x01\x01\0')],
  ['这是脚本', '#!/bin/sh\nrm -rf /\n'],
  ['这是快捷方式', latin('L\0\0\0\x01\x14\x02\0\0\0\0\0')],
  ['这是压缩包', latin('Rar!\x1a\x07\x01\0')],
  ['这是压缩包，或不认识的文档', zipFile({ 'a.txt': 'a' })],
  ['这是压缩包，或不认识的文档', zipFile({ 'META-INF/MANIFEST.MF': 'x', 'word/document.xml': 'x' })],
  ['文档含有宏', office('word/document.xml', { 'word/vbaProject.bin': 'x' })],
  ['文档含有宏', compoundFile(['Root Entry', 'WordDocument', 'Macros', 'VBA', 'dir'])],
  ['文档加了密码，无法查毒', compoundFile(['Root Entry', 'EncryptionInfo', 'EncryptedPackage'])],
  ['这不是 Office 或 WPS 文档（可能是安装程序）', compoundFile(['Root Entry', '\u4840\u3b3f'])],
  ['文件已损坏，打不开', latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
  ['文件已损坏，打不开', office('word/document.xml').subarray(0, 60)],
  ['这是网页或 XML 文件', ' \r\n<!DOCTYPE html><script>alert(1)</script>'],
  ['这是网页或 XML 文件', '\ufeff<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
  ['这是网页或 XML 文件', '<?xml version="1.0"?><svg/>'],
  ['这是网页或 XML 文件', '<ScRiPt>alert(1)</ScRiPt>'],
  ['这是 RTF 文档', '{\\rtf1\\ansi}'],
  ['这是 GIF 图片', latin('GIF89a\0\0')],
  ['认不出这是什么文件', latin('\0\x01\x02\x03')],
  ['认不出这是什么文件', ftyp('isom')],
  ['认不出这是什么文件', Buffer.concat([Buffer.from('好'.repeat(90_000)), Buffer.from([0])])],
])('%s: refused', async (why, content) => {
  expect(await told(content)).toBe(why)
})

test('bytes of any kind are told or refused, and never break anything', async () => {
  const begins = fc.constantFrom('', 'PK\x03\x04', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '%PDF-', '\x89PNG')
  await fc.assert(
    fc.asyncProperty(begins, fc.uint8Array({ size: 'max', maxLength: 3_000 }), async (start, rest) => {
      const answer = await told(Buffer.concat([latin(start), rest]))
      expect(answer).not.toBe('')
      // A container is opened, not believed.
      if (start.startsWith('PK') || start.startsWith('\xd0'))
        expect(Object.keys(fileTypes)).not.toContain(answer)
    }),
    { numRuns: 300 },
  )
})
