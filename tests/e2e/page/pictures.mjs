// Pictures of a report or of a server, for the README and to look at: PAGE_PACKAGES=… CHROMIUM=… node pictures.mjs REPORT.html|URL FOLDER [EVENT [SCALE [NAME...]]]
// EVENT is opened where a picture shows one; the README's are made with `EVENT 1 open map`.
import {mkdirSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {launch} from './browser.mjs';

const [, , report, folder = '.', event = '', scale = '2', ...names] = process.argv, browser = await launch();
mkdirSync(folder, {recursive: true});
const LOOKS = [['desktop', 1440, 900, 'light', ''], ['desktop-dark', 1440, 900, 'dark', ''], ['open', 1440, 900, 'light', '', true], ['table', 1440, 900, 'light', '#view=table'], ['map', 1440, 900, 'light', '#view=map'], ['compare', 1440, 900, 'light', '#view=compare'], ['undated', 1440, 900, 'light', '#view=undated'], ['phone', 390, 844, 'light', ''], ['phone-open', 390, 844, 'dark', '', true], ['phone-map', 390, 844, 'light', '#view=map'], ['phone-table', 390, 844, 'light', '#view=table']];
for (const [name, width, height, colorScheme, hash, opened] of LOOKS) {
  if (names.length && !names.includes(name)) continue;
  const page = await browser.newPage({viewport: {width, height}, colorScheme, deviceScaleFactor: Number(scale)});
  await page.goto((/^https?:/.test(report) ? report : pathToFileURL(resolve(report)).href) + (opened && event ? '#e=' + event : hash));
  await page.waitForSelector('html[data-ready]');
  if (opened && !event) await page.locator('.card.k-statement button').nth(1).click();
  await page.waitForTimeout(300);
  await page.screenshot({path: join(folder, `${name}.png`)});
  await page.close();
}
await browser.close();
