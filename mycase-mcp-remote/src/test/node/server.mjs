// Starts the remote server's jar with its fictional firm.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Starts a server on a free port; `settings` are further variables, and with `LISTEN` among them the server listens
 * there. Resolves to { url, port, stop }.
 */
export async function startServer(settings = {}) {
  const { PATH, HOME, SYSTEMROOT, TEMP } = process.env;
  const env = { PATH, HOME, SYSTEMROOT, TEMP, STOP_DELAY_SECONDS: '0', ...settings };
  const child = spawn(
    process.env.REMOTE_JAVA,
    ['-jar', process.env.REMOTE_JAR, '--sandbox', ...(settings.LISTEN ? [] : ['--port', '0'])],
    { env: Object.fromEntries(Object.entries(env).filter(([, value]) => value)), stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const lines = [];
  const [url, port] = await new Promise((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      lines.push(line);
      const ready = /ready at (\S+)\/mcp, listening on \S+:(\d+)/.exec(line);
      if (ready) {
        resolve([ready[1], Number(ready[2])]);
      }
    });
    ended.then((code) => reject(new Error(`the server ended with ${code}: ${lines.join('\n')}`)));
  });
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { url, port, stop };
}
