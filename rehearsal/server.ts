import { apertium } from "./apertium.ts";
import { azure } from "./azure.ts";
import { deepl } from "./deepl.ts";
import { openDesk, type RehearsalOptions, type SeenRequest } from "./desk.ts";
import { serveGoogleGrpc } from "./google-grpc.ts";
import { googleRest } from "./google-rest.ts";
import { openGoogleService } from "./google-service.ts";
import { googleV2 } from "./google-v2.ts";
import { portOf, type Service, serveHttp } from "./http.ts";
import { libretranslate } from "./libretranslate.ts";
import { openai } from "./openai.ts";
import { storage } from "./storage.ts";
import { yandex } from "./yandex.ts";

export type { Outcome, Protocol, RehearsalOptions, SeenRequest } from "./desk.ts";
export type { Fault } from "./faults.ts";

/** A server that listens; disposing of it ends it and cuts its connections. */
export interface RehearsalServer extends AsyncDisposable {
  /** For `QAZYNA_GOOGLE_ENDPOINT`: `127.0.0.1:50051`. */
  readonly grpcEndpoint: string;
  /** Of all that speaks HTTP, without a slash at the end: Google at the root, the others below their names. */
  readonly url: string;
  /** All that it was asked to translate, in the order in which that came. */
  readonly requests: readonly SeenRequest[];
}

/**
 * A server on loopback that speaks the protocols of all engines as the services do: their quotas, their refusals, their
 * errors' words. Google over gRPC has a port of its own; Google over REST and v2, DeepL, Azure, OpenAI's chat, Yandex,
 * LibreTranslate and Apertium share one.
 *
 * Each start is a new service: no glossaries, an unused quota.
 */
export async function startRehearsal(
  options: RehearsalOptions & { readonly port?: number } = {},
): Promise<RehearsalServer> {
  const desk = openDesk(options);
  const google = openGoogleService(desk);
  const [rest, v2, files] = [googleRest(google), googleV2(desk), storage()];
  const root: Service = async (request) => (await rest(request)) ?? (await files(request)) ?? (await v2(request));
  const mounts = {
    "": root,
    "/deepl": deepl(desk),
    "/azure": azure(desk),
    "/openai/v1": openai(desk),
    "/yandex": yandex(desk),
    "/libretranslate": libretranslate(desk),
    "/apertium": apertium(desk),
  };
  const http = await serveHttp(mounts, options.port ?? 0);
  const grpc = await serveGoogleGrpc(google);
  return {
    grpcEndpoint: `127.0.0.1:${grpc.port}`,
    url: `http://127.0.0.1:${portOf(http)}`,
    requests: desk.requests,
    [Symbol.asyncDispose]: async () => {
      grpc.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
