/** What the engines can fail with: a sentence that names the thing, and the next step. */
export const enginesProblems = {
  E_ENGINE_CREDENTIALS: {
    text: "No credentials for the engine {{engine}} were found: {{variable}} is not set.",
    hint: "Set it in the environment, never in a file of the project; docs/engines.md names other ways for Google. Without an engine: --engine none.",
  },
  E_ENGINE_KEY: {
    text: "{{variable}} can be no key of {{engine}}: it holds a space, a control character or a letter outside ASCII.",
    hint: "Copy the key again, without quotation marks or line breaks.",
  },
  E_ENGINE_CREDENTIALS_FILE: {
    text: "The file with Google credentials cannot be read, or is not JSON.",
    hint: "Check the path in GOOGLE_APPLICATION_CREDENTIALS, or unset it to work without Google.",
  },
  E_ENGINE_PROJECT: {
    text: "No Google Cloud project is named for the engine {{engine}}.",
    hint: "Name it in translate.config.yaml, or set GOOGLE_CLOUD_PROJECT.",
  },
  E_ENGINE_ENDPOINT: {
    text: '{{variable}} is "{{endpoint}}", an address that cannot be asked.',
    hint: "Give https://HOST, or http://127.0.0.1:PORT for this machine, without a name or password in it (QAZYNA_GOOGLE_ENDPOINT: 127.0.0.1:PORT); articles are never sent unencrypted to another machine.",
  },
  E_ENGINE_SETTING: {
    text: 'The engine setting {{name}} cannot be "{{value}}".',
    hint: "Correct it in translate.config.yaml.",
  },
  E_ENGINE_LANGUAGE: {
    text: "{{engine}} does not serve {{lang}} with the model {{model}}.",
    hint: "Choose another model, or another engine for this language; docs/engines.md says which serves which.",
  },
  E_ENGINE_EXAMPLES: {
    text: "{{engine}} takes no examples (engine.google.adaptive) for {{lang}}: its texts go to {{model}}, at that model's price.",
    hint: "Nothing need be done; fuzzy matches still stand beside the text for the translator.",
  },
  E_GLOSSARY_RESOURCE: {
    text: "No glossary of the engine {{engine}} is named.",
    hint: "Name it in translate.config.yaml: engine.google.glossary, and the region in engine.google.location.",
  },
  E_GLOSSARY_BUCKET: {
    text: "There is no glossary {{name}}, and no bucket is named through which one could be made.",
    hint: "Name a Cloud Storage bucket in engine.google.bucket: Google takes new glossaries from there only.",
  },
  E_GLOSSARY_LANGUAGES: {
    text: "The glossary {{name}} has the languages {{languages}}; {{missing}} cannot be added, and its direction cannot be turned.",
    hint: "Give engine.google.glossary a new name: a new glossary with all languages is then made.",
  },
  E_GLOSSARY_ENGINE: {
    text: "The engine {{engine}} keeps no glossary that could be brought up to date.",
    hint: "Use --engine google.",
  },
  E_ENGINE_PAIR: {
    text: "{{engine}} does not translate from {{from}} into {{lang}} (model: {{model}}).",
    hint: "Choose another engine for this language; docs/engines.md says which serves which.",
  },
  E_ENGINE_LOCATION: {
    text: "{{engine}} has no such {{setting}} in the location {{location}}: it is kept in a region.",
    hint: "Name the region in engine.google.location, e.g. us-central1, or take the setting out.",
  },
  E_ENGINE_API: {
    text: "{{engine}} has no {{setting}} of its own in the API {{api}}.",
    hint: "Set engine.google.api to v3, or take the setting {{setting}} out.",
  },
  E_ENGINE_QUOTA: {
    text: "{{engine}} keeps refusing requests over its quota: {{detail}}",
    hint: "Set the project's real quota (characters per minute) in translate.config.yaml, then run again: what is answered is kept.",
  },
  E_ENGINE_DAILY: {
    text: "{{engine}} has used up its quota of the day or month: {{detail}}",
    hint: "Run again when it opens anew (Google: after midnight Pacific time), or raise the quota; what is answered is kept.",
  },
  E_ENGINE_BILLING: {
    text: "{{engine}} refuses for want of payment: {{detail}}",
    hint: "Enable billing for the account or project that the key belongs to, then run again.",
  },
  E_ENGINE_UNREACHABLE: {
    text: "{{engine}} did not answer: {{detail}}",
    hint: "Run again; what is answered is kept and not paid for twice.",
  },
  E_ENGINE_BAD_REQUEST: {
    text: "{{engine}} refused this segment: {{detail}}",
    hint: "Translate it by hand in the XLIFF file, or change its source.",
  },
  E_ENGINE_AUTH: {
    text: "{{engine}} refused the credentials: {{detail}}",
    hint: "Check the key in the environment and what it may do (Google: the role Cloud Translation API User); `translate doctor` tries it.",
  },
  E_ENGINE_SETUP: {
    text: "{{engine}} refused how it is set up (languages, model, project, address): {{detail}}",
    hint: "Check project, location and model in translate.config.yaml, or the engine's other settings there (Google: also that the Cloud Translation API is enabled); `translate doctor` tries them.",
  },
  E_ENGINE_REDIRECT: {
    text: "{{engine}} sends requests on to another address, which is not followed: {{detail}}",
    hint: "Set the engine's url in translate.config.yaml to the address that is meant; a key must not follow a redirect.",
  },
  E_ENGINE_PROTOCOL: {
    text: "What answered in the place of {{engine}} does not speak its language: {{detail}}",
    hint: "Check the engine's url in translate.config.yaml, and whether a proxy or a sign-in page answers in its place.",
  },
  E_ENGINE_COUNT: {
    text: "{{engine}} gave more or fewer answers than texts, and none that is certain to be this segment's.",
    hint: "Run again; if it happens again, please report it.",
  },
  E_ENGINE_EMPTY: {
    text: "{{engine}} gave an empty answer.",
    hint: "Run again, or translate the segment by hand in the XLIFF file.",
  },
  E_ENGINE_CODES: {
    text: "{{engine}} lost or changed the segment's inline codes; its answer was not used.",
    hint: "Translate the segment by hand in the XLIFF file, where its answer without the codes may stand in a note.",
  },
  E_ENGINE_MARKUP: {
    text: "{{engine}} put markup into its answer that the segment does not have; the answer was not used.",
    hint: "Translate the segment by hand in the XLIFF file.",
  },
  E_ENGINE_CHATTER: {
    text: "{{engine}} talked about the translation instead of translating; its answer was not used.",
    hint: "Run again, or translate the segment by hand in the XLIFF file.",
  },
  E_ENGINE_ANSWER: {
    text: "{{engine}} gave an answer that is no translation (control characters, marks that turn its direction, another language, the source again, or far too long); it was not used.",
    hint: "Translate the segment by hand in the XLIFF file.",
  },
  E_ENGINE_PACKAGE: {
    text: "The engine {{engine}} needs the package {{package}}, which is not installed.",
    hint: "In the project's folder run ONNXRUNTIME_NODE_INSTALL=skip npm install --ignore-scripts @huggingface/transformers@4.3.1 (about 470 MB); docs/engine-local.md says more.",
  },
  E_ENGINE_MODEL_FILE: {
    text: "The model's folder {{path}} has no {{file}} that the engine {{engine}} can read.",
    hint: "Put the model's files there; docs/engine-local.md says which and where to get them. Nothing is downloaded by itself.",
  },
  E_ENGINE_MODEL_KIND: {
    text: "The model in {{path}} is of the type {{type}}, with which the engine {{engine}} cannot translate.",
    hint: "Use NLLB-200, M2M100 or Opus-MT in the form for transformers.js; an Opus-MT folder is named like opus-mt-en-ru.",
  },
  E_ENGINE_MODEL_BROKEN: {
    text: "The model of the engine {{engine}} cannot be loaded or run: {{detail}}",
    hint: "Check that all of its files were copied whole, and that the memory is enough for them.",
  },
} as const;
