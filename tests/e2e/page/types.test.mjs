// The page's sources under TypeScript's strict rules; the packages come from where the tests keep them.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';

test('the sources of the page have no error of type', () => {
  const packages = process.env.PAGE_PACKAGES, source = join(process.env.NIENBIEU_SOURCE, 'src/page'), config = join(packages, 'tsconfig.json');
  writeFileSync(config, JSON.stringify({extends: join(source, 'tsconfig.json'), compilerOptions: {paths: {'*': [join(packages, 'node_modules/@types/*'), join(packages, 'node_modules/*')]}}, include: [join(source, 'src')]}));
  const {stdout, status} = spawnSync(process.execPath, [join(packages, 'node_modules/typescript/bin/tsc'), '-p', config], {encoding: 'utf8'});
  assert.equal(stdout, '');
  assert.equal(status, 0);
});
