import type { ElementTable } from "./model.ts";

const NORMALIZATION = "none|nfc|nfd";
const ISSUE =
  "terminology|mistranslation|omission|untranslated|addition|duplication|inconsistency|grammar|legal|register|locale-specific-content|locale-violation|style|characters|misspelling|typographical|formatting|inconsistent-entities|numbers|markup|pattern-problem|whitespace|internationalization|length|non-conformance|uncategorized|other";
const AGENTS = "org orgRef:uri person personRef:uri tool toolRef:uri";
const REVISERS = "revOrg revOrgRef:uri revPerson revPersonRef:uri revTool revToolRef:uri";
const ISSUE_PARTS =
  "locQualityIssueComment locQualityIssueEnabled:yes|no locQualityIssueProfileRef:uri locQualityIssueSeverity:percent";

/** Namespaces of the modules of XLIFF 2.x, by the prefix that the specification gives them (2.1, section 2.1). */
export const MODULE_NAMESPACES: Readonly<Record<string, string>> = {
  "urn:oasis:names:tc:xliff:matches:2.0": "mtc",
  "urn:oasis:names:tc:xliff:glossary:2.0": "gls",
  "urn:oasis:names:tc:xliff:fs:2.0": "fs",
  "urn:oasis:names:tc:xliff:metadata:2.0": "mda",
  "urn:oasis:names:tc:xliff:resourcedata:2.0": "res",
  "urn:oasis:names:tc:xliff:changetracking:2.0": "ctr",
  "urn:oasis:names:tc:xliff:sizerestriction:2.0": "slr",
  "urn:oasis:names:tc:xliff:validation:2.0": "val",
  "urn:oasis:names:tc:xliff:itsm:2.1": "itsm",
  "urn:oasis:names:tc:xliff:pgs:1.0": "pgs",
  "http://www.w3.org/2005/11/its": "its",
};

/** The elements of the modules: chapter 5 of XLIFF 2.0 and 2.1; change tracking, of 2.0 only, is an extension in 2.1. */
export const XLIFF_2_MODULES: ElementTable = {
  "mtc:matches": { content: "mtc:match+" },
  "mtc:match": {
    content: "mda:metadata?, originalData?, source, target, other*",
    attributes:
      "id:nmtoken matchQuality:percent matchSuitability:percent origin ref!:uri reference:yes|no similarity:percent subType:userDefined type:am|mt|icm|idm|tb|tm|other",
    open: "all",
  },
  "gls:glossary": { content: "gls:glossEntry+" },
  "gls:glossEntry": {
    content: "gls:term, gls:translation*, gls:definition?, other*",
    attributes: "id:nmtoken ref:uri",
    open: "all",
  },
  "gls:term": { content: "#text", attributes: "source", open: "all" },
  "gls:translation": { content: "#text", attributes: "id:nmtoken ref:uri source", open: "all" },
  "gls:definition": { content: "#text", attributes: "source", open: "all" },
  "mda:metadata": { content: "mda:metaGroup+", attributes: "id:nmtoken" },
  "mda:metaGroup": {
    content: "(mda:metaGroup|mda:meta)+",
    attributes: "id:nmtoken category appliesTo:source|target|ignorable",
  },
  "mda:meta": { content: "#text", attributes: "type!" },
  "res:resourceData": { content: "res:resourceItemRef*, res:resourceItem*" },
  "res:resourceItemRef": { attributes: "id:nmtoken ref!:nmtoken", open: "all" },
  "res:resourceItem": {
    content: "res:source?, res:target?, res:reference*",
    attributes: "mimeType id:nmtoken context:yes|no",
    open: "all",
  },
  "res:source": { content: "other*", attributes: "href xml:lang:language", open: "all" },
  "res:target": { content: "other*", attributes: "href xml:lang:language", open: "all" },
  "res:reference": { attributes: "href! xml:lang:language", open: "all" },
  "slr:profiles": { content: "slr:normalization?, other*", attributes: "generalProfile storageProfile" },
  "slr:normalization": { attributes: `general:${NORMALIZATION} storage:${NORMALIZATION}` },
  "slr:data": { content: "other*", attributes: "profile!", open: "all" },
  "val:validation": { content: "val:rule+", open: "all" },
  "val:rule": {
    attributes: `isPresent occurs:positive isNotPresent startsWith endsWith existsInSource:yes|no caseSensitive:yes|no normalization:${NORMALIZATION} disabled:yes|no`,
    open: "all",
  },
  "ctr:changeTrack": { content: "ctr:revisions+" },
  "ctr:revisions": {
    content: "ctr:revision+",
    attributes: "appliesTo!:nmtoken ref:nmtoken currentVersion:nmtoken",
    open: "all",
  },
  "ctr:revision": { content: "ctr:item+", attributes: "author datetime version:nmtoken", open: "all" },
  "ctr:item": { content: "#text", attributes: "property!", open: "all" },
  "its:locQualityIssues": { content: "its:locQualityIssue+", attributes: "xml:id! version:2.0" },
  "its:locQualityIssue": { attributes: `version:2.0 locQualityIssueType:${ISSUE} ${ISSUE_PARTS}` },
  "its:provenanceRecords": { content: "its:provenanceRecord+", attributes: "xml:id! version:2.0" },
  "its:provenanceRecord": { attributes: `version:2.0 ${AGENTS} ${REVISERS}` },
};

