/** A monthly report as a Word document: title, text, tables, bars and a map of squares drawn as shaded cells. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { percentOf } from '#domain/numbers/figures.js'
import { cellText, type ReportContent, type ReportSection } from '#domain/reports/report-content.js'
import type { Imprint } from './imprint.js'

/** In twentieths of a point: A4 without its margins. */
const pageWidth = 9_350
const margin = 1_280
const twoCharacters = { firstLine: 480 }
const song = { font: '宋体', size: 24 }
const small = { font: '宋体', size: 18 }
const colours = { head: 'E8EEF7', full: 'C00000', empty: 'F0F0F0', served: 'F2B8B5', planned: 'FCEFEA' }
const line = { style: BorderStyle.SINGLE, size: 4, color: 'A6A6A6' }
const lines = { top: line, bottom: line, left: line, right: line }

const run = (text: string, more: object = {}) => new TextRun({ text, ...song, ...more })
const paragraph = (text: string, more: object = {}) =>
  new Paragraph({ spacing: { line: 400 }, indent: twoCharacters, children: [run(text)], ...more })

interface CellLook {
  width: number
  fill?: string
  isHead?: boolean
  align?: (typeof AlignmentType)[keyof typeof AlignmentType]
}

const cell = (text: string, { width, fill, isHead = false, align }: CellLook) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders: lines,
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    ...(fill !== undefined && { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
    children: [
      new Paragraph({
        alignment: align ?? (isHead ? AlignmentType.CENTER : AlignmentType.LEFT),
        children: [run(text, { ...small, bold: isHead })],
      }),
    ],
  })

const table = (widths: number[], rows: TableRow[]) =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, each) => sum + each, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows,
  })

/** The whole page shared out by relative widths. */
const shared = (parts: number[]): number[] => {
  const all = parts.reduce((sum, each) => sum + each, 0)
  return parts.map(each => Math.floor((pageWidth * each) / all))
}

const headRow = (titles: string[], widths: number[]) =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: titles.map((title, no) =>
      cell(title, { width: widths[no] ?? 0, fill: colours.head, isHead: true }),
    ),
  })

const plainTable = ({ columns, rows }: ReportSection & { kind: 'table' }) => {
  const widths = shared(columns.map(({ width }) => width))
  return table(widths, [
    headRow(
      columns.map(({ title }) => title),
      widths,
    ),
    ...rows.map(
      row =>
        new TableRow({
          cantSplit: true,
          children: row.map((value, no) =>
            cell(cellText(value, columns[no]), {
              width: widths[no] ?? 0,
              align:
                no === 0 || (typeof value === 'string' && value.length > 12)
                  ? AlignmentType.LEFT
                  : AlignmentType.CENTER,
            }),
          ),
        }),
    ),
  ])
}

/** So many shaded cells of so many. */
const barCells = 25
const barTable = ({ rows }: ReportSection & { kind: 'bars' }) => {
  const [label = 0, bar = 0, figure = 0] = shared([4, 8, 3])
  const one = Math.floor(bar / barCells)
  const widths = [label, ...Array.from({ length: barCells }, () => one), figure]
  const barOf = (value: number, of: number) => {
    const full = of === 0 ? 0 : Math.round((value / of) * barCells)
    return widths.slice(1, -1).map((width, no) => {
      const fill = no < full ? colours.full : colours.empty
      return new TableCell({
        width: { size: width, type: WidthType.DXA },
        borders: Object.fromEntries(
          Object.keys(lines).map(side => [side, { style: BorderStyle.SINGLE, size: 4, color: fill }]),
        ),
        shading: { type: ShadingType.CLEAR, color: 'auto', fill },
        margins: { left: 0, right: 0 },
        children: [new Paragraph({ children: [] })],
      })
    })
  }
  return table(
    widths,
    rows.map(
      ({ label: name, value, of }) =>
        new TableRow({
          cantSplit: true,
          children: [
            cell(name, { width: label }),
            ...barOf(value, of),
            cell(`${value}／${of}（${percentOf({ value, of }) ?? 0}%）`, {
              width: figure,
              align: AlignmentType.CENTER,
            }),
          ],
        }),
    ),
  )
}

const gridTable = ({ columns, rows }: ReportSection & { kind: 'grid' }) => {
  const widths = shared([3, ...columns.map(() => 2)])
  const fills = { served: colours.served, planned: colours.planned, nothing: 'FFFFFF' }
  return table(widths, [
    headRow(['', ...columns], widths),
    ...rows.map(
      ({ label, cells }) =>
        new TableRow({
          cantSplit: true,
          children: [
            cell(label, { width: widths[0] ?? 0 }),
            ...cells.map(({ tone, count }, no) =>
              cell(count > 0 ? String(count) : '', {
                width: widths[no + 1] ?? 0,
                fill: fills[tone],
                align: AlignmentType.CENTER,
              }),
            ),
          ],
        }),
    ),
  ])
}

const drawn = (section: ReportSection): (Paragraph | Table)[] => {
  switch (section.kind) {
    case 'text':
      return section.paragraphs.map(text => paragraph(text))
    case 'table':
      return [plainTable(section)]
    case 'bars':
      return [barTable(section)]
    case 'grid':
      return [gridTable(section)]
  }
}

const numerals = '一二三四五六七八九十'
const numbered = (no: number): string => (no < 10 ? (numerals[no] ?? '') : `十${numerals[no - 10] ?? ''}`)

const sectionOf = (section: ReportSection, no: number): (Paragraph | Table)[] => [
  new Paragraph({
    heading: HeadingLevel.HEADING_1,
    keepNext: true,
    spacing: { before: 320, after: 120 },
    children: [run(`${numbered(no)}、${section.heading}`, { font: '黑体', size: 28, color: '000000' })],
  }),
  ...('lead' in section && section.lead ? [paragraph(section.lead, { keepNext: true })] : []),
  ...drawn(section),
]

const centred = (text: string, look: object, after: number) =>
  new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after }, children: [run(text, look)] })

/** @returns the bytes of a .docx */
export const reportDocument = (content: ReportContent, { edition, asOf, digest }: Imprint): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      creator: '双报到协同平台',
      title: `${content.title} ${content.period}`,
      sections: [
        {
          properties: { page: { margin: { left: margin, right: margin, top: margin, bottom: margin } } },
          footers: {
            default: new Footer({
              children: [
                new Paragraph({
                  alignment: AlignmentType.CENTER,
                  children: [
                    run(`第 ${edition} 版  数据截至 ${asOf}  校验 ${digest.slice(0, 12)}  第 `, small),
                    new TextRun({ children: [PageNumber.CURRENT], ...small }),
                    run(' 页', small),
                  ],
                }),
              ],
            }),
          },
          children: [
            centred(content.title, { font: '方正小标宋简体', size: 40 }, 120),
            centred(content.period, { font: '楷体', size: 30 }, 80),
            centred(`统计截至 ${content.until}  第 ${edition} 版`, small, 240),
            ...content.sections.flatMap(sectionOf),
          ],
        },
      ],
    }),
  )
