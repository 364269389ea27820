/** A browser without scripts: keeps its cookie, presses buttons, sends the fields that the page holds. */
export class ResidentPhone {
  private cookie = ''
  private fields: Record<string, string> = {}
  status = 0
  text = ''

  /** @param form where its form goes, e.g. `/appraise` */
  constructor(
    private readonly url: string,
    private readonly form: string,
  ) {}

  async open(path: string): Promise<this> {
    return this.read(await fetch(`${this.url}${path}`))
  }

  async press(go: string, typed: Record<string, string> = {}): Promise<this> {
    return this.read(await this.sent(go, typed))
  }

  sent(go: string, typed: Record<string, string> = {}, headers: Record<string, string> = {}) {
    return fetch(`${this.url}${this.form}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(this.cookie !== '' && { cookie: this.cookie }),
        ...headers,
      },
      body: new URLSearchParams({ ...this.fields, ...typed, go }).toString(),
    })
  }

  private async read(reply: Response): Promise<this> {
    this.status = reply.status
    this.text = await reply.text()
    this.cookie = reply.headers.get('set-cookie')?.split(';')[0] ?? this.cookie
    this.fields = Object.fromEntries(
      [...this.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    )
    return this
  }
}
