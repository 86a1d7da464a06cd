#!/usr/bin/env python3
"""The public API of the crate, a line for each item, out of what rustdoc writes as JSON: a change of it shows in a diff.

    tests/rust/api.py tlsconf.json LISTING

Compares with LISTING, or writes it where TLSCONF_BLESS=1 is set. What the documentation hides is no part of it, nor are implementations of
traits that every type has or that are derived. Standard library only; status 77 where rustdoc writes another format than is read here.
"""
import difflib
import json
import os
import sys
from pathlib import Path

FORMATS = range(45, 60)
PLAIN = {"Clone", "Copy", "Debug", "Default", "PartialEq", "Eq", "PartialOrd", "Ord", "Hash", "StructuralPartialEq", "Serialize",
         "Deserialize", "JsonSchema"}


class Api:
    def __init__(self, document):
        self.index, self.lines, self.seen = document["index"], set(), set()
        root = self.index[str(document["root"])]
        self.module(root, root["name"])

    def item(self, number):
        return self.index.get(str(number))

    def module(self, module, path):
        for number in module["inner"]["module"]["items"]:
            self.named(self.item(number), path)

    def named(self, item, path, name=None):
        if item is None or item["visibility"] != "public":
            return
        kind, inner = next(iter(item["inner"].items()))
        if kind == "use":
            target = self.item(inner["id"])
            if target is None:
                self.lines.add(f"pub use {path}::{inner['name']} = {inner['source']}")
            elif inner["is_glob"]:
                self.module(target, path)
            else:
                self.named(target | {"visibility": "public"}, path, inner["name"])
            return
        here = f"{path}::{name or item['name']}"
        if (item["id"], here) in self.seen:
            return
        self.seen.add((item["id"], here))
        open_ended = "#[non_exhaustive] " if any("non_exhaustive" in str(one) for one in item["attrs"]) else ""
        if kind == "module":
            self.lines.add(f"pub mod {here}")
            self.module(item, here)
        elif kind == "function":
            self.lines.add(self.function(here, inner))
        elif kind in ("struct", "enum", "trait", "union"):
            self.lines.add(f"{open_ended}pub {kind} {here}{generics(inner['generics'])}")
            self.members(kind, inner, here)
        elif kind == "constant":
            self.lines.add(f"pub const {here}: {shown(inner['type'])}")
        elif kind == "static":
            self.lines.add(f"pub static {here}: {shown(inner['type'])}")
        elif kind == "type_alias":
            self.lines.add(f"pub type {here} = {shown(inner['type'])}")
        else:
            self.lines.add(f"pub {kind} {here}")

    def members(self, kind, inner, here):
        if kind == "struct":
            fields = inner["kind"].get("plain", {}).get("fields", []) if isinstance(inner["kind"], dict) else []
            self.fields(fields, here)
            if isinstance(inner["kind"], dict) and "tuple" in inner["kind"]:
                self.fields([one for one in inner["kind"]["tuple"] if one is not None], here)
        elif kind == "enum":
            for number in inner["variants"]:
                self.variant(self.item(number), here)
        elif kind == "trait":
            for number in inner["items"]:
                method = self.item(number)
                if method and "function" in method["inner"]:
                    self.lines.add(self.function(f"{here}::{method['name']}", method["inner"]["function"]))
            return
        for number in inner["impls"]:
            self.implementation(self.item(number), here)

    def fields(self, numbers, here):
        for one in filter(None, map(self.item, numbers)):
            if one["visibility"] == "public":
                self.lines.add(f"pub {here}::{one['name']}: {shown(one['inner']['struct_field'])}")

    def variant(self, item, here):
        kind = item["inner"]["variant"]["kind"]
        held = ""
        if isinstance(kind, dict) and "tuple" in kind:
            held = "(" + ", ".join(shown(self.item(one)["inner"]["struct_field"]) for one in kind["tuple"] if one is not None) + ")"
        elif isinstance(kind, dict) and "struct" in kind:
            fields = [self.item(one) for one in kind["struct"]["fields"]]
            held = " { " + ", ".join(f"{one['name']}: {shown(one['inner']['struct_field'])}" for one in fields) + " }"
        self.lines.add(f"{here}::{item['name']}{held}")

    def implementation(self, item, here):
        if item is None:
            return
        inner = item["inner"]["impl"]
        if inner["is_synthetic"] or inner["blanket_impl"]:
            return
        if inner["trait"]:
            name = inner["trait"]["path"].split("::")[-1]
            if name not in PLAIN:
                self.lines.add(f"impl {name}{arguments(inner['trait']['args'])} for {here}")
            return
        for one in filter(None, map(self.item, inner["items"])):
            if one["visibility"] != "public":
                continue
            kind, what = next(iter(one["inner"].items()))
            if kind == "function":
                self.lines.add(self.function(f"{here}::{one['name']}", what))
            elif kind == "assoc_const":
                self.lines.add(f"pub const {here}::{one['name']}: {shown(what['type'])}")

    @staticmethod
    def function(here, inner):
        words = "".join(word for flag, word in (("is_const", "const "), ("is_unsafe", "unsafe "), ("is_async", "async ")) if inner["header"][flag])
        given = [receiver(type_) if name == "self" else f"{name}: {shown(type_)}" for name, type_ in inner["sig"]["inputs"]]
        output = inner["sig"]["output"]
        gives = f" -> {shown(output)}" if output else ""
        return f"pub {words}fn {here}{generics(inner['generics'])}({', '.join(given)}){gives}"


