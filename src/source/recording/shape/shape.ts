/** Why a value is not what was expected, as `.host.cpus[3].idle: expected a number, got text`; undefined when it is. */
export type Check = (value: unknown) => string | undefined;

type RequiredKeys<T> = {
  [K in keyof T]-?: T extends Record<K, T[K]> ? K : never;
}[keyof T];
type OptionalKeys<T> = Exclude<keyof T, RequiredKeys<T>>;
type ChecksOf<K extends PropertyKey> = { readonly [P in K]: Check };

const maxDepth = 32;

export const text: Check = (value) =>
  typeof value === 'string' ? undefined : expected('text', value);

export const flag: Check = (value) =>
  typeof value === 'boolean' ? undefined : expected('true or false', value);

/** A number that JSON carries without loss: finite, and not −0. */
export const number: Check = (value) =>
  isPlainNumber(value) ? undefined : expected('a number', value);

export const numberFrom =
  (least: number, most: number): Check =>
  (value) =>
    isPlainNumber(value) && value >= least && value <= most
      ? undefined
      : expected(`a number from ${least} to ${most}`, value);

/** What a Date can hold. */
export const instant = numberFrom(-8.64e15, 8.64e15);

export const pid: Check = (value) =>
  Number.isSafeInteger(value) && isPlainNumber(value) && value >= 0
    ? undefined
    : expected('a pid', value);

/** Exactly this. */
export const literal =
  (wanted: string | number): Check =>
  (value) =>
    value === wanted ? undefined : expected(String(wanted), value);

export const hexadecimal: Check = (value) =>
  typeof value === 'string' && /^[0-9a-fA-F]{1,64}$/.test(value)
    ? undefined
    : expected('hexadecimal digits', value);

export const listOf =
  (item: Check): Check =>
  (value) => {
    if (!Array.isArray(value)) return expected('a list', value);
    for (let index = 0; index < value.length; index++) {
      const reason = item(value[index]);
      if (reason !== undefined) return `[${index}]${reason}`;
    }
    return undefined;
  };

export const mapOf =
  (item: Check): Check =>
  (value) =>
    isPlainObject(value) ? memberReason(value, item) : expected('an object', value);

/** The known keys of T, each with its check; the compiler asks for every one. Unknown keys may hold any JSON. */
export function shapeOf<T>(
  required: ChecksOf<RequiredKeys<T>>,
  optional: ChecksOf<OptionalKeys<T>>,
): Check {
  const names = Object.keys(required);
  const known = new Map<string, { readonly check: Check; readonly isRequired: boolean }>();
  for (const [key, check] of Object.entries<Check>({ ...required, ...optional })) {
    known.set(key, { check, isRequired: Object.hasOwn(required, key) });
  }
  return (value) => {
    if (!isPlainObject(value)) return expected('an object', value);
    let found = 0;
    // Of an object without enumerable heirs this gives its own keys, several times as fast as a list of them.
    for (const key in value) {
      const member = known.get(key);
      const reason = member ? member.check(value[key]) : unknownReason(key, value[key]);
      if (reason !== undefined) return missingReason(names, value) ?? `${nameOfKey(key)}${reason}`;
      if (member?.isRequired) found++;
    }
    return found < names.length ? missingReason(names, value) : undefined;
  };
}

function missingReason(names: readonly string[], value: object): string | undefined {
  const missing = names.find((name) => !Object.hasOwn(value, name));
  return missing === undefined ? undefined : `.${missing}: is missing`;
}

/** Any JSON that survives being written: no undefined, no NaN, no class. */
const anyJson: Check = (value) => jsonReason(value, 0);

function jsonReason(value: unknown, depth: number): string | undefined {
  if (depth > maxDepth) return `: is nested more than ${maxDepth} deep`;
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return undefined;
  if (typeof value === 'number') return number(value);
  const below: Check = (item) => jsonReason(item, depth + 1);
  if (Array.isArray(value)) return listOf(below)(value);
  return mapOf(below)(value);
}

function memberReason(value: Record<string, unknown>, item: Check): string | undefined {
  for (const key of Object.keys(value)) {
    const reason = key === '__proto__' ? forbiddenKey : item(value[key]);
    if (reason !== undefined) return `${nameOfKey(key)}${reason}`;
  }
  return undefined;
}

function unknownReason(key: string, value: unknown): string | undefined {
  return key === '__proto__' ? forbiddenKey : anyJson(value);
}

const forbiddenKey = ': has a key that is not allowed, __proto__';

/** A key of the file's own making is not repeated: it may hold anything. */
function nameOfKey(key: string): string {
  if (key === '__proto__') return '';
  return /^[A-Za-z0-9]{1,40}$/.test(key) ? `.${key}` : '.?';
}

function isPlainNumber(value: unknown): value is number {
  return Number.isFinite(value) && !Object.is(value, -0);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null)
  );
}

function expected(wanted: string, got: unknown): string {
  return `: expected ${wanted}, got ${nameOf(got)}`;
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  if (typeof value === 'string') return 'text';
  return typeof value === 'object' ? 'an object' : typeof value;
}
