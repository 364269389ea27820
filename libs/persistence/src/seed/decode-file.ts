import type { Fault } from '#domain/district/problem.js'

export type Decoded =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly fault: Fault }

const saveAsUtf8 = '在表格软件里“另存为”，类型选“CSV UTF-8（逗号分隔）”，再放回数据目录'

const refused = (message: string): Decoded => ({ ok: false, fault: { message, howToMend: saveAsUtf8 } })

/** Bytes to text: UTF-8 with or without a byte order mark; whatever else spreadsheets save is named and refused. */
export function decodeFile(bytes: Buffer): Decoded {
  const start = bytes.subarray(0, 4).toString('latin1')
  if (start.startsWith('PK\x03\x04') || start.startsWith('\xd0\xcf\x11\xe0')) {
    return refused('这是 Excel 工作簿改了扩展名，不是 CSV 文件')
  }
  if (start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff')) {
    return refused('文件是 UTF-16 编码（“Unicode 文本”），不是 UTF-8')
  }
  return decodedAs('utf-8', bytes) ?? refused(otherEncoding(bytes))
}

function otherEncoding(bytes: Buffer): string {
  const text = decodedAs('gb18030', bytes)
  return text?.ok && /\p{Script=Han}/u.test(text.text)
    ? '文件是 GBK（ANSI）编码，不是 UTF-8'
    : '文件不是有效的 UTF-8 文本，可能已经损坏'
}

function decodedAs(encoding: string, bytes: Buffer): Extract<Decoded, { ok: true }> | undefined {
  try {
    return { ok: true, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
  } catch {
    return undefined
  }
}
