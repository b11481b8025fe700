"""Translates XLIFF files with translate-toolkit's own storage class; called by toolkit.ts.

In: {"files": [{"from", "to", "units": {id: {"texts": {text of the source: text of the target} or absent, "mark": name or absent}}}]}
Out: for each file what the toolkit says of each unit when it has read it: [[id, source, target, fuzzy, approved, translatable]]
"""

import json
import sys

from translate.storage import xliff
from translate.storage.placeables.xliff import UnknownXML

MARKS = {
    "fuzzy": lambda unit: unit.markfuzzy(True),
    "not fuzzy": lambda unit: unit.markfuzzy(False),
    "approved": lambda unit: unit.markapproved(True),
    "not approved": lambda unit: unit.markapproved(False),
    "review needed": lambda unit: unit.markreviewneeded(True),
    "plain target": lambda unit: setattr(unit, "target", "Тақта"),
    "signed off": lambda unit: unit.set_state_n(unit.S_SIGNED_OFF),
}


def translated(element, texts):
    """Replaces every text but that of codes such as bpt, which holds markup."""
    for index, part in enumerate(element.sub):
        if isinstance(part, str):
            element.sub[index] = texts[part]
        elif not isinstance(part, UnknownXML):
            translated(part, texts)
    return element


def said(unit):
    name = unit.xmlelement.get("id")
    return [name, unit.source, unit.target, unit.isfuzzy(), unit.isapproved(), unit.istranslatable()]


def translate(file):
    store = xliff.xlifffile.parsefile(file["from"])
    before = [said(unit) for unit in store.units]
    for unit in store.units:
        work = file["units"].get(unit.xmlelement.get("id"), {})
        if "texts" in work:
            unit.rich_target = [translated(unit.rich_source[0], work["texts"])]
        if "mark" in work:
            MARKS[work["mark"]](unit)
    store.savefile(file["to"])
    return before


json.dump([translate(file) for file in json.load(sys.stdin)["files"]], sys.stdout)
