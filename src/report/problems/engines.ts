/** What the engines can fail with: a sentence that names the thing, and the next step. */
export const enginesProblems = {
  E_ENGINE_CREDENTIALS: {
    text: "No credentials for the engine {{engine}} were found.",
    hint: "Set GOOGLE_APPLICATION_CREDENTIALS to a key file, or run `gcloud auth application-default login`; on a Google machine set METADATA_SERVER_DETECTION=assume-present. Without an engine: --engine none.",
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
    text: '{{variable}} is "{{endpoint}}", which is no address on this machine.',
    hint: "Give 127.0.0.1:PORT, and http:// before it for QAZYNA_GOOGLE_REST; articles are never sent unencrypted to another machine.",
  },
  E_ENGINE_SETTING: {
    text: 'The engine setting {{name}} cannot be "{{value}}".',
    hint: "Correct it in translate.config.yaml.",
  },
  E_ENGINE_LANGUAGE: {
    text: "{{engine}} does not serve {{lang}} with the model {{model}}.",
    hint: "Choose the model general/nmt, or another engine for this language.",
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
    text: "{{engine}} has used up its quota of the day: {{detail}}",
    hint: "Run again after midnight Pacific time, or raise the quota; what is answered is kept.",
  },
  E_ENGINE_BILLING: {
    text: "{{engine}} refuses the project's billing: {{detail}}",
    hint: "Enable billing for the project in the Google Cloud console, then run again.",
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
    hint: "Check that the account may use the Cloud Translation API in this project (role Cloud Translation API User).",
  },
  E_ENGINE_SETUP: {
    text: "{{engine}} refused the project, location, model or languages: {{detail}}",
    hint: "Check project, location and model in translate.config.yaml, and that the Cloud Translation API is enabled.",
  },
  E_ENGINE_COUNT: {
    text: "{{engine}} gave more or fewer answers than segments; none of them was used.",
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
    text: "{{engine}} gave an answer that is no text (control characters, marks that turn its direction, or far too long).",
    hint: "Translate the segment by hand in the XLIFF file.",
  },
} as const;
