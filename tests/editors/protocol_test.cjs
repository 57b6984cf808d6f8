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

// Bytes of our own, without the protocol's implementation in between: `say` sends, `next` gives the
// next message, `ended` the exit code.
function raw() {
  const child = spawn(process.env.INKLING_BINARY, ['lsp'], { cwd: vault });
  const messages = [];
  const waiting = [];
  let bytes = Buffer.alloc(0);
  child.stdout.on('data', (more) => {
    bytes = Buffer.concat([bytes, more]);
    for (;;) {
      const end = bytes.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/^Content-Length: (\d+)$/m.exec(bytes.subarray(0, end).toString())[1]);
      if (bytes.length < end + 4 + length) return;
      messages.push(JSON.parse(bytes.subarray(end + 4, end + 4 + length).toString()));
      bytes = bytes.subarray(end + 4 + length);
      if (waiting.length > 0) waiting.shift()(messages.shift());
    }
  });
  const ended = new Promise((done) => child.on('exit', (code) => done(code)));
  const say = (data) => new Promise((done) => child.stdin.write(data, done));
  const next = () =>
    messages.length > 0 ? Promise.resolve(messages.shift()) : new Promise((done) => waiting.push(done));
  // The answer to a request; what the server says of itself is passed over.
  const answer = async (id) => {
    for (;;) {
      const message = await next();
      if (!message.method && message.id === id) return message;
    }
  };
  return { say, next, answer, ended, end: () => child.stdin.end() };
}

function frame(message) {
  const body = Buffer.from(typeof message === 'string' ? message : JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}

const request = (id, method, params) => frame({ jsonrpc: '2.0', id, method, params });
const notification = (method, params) => frame({ jsonrpc: '2.0', method, params });
const initialize = (id) => request(id, 'initialize', { processId: null, rootUri: uri(''), capabilities: {} });

async function frames() {
  const server = raw();
  // A byte at a time, between characters and within one.
  for (const byte of initialize(1)) await server.say(Buffer.from([byte]));
  assert.ok((await server.answer(1)).result.capabilities);
  // Many in one piece, with a header that nobody knows.
  const odd = Buffer.from('Content-Type: application/vscode-jsonrpc; charset=utf-8\r\n');
  await server.say(Buffer.concat([notification('initialized', {}), odd, request(2, 'é/😀'), request('three', 'x')]));
  assert.strictEqual((await server.answer(2)).error.code, lsp.ErrorCodes.MethodNotFound);
  assert.strictEqual((await server.answer('three')).error.code, lsp.ErrorCodes.MethodNotFound);
  // Bad lengths, bodies that are no JSON or no request; what comes behind them is answered.
  for (const length of ['-5', 'ten', '', '99999999999999999999', '1e3', '0x10']) {
    await server.say(`Content-Length: ${length}\r\n\r\n`);
    await server.say(request(length, 'inkling/none'));
    assert.strictEqual((await server.answer(length)).error.code, lsp.ErrorCodes.MethodNotFound, length);
  }
  for (const body of ['', '{', '[]', '7', '"\\ud800"', '{"jsonrpc":"2.0"}', '['.repeat(100000), '\xff\xfe']) {
    await server.say(frame(body));
  }
  await server.say(request(5, 'shutdown'));
  const last = await server.answer(5);
  assert.strictEqual(last.result, null);
  await server.say(request(6, 'textDocument/hover', {}));
  assert.strictEqual((await server.answer(6)).error.code, lsp.ErrorCodes.InvalidRequest);
  await server.say(notification('exit'));
  assert.strictEqual(await server.ended, 0);
}

async function lives() {
  const early = raw();
  await early.say(request(1, 'textDocument/hover', { textDocument: { uri: uri('plan.md') } }));
  assert.strictEqual((await early.answer(1)).error.code, lsp.ErrorCodes.ServerNotInitialized);
  await early.say(notification('textDocument/didOpen', { textDocument: { uri: uri('x.md'), version: 1, text: '' } }));
  await early.say(initialize(2));
  assert.ok((await early.answer(2)).result);
  await early.say(initialize(3));
  assert.strictEqual((await early.answer(3)).error.code, lsp.ErrorCodes.InvalidRequest, 'initialize twice');
  await early.say(notification('$/unknown', {}));
  await early.say(request(4, '$/unknown', {}));
  assert.strictEqual((await early.answer(4)).error.code, lsp.ErrorCodes.MethodNotFound);
  await early.say(notification('exit'));
  assert.strictEqual(await early.ended, 1, 'exit without shutdown');

  const unborn = raw();
  await unborn.say(notification('exit'));
  assert.strictEqual(await unborn.ended, 1, 'exit before initialize');

  const cut = raw();
  await cut.say(initialize(1));
  await cut.answer(1);
  await cut.say('Content-Length: 100\r\n\r\n{');
  cut.end();
  assert.strictEqual(await cut.ended, 1, 'a stream that ends within a message');
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

  // The same in a draft with Chinese, an astral character, and Windows' line ends.
  const draft = { uri: uri('draft.md') };
  const line = '陈伟😀 [[Ana Petrov]]';
  const size = (text) => (encoding === 'utf-8' ? Buffer.byteLength(text) : text.length);
  await server.connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, {
    textDocument: { ...draft, languageId: 'markdown', version: 1, text: `é\r\n${line}\r\nend` },
  });
  const begin = size('陈伟😀 ');
  const links = await server.connection.sendRequest(lsp.DocumentLinkRequest.type, { textDocument: draft });
  assert.deepStrictEqual(links[0].range, {
    start: { line: 1, character: begin },
    end: { line: 1, character: begin + '[[Ana Petrov]]'.length },
  });
  // An edit behind the link, in the units agreed on; one past the line's end stays on its line.
  await server.connection.sendNotification(lsp.DidChangeTextDocumentNotification.type, {
    textDocument: { ...draft, version: 2 },
    contentChanges: [
      { range: { start: { line: 1, character: size(line) }, end: { line: 1, character: 9999 } }, text: ' 陈[[plan]]' },
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: size('é') } }, text: '' },
    ],
  });
  const after = await server.connection.sendRequest(lsp.DocumentLinkRequest.type, { textDocument: draft });
  assert.strictEqual(after[1].range.start.line, 1);
  assert.strictEqual(after[1].range.start.character, size(line + ' 陈'));
  await stop(server);
}

