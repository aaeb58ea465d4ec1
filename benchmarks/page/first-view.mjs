// How long until the page shows something? In the Chromium of this machine, on a running product; a new profile each time.
// Usage: npm install && node first-view.mjs [http://localhost:8080] [times 15]

import { chromium } from 'playwright-core';

const [address = 'http://localhost:8080', times = '15'] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const cardsAt = async (page) => {
  await page.waitForFunction(() => performance.getEntriesByName('cards').length > 0);
  return page.evaluate(() => performance.getEntriesByName('cards')[0].startTime);
};

async function measure(what, path, millisOf) {
  const all = [];
  for (let i = 0; i < Number(times); i++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(address + path);
    all.push(Math.round(await millisOf(page)));
    await context.close();
  }
  all.sort((a, b) => a - b);
  console.log(`${what}: median ${all[Math.floor(all.length / 2)]} ms, from ${all[0]} to ${all.at(-1)}`);
}

await measure('five cards of a viewer', '/?viewer=ava', cardsAt);
await measure('the front door', '/', async (page) => {
  await page.locator('.key-fob').first().waitFor();
  return page.evaluate(() => performance.now());
});
await measure('from a prompt to five cards', '/', async (page) => {
  await page.fill('#first-prompt', 'a slow-burn thriller like Vertigo');
  const start = await page.evaluate(() => performance.now());
  await page.keyboard.press('Enter');
  return (await cardsAt(page)) - start;
});
await browser.close();
