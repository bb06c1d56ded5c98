// A person at a browser: keeps cookies, follows redirects one by one, logs in and consents.

/** A browser without a screen. Cookies are kept by origin. */
export class Browser {
  #cookies = new Map();

  async open(address, options = {}) {
    const { origin } = new URL(address);
    const cookie = [...(this.#cookies.get(origin) ?? new Map())].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, {
      redirect: 'manual',
      ...options,
      headers: { ...(cookie && { cookie }), ...options.headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0].split(/=(.*)/s);
      this.#cookies.set(origin, (this.#cookies.get(origin) ?? new Map()).set(name, value));
    }
    return response;
  }

  /** Follows redirects until there is a page, or one leads where `ends` says. */
  async follow(address, ends, options = {}) {
    let at = String(address);
    let response = await this.open(at, options);
    for (let i = 0; i < 12 && response.headers.get('location'); i++) {
      at = new URL(response.headers.get('location'), at).href;
      if (ends(at)) {
        return { at, page: '' };
      }
      response = await this.open(at);
    }
    return { at, page: await response.text(), status: response.status };
  }

  async submit(at, page, id, changes, ends) {
    const form = new RegExp(`<form[^>]*id="${id}"[\\s\\S]*?</form>`).exec(page)?.[0];
    if (!form) {
      throw new Error(`no form ${id} at ${at}: ${page.slice(0, 2000)}`);
    }
    const fields = new URLSearchParams();
    for (const [input] of form.matchAll(/<input[^>]*>/g)) {
      const name = /name="([^"]*)"/.exec(input)?.[1];
      const isOff = /type="checkbox"/.test(input) && !/\schecked/.test(input);
      if (name && !isOff) {
        fields.set(name, /value="([^"]*)"/.exec(input)?.[1] ?? '');
      }
    }
    for (const [name, value] of Object.entries(changes)) {
      fields.set(name, value);
    }
    const action = new URL(/<form[^>]*\saction="([^"]*)"/.exec(form)?.[1] ?? at, at).href;
    return this.follow(action, ends, { method: 'POST', body: fields });
  }
}

/**
 * Opens the address of an authorization request, logs in at MyCase's stand-in and consents.
 * Returns the address that the browser is sent back to.
 */
export async function authorize(address, { decision = 'allow', browser = new Browser() } = {}) {
  const { redirect_uri: redirectUri } = Object.fromEntries(new URL(address).searchParams);
  const ends = (at) => at.startsWith(redirectUri);
  let { at, page } = await browser.follow(address, ends);
  if (page.includes('id="sandbox-login"')) {
    const staff = /<option value="(\d+)"/.exec(page)[1];
    ({ at, page } = await browser.submit(at, page, 'sandbox-login', { staff, decision: 'allow' }, ends));
  }
  ({ at, page } = await browser.submit(at, page, 'consent', { decision }, ends));
  if (!ends(at)) {
    throw new Error(`ended at ${at}: ${page.slice(0, 2000)}`);
  }
  return at;
}

/** Logs in as the first member of the staff and creates an API token on the page of tokens; `scope` is read or write. */
export async function createToken(url, scope) {
  const browser = new Browser();
  const anywhere = () => false;
  let { at, page } = await browser.follow(`${url}/login`, anywhere);
  const staff = /<option value="(\d+)"/.exec(page)[1];
  ({ at, page } = await browser.submit(at, page, 'sandbox-login', { staff, decision: 'allow' }, anywhere));
  ({ page } = await browser.submit(at, page, 'create', { name: 'Desktop', days: '30', scope }, anywhere));
  return /mc4j_pat_[A-Za-z0-9_-]{43}/.exec(page)[0];
}
