import { createRequire } from "node:module";
import { type AddressInfo, createServer, type Socket } from "node:net";
import * as grpc from "@grpc/grpc-js";
import { GrpcClient, protobuf } from "google-gax";
import type { ConnectionFault } from "./faults.ts";
import { fields, text } from "./fields.ts";
import { type Operation, Refused } from "./glossaries.ts";
import { encodedStatus } from "./google-faults.ts";
import type { GoogleAnswer, GoogleService } from "./google-service.ts";

type Call = grpc.ServerUnaryCall<unknown, unknown>;
type Method = (message: unknown, headers: Readonly<Record<string, string>>) => Promise<GoogleAnswer> | GoogleAnswer;

/** Serves v3 and its operations over gRPC on a free port of the loopback interface, from the client package's own definitions. */
export async function serveGoogleGrpc(service: GoogleService): Promise<{ port: number; close(): void }> {
  const definitions: object = createRequire(import.meta.url)("@google-cloud/translate/build/protos/protos.json");
  const server = new grpc.Server();
  const sockets = new Map<string, Socket>();
  const { translation, operations } = loadServices(definitions);
  const types = protobuf.Root.fromJSON(definitions);
  server.addService(translation, bind(translationMethods(service, types), sockets));
  server.addService(
    operations,
    bind(
      { getOperation: (message) => plain(packed(types, service.glossaries.operation(text(message, "name")))) },
      sockets,
    ),
  );
  const injector = server.createConnectionInjector(grpc.ServerCredentials.createInsecure());
  // Connections are taken in here rather than by the library, so that a fault can cut one.
  const listener = createServer((socket) => {
    const peer = `${socket.remoteAddress}:${socket.remotePort}`;
    sockets.set(peer, socket);
    socket.once("close", () => sockets.delete(peer));
    socket.on("error", () => {});
    injector.injectConnection(socket);
  });
  await new Promise<void>((resolve, reject) => {
    listener.once("error", reject);
    listener.listen(0, "127.0.0.1", resolve);
  });
  return {
    // Holds for a server that listens on an address rather than a pipe.
    port: (listener.address() as AddressInfo).port,
    close: () => {
      listener.close();
      server.forceShutdown();
      injector.destroy();
      for (const socket of sockets.values()) socket.destroy();
    },
  };
}

function loadServices(definitions: object) {
  const loaded: unknown = new GrpcClient().loadProtoJSON(definitions);
  // The package's own definitions have this shape: checked by its version being pinned.
  type Service = { service: grpc.ServiceDefinition };
  const { google } = loaded as {
    google: { cloud: { translation: { v3: { TranslationService: Service } } }; longrunning: { Operations: Service } };
  };
  return {
    translation: google.cloud.translation.v3.TranslationService.service,
    operations: google.longrunning.Operations.service,
  };
}

function translationMethods(service: GoogleService, types: protobuf.Root): Readonly<Record<string, Method>> {
  const { glossaries } = service;
  const protocol = "google-grpc";
  return {
    translateText: (message, headers) => service.translateText(message, { protocol, headers }),
    adaptiveMtTranslate: (message, headers) => service.adaptiveMtTranslate(message, { protocol, headers }),
    getSupportedLanguages: (message) =>
      plain(service.supportedLanguages(text(message, "parent"), text(message, "model"))),
    createGlossary: (message) =>
      plain(packed(types, glossaries.create(text(message, "parent"), fields(message)["glossary"]))),
    getGlossary: (message) => plain(glossaries.get(text(message, "name"))),
    listGlossaries: (message) => plain(glossaries.list(text(message, "parent"))),
    deleteGlossary: (message) => plain(packed(types, glossaries.remove(text(message, "name")))),
    createGlossaryEntry: (message) =>
      plain(glossaries.createEntry(text(message, "parent"), fields(message)["glossaryEntry"])),
    getGlossaryEntry: (message) => plain(glossaries.getEntry(text(message, "name"))),
    updateGlossaryEntry: (message) => plain(glossaries.updateEntry(fields(message)["glossaryEntry"])),
    listGlossaryEntries: (message) =>
      plain(
        glossaries.listEntries(
          text(message, "parent"),
          Number(fields(message)["pageSize"]),
          text(message, "pageToken"),
        ),
      ),
    deleteGlossaryEntry: (message) => plain(glossaries.removeEntry(text(message, "name"))),
  };
}

function plain(message: object): GoogleAnswer {
  return { message };
}

/** An operation with its parts encoded as `google.protobuf.Any`. */
function packed(types: protobuf.Root, { name, done, metadata, response }: Operation): object {
  const any = ({ type, value }: Operation["metadata"]): object => {
    const message = types.lookupType(`google.cloud.translation.v3.${type}`);
    const bytes = message.encode(message.fromObject(value)).finish();
    return { type_url: `type.googleapis.com/google.cloud.translation.v3.${type}`, value: bytes };
  };
  return { name, done, metadata: any(metadata), ...(response === undefined ? {} : { response: any(response) }) };
}

function bind(
  methods: Readonly<Record<string, Method>>,
  sockets: ReadonlyMap<string, Socket>,
): grpc.UntypedServiceImplementation {
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      (call: Call, reply: grpc.sendUnaryData<unknown>) => {
        void respond(method, call, sockets).then(
          (message) => message !== undefined && reply(null, message),
          (error: unknown) => reply(failureOf(error)),
        );
      },
    ]),
  );
}

/** The message to answer; undefined where there is none. */
async function respond(method: Method, call: Call, sockets: ReadonlyMap<string, Socket>): Promise<object | undefined> {
  const headers = Object.fromEntries(
    Object.entries(call.metadata.getMap()).map(([name, value]) => [name, String(value)]),
  );
  const { message, fault } = await method(call.request, headers);
  if (fault === undefined) return message;
  return await spoil(fault, message, sockets.get(call.getPeer()));
}

const SLOW_MS = 2_000;

/** gRPC answers in one message, so a slow one comes late; a page in HTML breaks the connection's own protocol. */
async function spoil(fault: ConnectionFault, message: object | undefined, socket: Socket | undefined) {
  switch (fault) {
    case "hang":
      return undefined;
    case "drop":
      socket?.destroy();
      return undefined;
    case "not-json":
      socket?.end("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n\r\n<!DOCTYPE html><title>Sign in</title>");
      return undefined;
    case "slow":
      await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
      return message;
  }
}

function failureOf(error: unknown): grpc.ServerErrorResponse | Partial<grpc.StatusObject> {
  if (!(error instanceof Refused)) return { code: grpc.status.INTERNAL, details: String(error) };
  const metadata = new grpc.Metadata();
  const status = encodedStatus(error.refusal);
  if (status !== undefined) metadata.set("grpc-status-details-bin", status);
  return { code: error.refusal.code, details: error.refusal.message, metadata };
}
