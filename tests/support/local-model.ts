import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { floats, input, integers, model, node, output } from "./onnx.ts";

const SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"] as const;
const LANGUAGES = ["eng_Latn", "kaz_Cyrl", "rus_Cyrl"] as const;
/** All that the model can say, by language. */
const SAYINGS = { kaz_Cyrl: ["сынақ", "үлгісі", "сөйледі"], rus_Cyrl: ["пробная", "модель", "сказала"] } as const;
const WORDS = Object.values(SAYINGS).flat();
const VOCABULARY: readonly string[] = [...SPECIAL, ...WORDS.map((word) => `▁${word}`), ...LANGUAGES];
const SIZE = VOCABULARY.length;
/** Width of what the encoder gives the decoder. */
const WIDTH = 2;

/** What the model answers in a language, whatever it is asked. */
export function saying(code: keyof typeof SAYINGS): string {
  return SAYINGS[code].join(" ");
}

/**
 * Writes a translation model of a few kilobytes in NLLB's form: it is loaded, cut into tokens, encoded and decoded like
 * a real one, and says one sentence a language, whatever it is asked. It shows that models are loaded rightly, and
 * nothing of quality. The same bytes each time.
 */
export function writeLocalModel(folder: string): void {
  mkdirSync(join(folder, "onnx"), { recursive: true });
  const write = (name: string, content: unknown): void =>
    writeFileSync(join(folder, name), `${JSON.stringify(content, null, 1)}\n`);
  write("config.json", {
    model_type: "m2m_100",
    architectures: ["M2M100ForConditionalGeneration"],
    is_encoder_decoder: true,
    vocab_size: SIZE,
    d_model: WIDTH,
    ...{ encoder_layers: 1, decoder_layers: 1, encoder_attention_heads: 1, decoder_attention_heads: 1 },
    ...{ bos_token_id: 0, pad_token_id: 1, eos_token_id: 2, decoder_start_token_id: 2 },
  });
  write("generation_config.json", {
    ...{ bos_token_id: 0, pad_token_id: 1, eos_token_id: 2, decoder_start_token_id: 2, max_length: 200 },
  });
  write("tokenizer_config.json", {
    tokenizer_class: "NllbTokenizer",
    ...{ bos_token: "<s>", eos_token: "</s>", unk_token: "<unk>", pad_token: "<pad>", model_max_length: 512 },
    additional_special_tokens: LANGUAGES,
  });
  write("tokenizer.json", tokenizer());
  writeFileSync(join(folder, "onnx", "encoder_model.onnx"), encoder());
  writeFileSync(join(folder, "onnx", "decoder_model_merged.onnx"), decoder());
}

function id(token: string): number {
  return VOCABULARY.indexOf(token);
}

function tokenizer(): unknown {
  const special = [...SPECIAL, ...LANGUAGES];
  const flags = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true };
  return {
    version: "1.0",
    truncation: null,
    padding: null,
    added_tokens: special.map((content) => ({ id: id(content), content, ...flags })),
    normalizer: { type: "NFKC" },
    pre_tokenizer: { type: "Metaspace", replacement: "▁", prepend_scheme: "always", split: true },
    post_processor: {
      type: "TemplateProcessing",
      single: [
        { SpecialToken: { id: "eng_Latn", type_id: 0 } },
        { Sequence: { id: "A", type_id: 0 } },
        { SpecialToken: { id: "</s>", type_id: 0 } },
      ],
      pair: [],
      special_tokens: Object.fromEntries(special.map((one) => [one, { id: one, ids: [id(one)], tokens: [one] }])),
    },
    decoder: { type: "Metaspace", replacement: "▁", prepend_scheme: "always", split: true },
    model: {
      type: "Unigram",
      unk_id: 3,
      vocab: VOCABULARY.map((token, index) => [token, -index]),
      byte_fallback: false,
    },
  };
}

/** Each token's row of a table, blanked out where the mask is 0. */
function encoder(): Uint8Array {
  const rows = VOCABULARY.flatMap((_, index) => [index / SIZE, 1 - index / SIZE]);
  return model(
    "encoder",
    node("Gather", ["embedding", "input_ids"], "embedded", { axis: 0 }),
    node("Cast", ["attention_mask"], "mask", { to: 1 }),
    node("Unsqueeze", ["mask", "last"], "wide_mask"),
    node("Mul", ["embedded", "wide_mask"], "last_hidden_state"),
    floats("embedding", [SIZE, WIDTH], rows),
    integers("last", [2]),
    input("input_ids", "int64", ["batch", "length"]),
    input("attention_mask", "int64", ["batch", "length"]),
    output("last_hidden_state", ["batch", "length", WIDTH]),
  );
}

/** Which token follows which, by a table; the encoder's mean is added with no weight, so that it must be there. */
function decoder(): Uint8Array {
  const follows = new Array<number>(SIZE * SIZE).fill(0);
  for (const [code, words] of Object.entries(SAYINGS)) {
    const chain = [code, ...words.map((word) => `▁${word}`), "</s>"];
    for (const [index, token] of chain.entries()) {
      const next = chain[index + 1];
      if (next !== undefined) follows[id(token) * SIZE + id(next)] = 10;
    }
  }
  return model(
    "decoder",
    node("Gather", ["follows", "input_ids"], "chained", { axis: 0 }),
    node("ReduceMean", ["encoder_hidden_states"], "mean", { axes: [1], keepdims: 1 }),
    node("MatMul", ["mean", "weight"], "heard"),
    node("Add", ["chained", "heard"], "logits"),
    floats("follows", [SIZE, SIZE], follows),
    floats("weight", [WIDTH, SIZE], new Array<number>(WIDTH * SIZE).fill(0)),
    input("input_ids", "int64", ["batch", "said"]),
    input("encoder_hidden_states", "float", ["batch", "length", WIDTH]),
    output("logits", ["batch", "said", SIZE]),
  );
}
