// Tests on real servers, browsers and bundles wait longer than Jest's five seconds.
jest.setTimeout(120_000)
