/**
 * The page that residents see, without an account: plain forms made on the server, so that an old phone, a slow line and a
 * browser without scripts all see the same. What has been filled in travels with the form; nothing is kept between
 * screens and nothing runs out.
 *
 * Another form is a controller of its own: a `public` row in access/policies.ts, its path in `formPaths` (forms.ts), a
 * Throttle, and `residentPage` for every screen, with what was filled in as `hidden`. Its buttons are `choice`, `next` and
 * `back`: all are called `go`, and tell by their value where to.
 */
import type { FastifyReply } from 'fastify'
import { html, Markup } from './markup.js'

export const smallest = 18
export const largest = 30
const stepPx = 4

export interface ResidentScreen {
  title: string
  /** Of the text, in pixels; `smallest`–`largest`. */
  size: number
  /** Where the form goes, e.g. `/appraise`. */
  action: string
  /** What has been filled in on other screens. */
  hidden: Readonly<Record<string, string>>
  body: Markup
  /** Above everything: why it did not go on. */
  problem?: string
}

export const choice = (go: string, label: string, face: string, isChosen = false): Markup =>
  html`<button class="choice" name="go" value="${go}" aria-pressed="${String(isChosen)}">
    <span class="face" aria-hidden="true">${face}</span>${label}
  </button>`
export const next = (label: string, go = 'next'): Markup =>
  html`<button class="next" name="go" value="${go}">${label}</button>`
export const back = (label = '← 上一步'): Markup =>
  html`<button class="back" name="go" value="back" formnovalidate>${label}</button>`

const style = `
:root{color-scheme:light}*{box-sizing:border-box}
body{margin:0;background:#fff;color:#1a1a1a;font-family:system-ui,"PingFang SC","Microsoft YaHei",sans-serif;line-height:1.6}
main{max-width:36em;margin:0 auto;padding:16px}
h1{font-size:1.25em;line-height:1.4;margin:.6em 0}
button,.link{display:flex;align-items:center;justify-content:center;gap:.5em;width:100%;min-height:64px;margin:10px 0;padding:8px 16px;
font:inherit;border:2px solid #595959;border-radius:12px;background:#fff;color:#1a1a1a;text-decoration:none}
button:focus-visible,textarea:focus-visible,input:focus-visible{outline:4px solid #0b57d0;outline-offset:2px}
.choice{justify-content:flex-start;font-weight:600}.choice[aria-pressed=true]{border-color:#a8071a;background:#fff1f0}
.face{font-size:1.6em;line-height:1}.next{background:#a8071a;border-color:#a8071a;color:#fff;font-weight:600}
.tools{display:flex;gap:8px}.tools button{min-height:60px;margin:0;padding:4px}
.problem{border:2px solid #a8071a;border-radius:12px;padding:8px 16px;background:#fff1f0}
.where{color:#595959}code{overflow-wrap:anywhere}textarea,input{width:100%;min-height:64px;font:inherit;padding:10px;border:2px solid #595959;border-radius:12px}
dl{margin:0}dt{color:#595959}dd{margin:0 0 .8em;font-weight:600}[hidden]{display:none}`

/** A whole page. Implicit submission (the Enter key) goes on: the first button of a form is its default. */
const residentPage = ({ title, size, action, hidden, body, problem }: ResidentScreen): string => {
  const fields = Object.entries({ ...hidden, size: String(size) })
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/emblem.svg" type="image/svg+xml" />
        <title>${title}</title>
        <style>
          ${new Markup(style)}body {
            font-size: ${size}px;
          }
        </style>
        <script src="/residents.js" defer></script>
      </head>
      <body>
        <main>
          <form method="post" action="${action}" autocomplete="off">
            <button hidden name="go" value="next" tabindex="-1"></button>
            ${fields.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
            <div class="tools">
              <button name="go" value="larger" formnovalidate aria-label="字大一点">字 ＋</button>
              <button name="go" value="smaller" formnovalidate aria-label="字小一点">字 －</button>
              <button type="button" data-read hidden>朗读</button>
            </div>
            <div data-text>
              ${problem !== undefined && html`<p class="problem" role="alert">${problem}</p>`} ${body}
            </div>
          </form>
        </main>
      </body>
    </html>`.text
}

/** The size that a button asks for, or the same. */
export const sizeAfter = (size: number, go: string): number => {
  const wanted = go === 'larger' ? size + stepPx : go === 'smaller' ? size - stepPx : size
  return Math.min(largest, Math.max(smallest, wanted))
}

/** A screen as the answer to a request. */
export interface Shown {
  screen: ResidentScreen
  status: number
}

/** Never kept by a browser or a proxy: a phone is lent to a neighbour. */
export const sendPage = (reply: FastifyReply, screen: ResidentScreen, status = 200): void => {
  void reply
    .status(status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(residentPage(screen))
}
