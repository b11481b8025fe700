/** Keys of the ledger, each at most once. */
export interface KeySet {
  readonly size: number;
  /** Whether the key is new. It is in the set from then on. */
  add(key: string): boolean;
}

/** Of the 32 bytes of a key: half of them tell as many keys apart as anybody will have. */
const keyBytes = 16;
const keyDigits = 64;
/** Keys in one block of memory. */
const blockKeys = 16_384;

/**
 * A set of `askKey`s (64 hexadecimal digits) that takes 24 to 32 bytes a key: a million in about 25 MB, where a Set of
 * strings takes five times as much.
 */
export function openKeySet(): KeySet {
  const blocks: Buffer[] = [];
  const added = Buffer.alloc(keyBytes);
  let slots = new Int32Array(1024); // numbers of keys, from 1; 0 is empty
  let size = 0;

  const isAt = (number: number): boolean => {
    const start = (number % blockKeys) * keyBytes;
    return blocks[Math.floor(number / blockKeys)]?.compare(added, 0, keyBytes, start, start + keyBytes) === 0;
  };
  /** The slot in which the key stands, or would stand. The keys are hashes, so any four of their bytes are one, too. */
  const slotOf = (hash: number, isMatch: (number: number) => boolean): number => {
    let slot = hash & (slots.length - 1);
    for (let held = slots[slot]; held !== undefined && held !== 0 && !isMatch(held - 1); held = slots[slot])
      slot = (slot + 1) & (slots.length - 1);
    return slot;
  };
  const grow = (): void => {
    slots = new Int32Array(slots.length * 2);
    for (let number = 0; number < size; number++) {
      const hash = blocks[Math.floor(number / blockKeys)]?.readUInt32LE((number % blockKeys) * keyBytes) ?? 0;
      slots[slotOf(hash, () => false)] = number + 1;
    }
  };
  return {
    get size() {
      return size;
    },
    add: (key) => {
      if (key.length !== keyDigits || added.write(key, "hex") !== keyBytes)
        throw new TypeError("A key is 64 hexadecimal digits");
      const slot = slotOf(added.readUInt32LE(0), isAt);
      if (slots[slot] !== 0) return false;
      if (size % blockKeys === 0) blocks.push(Buffer.alloc(blockKeys * keyBytes));
      blocks[Math.floor(size / blockKeys)]?.set(added, (size % blockKeys) * keyBytes);
      size += 1;
      slots[slot] = size;
      if (size * 2 > slots.length) grow();
      return true;
    },
  };
}
