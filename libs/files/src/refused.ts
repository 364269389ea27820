/** Why a content is not taken, in Chinese: what it really is, and what to do instead. */
export interface RefusedContent {
  what: string
  remedy: string
}

/** Not a fault of the platform: the file is not one that may be kept. */
export class ContentRefused extends Error {
  constructor(readonly content: RefusedContent) {
    super(content.what)
    this.name = 'ContentRefused'
  }
}

export const refused = (what: string, remedy: string): ContentRefused => new ContentRefused({ what, remedy })
