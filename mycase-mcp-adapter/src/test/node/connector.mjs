// Starts the connector's jar on its fictional firm, and plays the person at the browser.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The process of a connector with a folder of its own; `settings` are further variables. */
export function connector(settings = {}) {
  const { PATH, HOME, SYSTEMROOT, TEMP } = process.env;
  return {
    command: process.env.ADAPTER_JAVA,
    args: ['-jar', process.env.ADAPTER_JAR, '--sandbox'],
    env: {
      ...Object.fromEntries(Object.entries({ PATH, HOME, SYSTEMROOT, TEMP }).filter(([, value]) => value)),
      MYCASE_HOME: mkdtempSync(join(tmpdir(), 'mycase-node-')),
      BROWSER: 'none',
      MYCASE_CONFIRM_WRITES: '1',
      ...settings,
    },
    stderr: 'ignore',
  };
}

/** Opens the address of a login as a browser does, and allows the login. */
export async function logIn(address) {
  const first = await fetch(address, { redirect: 'manual' });
  const cookie = first.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  const loginPage = new URL(first.headers.get('location'), address);
  const page = await (await fetch(loginPage)).text();
  const session = /name="session" value="([^"]+)"/.exec(page)[1];
  const sent = await fetch(new URL('/login_sessions', loginPage), {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ session, decision: 'allow' }),
  });
  const callback = await fetch(sent.headers.get('location'), { redirect: 'manual', headers: { cookie } });
  if (callback.status !== 200) {
    throw new Error(`the login ended with status ${callback.status}`);
  }
}

/** A promise that a test settles. */
export function deferred() {
  let resolve;
  const promise = new Promise((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
