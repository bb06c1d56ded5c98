// Chromium as the system has it. CHROMIUM is its name or path.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

export function launch(options) {
  const program = process.env.CHROMIUM;
  const folders = process.env.PATH.split(delimiter).map((folder) => join(folder, program));
  const executablePath = [program, ...folders].find((file) => existsSync(file));
  return chromium.launch({ executablePath, args: ['--no-sandbox'], ...options });
}
