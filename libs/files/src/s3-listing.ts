/** One page of a bucket's listing (ListObjectsV2). */
import { SaxesParser } from 'saxes'

interface Listed {
  key: string
  bytes: number
  storedAt: Date
}

export interface ListingPage {
  objects: Listed[]
  /** What to ask with for the next page; none on the last. */
  next?: string
}

/** @throws Error for what is no listing */
export const pageOf = (xml: string): ListingPage => {
  const objects: Listed[] = []
  const page: ListingPage = { objects }
  const way: string[] = []
  let text = ''
  const fields = new Map<string, string>()
  const parser = new SaxesParser()
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name }) => {
    way.push(name)
    text = ''
  })
  parser.on('text', part => (text += part))
  parser.on('closetag', ({ name }) => {
    way.pop()
    if (name === 'NextContinuationToken') page.next = text
    else if (name === 'Contents') objects.push(objectOf(fields))
    else if (way.at(-1) === 'Contents') fields.set(name, text)
    text = ''
  })
  parser.write(xml).close()
  if (!/<ListBucketResult[\s>]/.test(xml)) throw new Error('the store did not answer with a listing')
  return page
}

const objectOf = (fields: ReadonlyMap<string, string>): Listed => ({
  key: fields.get('Key') ?? '',
  bytes: Number(fields.get('Size')),
  storedAt: new Date(fields.get('LastModified') ?? ''),
})
