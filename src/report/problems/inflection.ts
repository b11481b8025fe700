/** What is said about lines that ask for the inflection of terms. */
export const inflectionProblems = {
  E_TERMS_LINE: {
    text: "Line {{line}} cannot be answered: {{reason}}.",
    hint: 'A line is one JSON object: {"id": 1, "term": "министрлік", "form": "министрлігіне"}, with --inflect {"id": 1, "term": "министрлік", "case": "dative", "number": "singular", "person": "3"}',
  },
  E_TERMS_SLOT: {
    text: 'Line {{line}} cannot be answered: "{{name}}" is the name of no case, number or person.',
    hint: "Known are: {{known}}",
  },
} as const;