def receiver(type_):
    text = shown(type_)
    return {"Self": "self", "&Self": "&self", "&mut Self": "&mut self"}.get(text, f"self: {text}")


def generics(inner):
    names = []
    for one in inner["params"]:
        kind = one["kind"]
        if "lifetime" in kind:
            names.append(one["name"])
        elif "type" in kind and not kind["type"]["is_synthetic"]:
            names.append(one["name"] + bounds(kind["type"]["bounds"], ": "))
    return f"<{', '.join(names)}>" if names else ""


def bounds(all_, before=""):
    words = []
    for one in all_:
        if "trait_bound" in one:
            trait = one["trait_bound"]["trait"]
            words.append(("?" if one["trait_bound"]["modifier"] == "maybe" else "") + short(trait["path"]) + arguments(trait["args"]))
        elif "outlives" in one:
            words.append(one["outlives"])
    return before + " + ".join(words) if words else ""


def short(path):
    return path.removeprefix("::").split("::")[-1]


def arguments(args):
    if not args:
        return ""
    if "parenthesized" in args:
        inside = args["parenthesized"]
        gives = f" -> {shown(inside['output'])}" if inside["output"] else ""
        return f"({', '.join(map(shown, inside['inputs']))}){gives}"
    inside = args.get("angle_bracketed", {"args": [], "constraints": []})
    words = [one.get("lifetime") or (shown(one["type"]) if "type" in one else "_") for one in inside["args"]]
    for one in inside.get("constraints", []):
        bound = one["binding"].get("equality")
        words.append(f"{one['name']} = {shown(bound['type'])}" if bound else one["name"])
    return f"<{', '.join(words)}>" if words else ""


def shown(type_):
    kind, inner = next(iter(type_.items())) if isinstance(type_, dict) else (type_, None)
    if kind == "resolved_path":
        return short(inner["path"]) + arguments(inner["args"])
    if kind in ("primitive", "generic"):
        return inner
    if kind == "borrowed_ref":
        lifetime = f"{inner['lifetime']} " if inner["lifetime"] else ""
        return f"&{lifetime}{'mut ' if inner['is_mutable'] else ''}{shown(inner['type'])}"
    if kind == "slice":
        return f"[{shown(inner)}]"
    if kind == "array":
        return f"[{shown(inner['type'])}; {inner['len']}]"
    if kind == "tuple":
        return f"({', '.join(map(shown, inner))})"
    if kind == "impl_trait":
        return "impl " + bounds(inner)
    if kind == "dyn_trait":
        return "dyn " + " + ".join(short(one["trait"]["path"]) + arguments(one["trait"]["args"]) for one in inner["traits"])
    if kind == "qualified_path":
        trait = short(inner["trait"]["path"]) if inner["trait"] else ""
        return f"<{shown(inner['self_type'])} as {trait}>::{inner['name']}"
    if kind == "function_pointer":
        sig = inner["sig"]
        gives = f" -> {shown(sig['output'])}" if sig["output"] else ""
        return f"fn({', '.join(shown(one) for _, one in sig['inputs'])}){gives}"
    return kind


def by_path(line):
    """What belongs to a type stands below it."""
    subject = line.rsplit(" for ", 1)[-1] if line.startswith("impl ") else line[line.index("tlsconf"):]
    return subject, line


def main():
    document = json.loads(Path(sys.argv[1]).read_text())
    listing = Path(sys.argv[2])
    if document["format_version"] not in FORMATS:
        print(f"skipped: this rustdoc writes format {document['format_version']} of its JSON, and {FORMATS.start} to {FORMATS.stop - 1} are read")
        return 77
    head = "# The public API, by tests/rust/api.py. make public-api writes it anew.\n"
    api = head + "".join(f"{line}\n" for line in sorted(Api(document).lines, key=by_path))
    if os.environ.get("TLSCONF_BLESS"):
        listing.write_text(api)
    before = listing.read_text() if listing.exists() else ""
    drift = list(difflib.unified_diff(before.splitlines(), api.splitlines(), str(listing), "what it is now", lineterm="", n=0))
    print("\n".join(drift) or f"the public API is what is listed: {api.count(chr(10)) - 1} items")
    if drift:
        print("if this is meant: make public-api, and read the diff")
    return 1 if drift else 0


if __name__ == "__main__":
    sys.exit(main())
