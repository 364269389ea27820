/** What a monthly report is made of: everything in it was read at one moment. */
import type { LocalDate } from '../calendar/local-date.js'
import type { FigureCode, FigureValue } from '../numbers/figures.js'

export type ReportFigures = Record<FigureCode, FigureValue>

export interface ReportUnit {
  name: string
  kind: string
  figures: ReportFigures
}

export interface ReportCommunity {
  name: string
  /** What it belongs to. */
  under: string
  held: number
  attendances: number
  people: number
  /** Activities held out of no project. */
  others: number
  cells: { categoryCode: string; projects: number; claims: number; activities: number }[]
}

/** One kind of project or of post. */
export interface ReportKind {
  name: string
  /** Open for claims, or posts there are, on the last day. */
  open: number
  /** Claims started, or members who took a post, in the month. */
  started: number
  /** Claims under way, or members who hold a post, on the last day. */
  held: number
  /** Claims accepted, or members who left a post, in the month. */
  ended: number
}

export interface ReportItem {
  title: string
  unit: string
  /** When it was due, or since when it may be claimed. */
  on?: LocalDate
}

/** The first of a list, and how many there are. */
export interface ReportList {
  items: ReportItem[]
  total: number
}

export interface ReportFacts {
  unit: { name: string; kind: string }
  monthLabel: string
  /** The last day that counts: the month's, or today while it is not over. */
  lastDay: LocalDate
  isOver: boolean
  figures: ReportFigures
  before: ReportFigures
  /** Units right below. */
  below: ReportUnit[]
  categories: { code: string; name: string }[]
  communities: ReportCommunity[]
  /** More communities than a document can show in a table each. */
  communitiesLeft: number
  projects: ReportKind[]
  posts: ReportKind[]
  /** Of claims, publications and activities; what is about people is only counted. */
  late: ReportList
  lateAboutPeople: number
  unclaimed: ReportList
}