// All that the server says of one note by itself.
async function understood(server, name) {
  const textDocument = { uri: uri(name) };
  const ask = (type) => server.connection.sendRequest(type, { textDocument });
  return {
    symbols: await ask(lsp.DocumentSymbolRequest.type),
    links: await ask(lsp.DocumentLinkRequest.type),
    folds: await ask(lsp.FoldingRangeRequest.type),
  };
}

// What the server has of a note after many edits is what it reads of the same text in a file.
async function edits() {
  const server = await start(['utf-16']);
  const pieces = ['a', 'é', '😀', '陈伟', '\r\n', '\n', ' ', '# ', '[[x]]', ''];
  let seed = 7;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  let text = '# zero\n';
  let seen = 0;
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
    if (version % 500 === 0) {
      fs.writeFileSync(path.join(vault, `copy ${version}.md`), text);
      const [draft, file] = [await understood(server, 'edits.md'), await understood(server, `copy ${version}.md`)];
      const same = JSON.stringify(file).replaceAll(`copy%20${version}.md`, 'edits.md').replaceAll(`copy ${version}`, 'edits');
      assert.strictEqual(JSON.stringify(draft), same, `edit ${version}`);
      seen += draft.links.length + draft.symbols.length;
    }
  }
  assert.ok(seen > 100, 'there was something to compare');
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
  let cancelled = 0;
  for (let i = 0; i < 500; i++) {
    const source = new lsp.CancellationTokenSource();
    answers.push(
      server.connection
        .sendRequest(lsp.WorkspaceSymbolRequest.type, { query: 'plan' }, source.token)
        .catch((error) => {
          assert.strictEqual(error.code, lsp.LSPErrorCodes.RequestCancelled);
          cancelled++;
        }),
    );
    source.cancel();
  }
  await Promise.all(answers); // Each is answered.
  assert.ok(cancelled > 0, 'none was cancelled');
  // What is cancelled after its answer, or was never asked, does no harm.
  for (const id of [0, 499, 100000, 'none']) await server.connection.sendNotification('$/cancelRequest', { id });
  await assert.rejects(server.connection.sendRequest('no/such'), { code: lsp.ErrorCodes.MethodNotFound });
  await stop(server);
}

async function main() {
  await positions('utf-16', 4);
  await positions('utf-8', 7);
  await storms();
  await frames();
  await lives();
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
