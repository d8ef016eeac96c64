import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { answerText } from '../http/answer-text.js';
import type { ErrorAnswer } from '../http/api-error.filter.js';
import { refusalOf } from '../http/known-errors.js';
import { AcceptMessages, type IngestAnswer } from './accept-messages.js';
import { answerPings } from './answer-pings.js';
import { INGEST_PATH, IngestDoor, parseFrame } from './ingest-door.js';

/** The largest frame, bytes: the same as the largest HTTP body. */
const FRAME_LIMIT = 16 * 1024 * 1024;
/** Frames of one client that may wait for their answer; a client that sends on is told to stop. */
const FRAMES_IN_HAND = 32;
/** RFC 6455: against the policy. */
const KEY_ENDED = 1008;

/** What a frame is answered with: the answers come in the order of the frames. */
type FrameAnswer = ErrorAnswer | ({ readonly status: 202 } & IngestAnswer);

/** Turns what was thrown into what HTTP would have answered. */
type AnswerOf = (error: unknown, acceptLanguage?: string) => ErrorAnswer;

/**
 * The same door for clients that stay connected: a plain WebSocket, each text frame a JSON array or NDJSON,
 * each answered with one JSON text: `status` and what HTTP would have said. The key travels in the header
 * `Authorization: Bearer KEY`, or in the sub-protocol `bearer.KEY` where a browser cannot set headers.
 */
@Injectable()
export class IngestSocket {
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: FRAME_LIMIT,
    autoPong: false,
    handleProtocols: (protocols) => [...protocols][0] ?? false,
  });

  private closing = false;

  /** Who is connected, and when the last of their frames so far is answered. */
  private readonly answering = new Map<WebSocket, Promise<void>>();

  constructor(
    private readonly door: IngestDoor,
    private readonly messages: AcceptMessages,
  ) {}

  attach(server: Server, answerOf: AnswerOf): void {
    this.sockets.on('wsClientError', ({ message }, socket) =>
      refuse(socket, answerOf(refusalOf(400, message))),
    );
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (request.url?.split('?')[0] === INGEST_PATH) void this.open(request, socket, head, answerOf);
    });
  }

  /** Takes no more frames, answers those in hand, and says good-bye. */
  async close(): Promise<void> {
    this.sockets.close();
    this.closing = true;
    for (const client of this.answering.keys()) client.pause();
    await Promise.all(this.answering.values());
    for (const client of this.answering.keys()) client.close(1001, 'server stops');
  }

  /** A socket without a key is refused before it exists, in HTTP's words. */
  private async open(
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
    answerOf: AnswerOf,
  ): Promise<void> {
    const inTheirWords: AnswerOf = (error) => answerOf(error, request.headers['accept-language']);
    const lost = (): void => void socket.destroy();
    socket.on('error', lost);
    try {
      const authorization = authorizationOf(request);
      await this.door.admit(authorization);
      socket.off('error', lost);
      this.sockets.handleUpgrade(request, socket, head, (client) =>
        this.serve(client, authorization, inTheirWords),
      );
    } catch (error) {
      refuse(socket, inTheirWords(error));
    }
  }

  private serve(client: WebSocket, authorization: string | undefined, answerOf: AnswerOf): void {
    let inHand = 0;
    this.answering.set(client, Promise.resolve());
    client.on('error', () => undefined); // ws is closing it already, with the code that says why.
    answerPings(client);
    client.on('close', () => this.answering.delete(client));
    client.on('message', (data: RawData) => {
      inHand++;
      if (inHand >= FRAMES_IN_HAND) client.pause();
      const answer = this.answer(data, authorization, answerOf);
      const before = this.answering.get(client) ?? Promise.resolve();
      const answered = before.then(async () => {
        const said = await answer;
        if (client.readyState === client.OPEN) client.send(JSON.stringify(said));
        if (said.status === 401) client.close(KEY_ENDED, 'the key has ended');
        inHand--;
        if (client.isPaused && !this.closing) client.resume();
      });
      if (this.answering.has(client)) this.answering.set(client, answered);
    });
  }

  /** The key is asked for with every frame: it may end while the socket is open. */
  private async answer(
    data: RawData,
    authorization: string | undefined,
    answerOf: AnswerOf,
  ): Promise<FrameAnswer> {
    try {
      const key = this.door.keyOf(authorization);
      const items = this.door.itemsOf(parseFrame((data as Buffer).toString('utf8')));
      return { status: 202, ...(await this.messages.accept(items, key)) };
    } catch (error) {
      return answerOf(error);
    }
  }
}

function authorizationOf({ headers }: IncomingMessage): string | undefined {
  const bearer = /\bbearer\.([\w~+/.-]+)/.exec(headers['sec-websocket-protocol'] ?? '')?.[1];
  return headers.authorization ?? (bearer && `Bearer ${bearer}`);
}

/** Says why and lets go: an upgraded socket stays open for as long as its client likes, unless we close our end too. */
function refuse(socket: Duplex, answer: ErrorAnswer): void {
  socket.on('error', () => socket.destroy()); // Gone before it was answered; nobody else listens here.
  socket.once('finish', () => socket.destroy());
  socket.end(answerText(answer));
}
