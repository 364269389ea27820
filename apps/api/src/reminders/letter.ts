/** 提醒函 as a Word document: the same text that the page shows, laid out as an official letter. */
import { AlignmentType, Document, LineRuleType, Packer, Paragraph, TextRun } from 'docx'

export interface Letter {
  number: string
  agency: string
  text: string
  /** Who it is from. */
  department: string
  /** `YYYY-MM-DD`. */
  sentOn: string
}

/** 仿宋 三号 and 方正小标宋 二号 are what official letters use; Word falls back where a font is missing. */
const body = { font: '仿宋', size: 32 }
const heading = { font: '方正小标宋简体', size: 44 }
/** 28 points. */
const spacing = { line: 560, lineRule: LineRuleType.EXACT }
const twoCharacters = { firstLine: 640 }

const inChinese = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** @returns the bytes of a .docx */
export const letterDocument = ({ number, agency, text, department, sentOn }: Letter): Promise<Buffer> => {
  const line = (content: string, more: object = {}) =>
    new Paragraph({ spacing, children: [new TextRun({ text: content, ...body })], ...more })
  return Packer.toBuffer(
    new Document({
      creator: department,
      title: `提醒函 ${number}`,
      sections: [
        {
          children: [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              spacing: { after: 400 },
              children: [new TextRun({ text: '提 醒 函', ...heading })],
            }),
            line(number, { alignment: AlignmentType.RIGHT }),
            line(`${agency}：`),
            ...text.split(/\n+/).map(part => line(part, { indent: twoCharacters })),
            line(''),
            line(department, { alignment: AlignmentType.RIGHT }),
            line(inChinese(sentOn), { alignment: AlignmentType.RIGHT }),
          ],
        },
      ],
    }),
  )
}
