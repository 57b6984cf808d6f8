// SPDX-License-Identifier: MIT
// The server against the protocol's own implementation, which refuses what is not to the letter.
// Run as: node protocol_test.cjs, with INKLING_BINARY and INKLING_TEST_VAULT set, and the package
// vscode-languageserver-protocol where NODE_PATH says.
const assert = require('node:assert');
const { spawn } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');
const lsp = require('vscode-languageserver-protocol/node');

const vault = process.env.INKLING_TEST_VAULT;
const uri = (name) => pathToFileURL(path.join(vault, name)).href;

async function start(encodings) {
  const child = spawn(process.env.INKLING_BINARY, ['lsp'], { cwd: vault });
  const connection = lsp.createProtocolConnection(child.stdout, child.stdin);
  const problems = [];
  connection.onError((error) => problems.push(error));
  connection.onRequest(lsp.WorkDoneProgressCreateRequest.type, () => {});
  connection.listen();
  const answer = await connection.sendRequest(lsp.InitializeRequest.type, {
    processId: process.pid,
    rootUri: uri(''),
    workspaceFolders: [{ uri: uri(''), name: 'vault' }],
    capabilities: {
      general: { positionEncodings: encodings },
      window: { workDoneProgress: true },
      workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename'] } },
      textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } },
    },
  });
  await connection.sendNotification(lsp.InitializedNotification.type, {});
  for (let ready = false; !ready; ) {
    const status = await connection.sendRequest(lsp.ExecuteCommandRequest.type, { command: 'inkling.status' });
    ready = status.ready;
  }
  return { child, connection, answer, problems };
}

async function stop({ child, connection, problems }) {
  const ended = new Promise((done) => child.on('exit', done));
  await connection.sendRequest(lsp.ShutdownRequest.type);
  await connection.sendNotification(lsp.ExitNotification.type);
  assert.strictEqual(await ended, 0, 'exit code after shutdown');
  assert.deepStrictEqual(problems, []);
}

async function positions(encoding, character) {
  const server = await start(encoding === 'utf-8' ? ['utf-8', 'utf-16'] : ['utf-16']);
  assert.strictEqual(server.answer.capabilities.positionEncoding, encoding);
  const textDocument = { uri: uri('plan.md') };
  const place = await server.connection.sendRequest(lsp.DefinitionRequest.type, {
    textDocument,
    position: { line: 6, character },
  });
  assert.strictEqual(place[0].uri, uri('people/Ana Petrov.md'));
  const before = await server.connection.sendRequest(lsp.DefinitionRequest.type, {
    textDocument,
    position: { line: 6, character: character - 1 },
  });
  assert.strictEqual(before, null);
  await stop(server);
}

// What the server has of a note after many edits, as its symbols and searches show it.
async function edits() {
  const server = await start(['utf-16']);
  const pieces = ['a', 'é', '😀', '陈伟', '\r\n', '\n', ' ', '# ', '[[x]]', ''];
  let seed = 7;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  let text = '# zero\n';
  const textDocument = { uri: uri('edits.md') };
  await server.connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, {
    textDocument: { ...textDocument, languageId: 'markdown', version: 0, text },
  });
  const at = (offset) => {
    const lines = text.slice(0, offset).split('\n');
    return { line: lines.length - 1, character: lines[lines.length - 1].length };
  };
  const whole = (offset) => {
    const code = text.charCodeAt(offset);
    const within = code >= 0xdc00 && code < 0xe000;
    const cut = offset > 0 && text[offset - 1] === '\r' && text[offset] === '\n';
    return within || cut ? offset - 1 : offset;
  };
  for (let version = 1; version <= 10000; version++) {
    const one = whole(random(text.length + 1));
    const other = text.length > 2000 ? whole(random(text.length + 1)) : one;
    const [begin, end] = [Math.min(one, other), Math.max(one, other)];
    const piece = pieces[random(pieces.length)];
    await server.connection.sendNotification(lsp.DidChangeTextDocumentNotification.type, {
      textDocument: { ...textDocument, version },
      contentChanges: [{ range: { start: at(begin), end: at(end) }, text: piece }],
    });
    text = text.slice(0, begin) + piece + text.slice(end);
  }
  const last = 'Where ß and 😀 meet zostera\n';
  await server.connection.sendNotification(lsp.DidChangeTextDocumentNotification.type, {
    textDocument: { ...textDocument, version: 10001 },
    contentChanges: [{ range: { start: at(text.length), end: at(text.length) }, text: '\n\n' + last }],
  });
  text += '\n\n' + last;
  const found = await server.connection.sendRequest(lsp.ExecuteCommandRequest.type, {
    command: 'inkling.search',
    arguments: [{ query: 'zostera path:edits.md' }],
  });
  const line = text.slice(0, text.indexOf('Where ß')).split('\n').length;
  assert.strictEqual(found.hits[0].line, line, 'the line after ten thousand edits');
  await stop(server);
}

async function storms() {
  const server = await start(['utf-16']);
  const answers = [];
  for (let i = 0; i < 500; i++) {
    const source = new lsp.CancellationTokenSource();
    answers.push(
      server.connection
        .sendRequest(lsp.WorkspaceSymbolRequest.type, { query: 'plan' }, source.token)
        .catch((error) => assert.strictEqual(error.code, lsp.LSPErrorCodes.RequestCancelled)),
    );
    source.cancel();
  }
  await Promise.all(answers);
  await assert.rejects(server.connection.sendRequest('no/such'), { code: lsp.ErrorCodes.MethodNotFound });
  await stop(server);
}

async function main() {
  await positions('utf-16', 4);
  await positions('utf-8', 7);
  await storms();
  fs.writeFileSync(path.join(vault, 'edits.md'), '# zero\n');
  await edits();
}

main().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
