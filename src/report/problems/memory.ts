/** What the memory's problems say. */
export const memoryProblems = {
  E_MEMORY_LINE: {
    text: "This line of {{path}} is no entry of a memory: {{reason}}.",
    hint: 'Mend the line, for instance {"source": "Home", "target": "Басты бет", "lang": "kk"}; nothing of the file is used till then.',
  },
  E_MEMORY_FOREIGN: {
    text: "{{path}} is a database of another program.",
    hint: "Move it away, or set another folder for the memory; nothing in it was changed.",
  },
  E_MEMORY_DAMAGED: {
    text: "The memory's cache {{path}} was damaged and has been emptied. No translation is lost.",
    hint: "Run the command again: the cache is built anew from the record and the memory files.",
  },
  E_MEMORY_BUSY: {
    text: "Another process has been writing to {{path}} for too long.",
    hint: "Wait until it has finished, then run the command again.",
  },
  E_MEMORY_UNUSABLE: {
    text: "The memory's cache {{path}} cannot be used: {{reason}}.",
    hint: "Check free space and permissions of its folder; the file itself may be deleted, it is built anew.",
  },
} as const;
