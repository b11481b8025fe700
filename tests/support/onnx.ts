/**
 * Writes small ONNX graphs byte by byte: just what a fixture needs of the format (onnx.proto3 of ONNX 1.16, IR version 8,
 * operator set 13), in protobuf's own encoding.
 */

type Field = Uint8Array;

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt(value);
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Uint8Array.of(...bytes, Number(rest));
}

function integer(field: number, value: number): Field {
  return Buffer.concat([varint(field << 3), varint(value)]);
}

function bytes(field: number, content: Uint8Array): Field {
  return Buffer.concat([varint((field << 3) | 2), varint(content.byteLength), content]);
}

function string(field: number, content: string): Field {
  return bytes(field, Buffer.from(content, "utf8"));
}

function message(field: number, ...fields: readonly Field[]): Field {
  return bytes(field, Buffer.concat(fields));
}

const FLOAT = 1;
const INT64 = 7;

/** An operation. Attributes are integers, or lists of them. */
export function node(
  operation: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, number | readonly number[]>> = {},
): Field {
  const written = Object.entries(attributes).map(([name, value]) =>
    typeof value === "number"
      ? message(5, string(1, name), integer(3, value), integer(20, 2))
      : message(5, string(1, name), ...value.map((one) => integer(8, one)), integer(20, 7)),
  );
  return message(1, ...inputs.map((name) => string(1, name)), string(2, output), string(4, operation), ...written);
}

/** A constant of floats, its rows one after the other. */
export function floats(name: string, dims: readonly number[], values: readonly number[]): Field {
  const raw = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) raw.writeFloatLE(value, index * 4);
  return message(5, ...dims.map((dim) => integer(1, dim)), integer(2, FLOAT), string(8, name), bytes(9, raw));
}

/** A constant list of integers. */
export function integers(name: string, values: readonly number[]): Field {
  const raw = Buffer.alloc(values.length * 8);
  for (const [index, value] of values.entries()) raw.writeBigInt64LE(BigInt(value), index * 8);
  return message(5, integer(1, values.length), integer(2, INT64), string(8, name), bytes(9, raw));
}

/** What goes in or comes out; a dimension that is a word may be of any size. */
function value(field: number, name: string, type: number, dims: readonly (string | number)[]): Field {
  const shape = dims.map((dim) => message(1, typeof dim === "number" ? integer(1, dim) : string(2, dim)));
  return message(field, string(1, name), message(2, message(1, integer(1, type), message(2, ...shape))));
}

export function input(name: string, type: "float" | "int64", dims: readonly (string | number)[]): Field {
  return value(11, name, type === "float" ? FLOAT : INT64, dims);
}

export function output(name: string, dims: readonly (string | number)[]): Field {
  return value(12, name, FLOAT, dims);
}

/** A whole model: its parts in the order nodes, constants, inputs, outputs. */
export function model(name: string, ...parts: readonly Field[]): Uint8Array {
  const operators = message(8, string(1, ""), integer(2, 13));
  return Buffer.concat([integer(1, 8), string(2, "qazyna fixture"), message(7, string(2, name), ...parts), operators]);
}