/** The attributes that modules lend to elements of the core; namespaces that are missing here lend none. */
export const MODULE_ATTRIBUTES: Readonly<Record<string, string>> = {
  fs: "fs:a|b|bdo|big|blockquote|body|br|button|caption|center|cite|code|col|colgroup|dd|del|div|dl|dt|em|h1|h2|h3|h4|h5|h6|head|hr|html|i|img|label|legend|li|ol|p|pre|q|s|samp|select|small|span|strike|strong|sub|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul subFs",
  slr: "storageRestriction sizeRestriction equivStorage sizeInfo sizeInfoRef:nmtoken",
  its: `version:2.0 allowedCharacters annotatorsRef localeFilterList localeFilterType:include|exclude locQualityIssuesRef:uri locQualityIssueType:${ISSUE} ${ISSUE_PARTS} locQualityRatingProfileRef:uri locQualityRatingScore:percent locQualityRatingScoreThreshold:percent locQualityRatingVote:integer locQualityRatingVoteThreshold:integer mtConfidence:confidence ${AGENTS} provenanceRecordsRef:uri ${REVISERS} taClassRef:uri taConfidence:confidence taIdent taIdentRef:uri taSource termConfidence:confidence`,
  itsm: "domains lang:language",
  pgs: "switch case",
};

const SCOPES = ["file", "group", "unit"];

/** Where elements of modules may stand (the constraints of `file`, `group`, `unit` and of each module). */
export const MODULE_PLACES: Readonly<Record<string, readonly string[]>> = {
  "mtc:matches": ["unit"],
  "gls:glossary": ["unit"],
  "mda:metadata": ["xliff", ...SCOPES, "mtc:match"],
  "res:resourceData": ["file", "unit"],
  "slr:profiles": ["file"],
  "slr:data": SCOPES,
  "val:validation": SCOPES,
  "ctr:changeTrack": SCOPES,
  "its:locQualityIssues": [...SCOPES, "mtc:match"],
  "its:provenanceRecords": [...SCOPES, "mtc:match"],
};

/** Elements of modules of which one parent has at most one. */
export const MODULE_SINGLES: ReadonlySet<string> = new Set([
  "mtc:matches",
  "gls:glossary",
  "mda:metadata",
  "res:resourceData",
  "slr:profiles",
  "val:validation",
]);

/**
 * The prefixes that name modules in fragment identifiers (each module's section on its prefix), and `tbx`, the one of an
 * extension that is known to be registered.
 */
export const FRAGMENT_PREFIXES: ReadonlySet<string> = new Set([
  "mtc",
  "gls",
  "fs",
  "mda",
  "res",
  "ctr",
  "slr",
  "val",
  "its",
  "itsm",
  "pgs",
  "tbx",
]);
