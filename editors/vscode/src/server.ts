// SPDX-License-Identifier: MIT
/** The language server: finds the program, starts it, asks it. */
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as vscode from 'vscode';
import {
  CodeLensRequest,
  InlayHintRequest,
  LanguageClient,
  Location,
  Middleware,
  RevealOutputChannelOn,
} from 'vscode-languageclient/node';
import { toLocation } from './open_place';
import { findProgram, withHome } from './program';

/** A server that cannot be asked; the words have been shown already. */
export class NoServer extends Error {}

export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private starting: Promise<void> | undefined;
  private readonly output = vscode.window.createOutputChannel('Inkling', { log: true });
  private readonly changed = new vscode.EventEmitter<void>();
  /** The index is there, or is another than before. */
  readonly onIndexChanged = this.changed.event;

  /** Starts the server unless it runs. Says what is wrong when that fails. */
  start(): Promise<void> {
    this.starting ??= this.launch().catch((problem: Error) => {
      this.starting = undefined;
      if (!(problem instanceof NoServer)) void this.complain(problem.message);
      throw new NoServer(problem.message);
    });
    return this.starting;
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async stop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.starting = undefined;
    if (client?.needsStop()) await client.stop();
    await client?.dispose();
  }

  /** Runs a command of the server; the signal cancels it. */
  async ask<Outcome>(command: string, options: object, signal?: AbortSignal): Promise<Outcome> {
    await this.start();
    const cancel = new vscode.CancellationTokenSource();
    if (signal?.aborted) cancel.cancel();
    signal?.addEventListener('abort', () => cancel.cancel(), { once: true });
    try {
      const client = this.client as LanguageClient;
      const params = { command, arguments: [options] };
      return await client.sendRequest<Outcome>('workspace/executeCommand', params, cancel.token);
    } finally {
      cancel.dispose();
    }
  }

  showLog(): void {
    this.output.show();
  }

  dispose(): void {
    void this.stop();
    this.changed.dispose();
    this.output.dispose();
  }

  private async launch(): Promise<void> {
    const settings = vscode.workspace.getConfiguration('inkling');
    const found = findProgram(settings.get('path', 'inkling'), {
      platform: process.platform,
      env: process.env,
      home: os.homedir(),
      isProgram,
    });
    if ('problem' in found) {
      void this.offerSetting(found.problem);
      throw new NoServer(found.problem);
    }
    const vault = withHome(settings.get('vault', '').trim(), os.homedir());
    const folder = folderFor(vault);
    if (!folder) {
      const problem = 'Open a folder of notes, or set "inkling.vault".';
      void this.offerSetting(problem);
      throw new NoServer(problem);
    }
    const args = vault === '' ? ['lsp'] : ['lsp', '--vault', vault];
    this.output.info([found.program, ...args].join(' '));
    const ready = new Promise<void>((done) => {
      const first = this.onIndexChanged(() => {
        first.dispose();
        done();
      });
    });
    const client = new LanguageClient(
      'inkling',
      'Inkling',
      { command: found.program, args, options: { cwd: folder.uri.fsPath } },
      {
        documentSelector: [{ scheme: 'file', language: 'markdown' }],
        workspaceFolder: folder,
        outputChannel: this.output,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        initializationOptions: { inlayHints: settings.get('inlayHints', false), indexChanged: true },
        middleware: middlewareOf(ready),
      },
    );
    this.client = client;
    client.onNotification('$/inkling/indexChanged', () => {
      this.changed.fire();
      askAgain(client);
    });
    await client.start();
  }

  private async offerSetting(problem: string): Promise<void> {
    const settings = 'Open Settings';
    const again = 'Try Again';
    const chosen = await vscode.window.showErrorMessage(`Inkling: ${problem}`, settings, again);
    if (chosen === settings) {
      await vscode.commands.executeCommand('workbench.action.openSettings', '@ext:inkling.inkling');
    } else if (chosen === again) {
      await vscode.commands.executeCommand('inkling.restart');
    }
  }

  private async complain(problem: string): Promise<void> {
    const log = 'Show Log';
    const text = `Inkling: the server did not start: ${problem}`;
    if ((await vscode.window.showErrorMessage(text, log)) === log) this.showLog();
  }
}

function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

/** What the server is told is open; the vault is this folder or one above it. */
function folderFor(vault: string): vscode.WorkspaceFolder | undefined {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const local = folders.find((folder) => folder.uri.scheme === 'file');
  if (vault === '' && local) return local;
  const note = vscode.window.activeTextEditor?.document.uri;
  const uri =
    vault !== ''
      ? vscode.Uri.file(vault)
      : note?.scheme === 'file'
        ? vscode.Uri.joinPath(note, '..')
        : undefined;
  return uri && { uri, name: uri.path, index: 0 };
}

/**
 * VS Code asks for links and lenses when a note is opened, and for links not again: while there is no
 * index yet, they wait.
 */
function middlewareOf(ready: Promise<void>): Middleware {
  return {
    provideDocumentLinks: async (document, token, next) => {
      await ready;
      return next(document, token);
    },
    provideCodeLenses: async (document, token, next) => {
      await ready;
      return next(document, token);
    },
    executeCommand: showPlaces,
  };
}

/** A lens runs a command of the server, whose answer, places, is to be shown. */
const showPlaces: NonNullable<Middleware['executeCommand']> = async (command, args, next) => {
  const answer: unknown = await next(command, args);
  if (command !== 'inkling.backlinks' && command !== 'inkling.openTasks') return answer;
  const editor = vscode.window.activeTextEditor;
  if (!editor || !Array.isArray(answer)) return answer;
  const places = (answer as Location[]).map(toLocation);
  const { document, selection } = editor;
  await vscode.commands.executeCommand('editor.action.showReferences', document.uri, selection.active, places);
  return answer;
};

/** Lenses and hints count what other notes say, so they may be others now. */
function askAgain(client: LanguageClient): void {
  for (const document of vscode.workspace.textDocuments) {
    if (document.languageId !== 'markdown') continue;
    const lenses = client.getFeature(CodeLensRequest.method).getProvider(document);
    lenses?.onDidChangeCodeLensEmitter.fire();
    client.getFeature(InlayHintRequest.method).getProvider(document)?.onDidChangeInlayHints.fire();
  }
}
