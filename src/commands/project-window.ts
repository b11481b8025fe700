import { defaultEngineConfig, type EngineConfig, type LimitConfig } from "../config/engine-config.ts";
import type { Engine, RateLimit } from "../core/engine.ts";
import type { Project } from "../journey/project.ts";
import { memoryRates } from "../queue/memory-rates.ts";
import { sharedRates } from "../queue/shared-rates.ts";
import { openWindow, type RateWindow, type Sleep } from "../queue/window.ts";

/** Engines that work on this machine: they have no quota. */
const LOCAL: ReadonlySet<string> = new Set(["pseudo", "local"]);

/**
 * The rate window of an engine in a project, which all runs of the project share through `.qazyna/rates.db`.
 *
 * The file is made with the first request, so that a dry run writes nothing.
 */
export function projectWindow(project: Project, engine: Engine, sleep: Sleep): RateWindow {
  if (LOCAL.has(engine.name))
    return openWindow(
      memoryRates([], () => performance.now()),
      sleep,
    );
  const path = project.layout.absolute(project.layout.own("rates.db"));
  const account = accountOf(engine, project.config.engine);
  return openWindow(
    sharedRates({ path, account, limits: rateLimits(project.config.engine, engine.rates), now: Date.now }),
    sleep,
  );
}

const UNITS = ["characters", "requests", "tokens"] as const;

const LENGTHS: Readonly<Record<LimitConfig["per"], number>> = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/**
 * The limits that hold together: those of the configuration, and the service's own for units and windows that it does
 * not name. `charactersPerMinute` at its default names nothing: a service that allows less is believed.
 */
export function rateLimits(config: EngineConfig, own: readonly RateLimit[]): readonly RateLimit[] {
  const named = config.limits.flatMap((limit) =>
    UNITS.flatMap((unit): readonly RateLimit[] => {
      const amount = limit[unit];
      return amount === undefined ? [] : [{ unit, amount, perMs: LENGTHS[limit.per] }];
    }),
  );
  const perMinute: RateLimit = { unit: "characters", amount: config.charactersPerMinute, perMs: LENGTHS.minute };
  const isDefault = config.charactersPerMinute === defaultEngineConfig.charactersPerMinute;
  const overriding = isDefault ? named : [...named, perMinute];
  const isNamed = (limit: RateLimit): boolean =>
    overriding.some(({ unit, perMs }) => unit === limit.unit && perMs === limit.perMs);
  return [perMinute, ...named, ...own.filter((limit) => !isNamed(limit))];
}

/** Whose quota it is: the engine, its model, and the project or place that it is used at; no key, no password. */
function accountOf(engine: Engine, config: EngineConfig): string {
  const settings: unknown = Object.entries(config).find(([name]) => name === engine.name)?.[1];
  const places = ["project", "url", "region", "folder"].map((name) => placeIn(settings, name));
  return [engine.name, engine.model, ...places].filter((part) => part !== "").join(" ");
}

function placeIn(settings: unknown, name: string): string {
  if (typeof settings !== "object" || settings === null) return "";
  const value: unknown = Object.entries(settings).find(([key]) => key === name)?.[1];
  if (typeof value !== "string") return "";
  return name === "url" ? (URL.parse(value)?.host ?? "") : value; // an address may hold a name and a password
}
