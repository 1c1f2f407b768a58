"""The calls that set flask-cors up in a source, and what is written of their options."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .edits import Source
from .option_places import Entries, Keywords, OptionPlace, config_places
from .rules import rule_for


@dataclass(frozen=True)
class CorsCall:
    """A CORS(app, …), a CORS(blueprint, …), an init_app(…) or a cross_origin(…).

    It is the call `node`. Of its `places` the first that has an option has the last word on it.
    `has_rules` says whether `resources` mean anything to it, `is_whole` whether all its options are
    to be seen.
    """

    node: ast.Call
    places: tuple[OptionPlace, ...]
    has_rules: bool
    is_whole: bool = True

    @property
    def written(self) -> dict[str, ast.expr]:
        """The options that are written anywhere."""
        return {name: value for place in self.places[::-1] for name, value in place.written.items()}

    def for_path(self, source: Source, path: str) -> "CorsCall":
        """Return the call as it treats a path: what the path's rule says has the last word."""
        rules = self.rules(source)
        if not isinstance(rules, ast.Dict):
            return self
        pattern = rule_for(path, dict.fromkeys(patterns_of(source, rules) or []))
        options = Entries(rules).written.get(pattern or "")
        if options is None or not isinstance(meant := source.meant(options), ast.Dict):
            return self
        return replace(self, places=(Entries(meant), *self.places))

    def rules(self, source: Source) -> ast.expr | None:
        """Return the value of `resources`, None where there is none."""
        written = self.written.get("resources") if self.has_rules else None
        return None if written is None else source.meant(written)


def patterns_of(source: Source, rules: ast.expr) -> list[str] | None:
    """Return the patterns that `resources` lists, None where that can't be told."""
    match rules:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.Dict(keys=parts) | ast.List(elts=parts) | ast.Tuple(elts=parts):
            texts = [text_of(source, part) for part in parts if part is not None]
            known = [text for text in texts if text is not None]
            return known if len(known) == len(parts) else None
    return None


def text_of(source: Source, node: ast.expr) -> str | None:
    """Return the string that a node is or stands for, None if it is something else."""
    match source.meant(node):
        case ast.Constant(value=str(text)):
            return text
    return None


def cors_calls(source: Source) -> list[CorsCall]:
    """Return the calls that set flask-cors up, as they stand; those first that have no view."""
    config = config_places(source)
    calls = [node for node in source.nodes if isinstance(node, ast.Call)]
    found = []
    for kinds, has_rules in ((("CORS", "init_app"), True), (("cross_origin",), False)):
        named = [call for call in calls if _is_call_of(source, call, kinds)]
        for call in sorted(named, key=source.start):
            places = list(_places(source, call))
            is_whole = None not in places
            known = [place for place in places if place is not None]
            # CORS() reads the config when it is called, cross_origin() at each request.
            read = [place for place in config if not has_rules or place.last_line <= call.lineno]
            found.append(CorsCall(call, (*known, *read), has_rules, is_whole))
    return found


def _is_call_of(source: Source, call: ast.Call, kinds: Sequence[str]) -> bool:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name) if name != "init_app":
            return name in kinds
        case ast.Attribute(value=made, attr="init_app"):
            # Of all extensions with such a method it is that of a CORS().
            maker = source.meant(made) if "init_app" in kinds else None
            if isinstance(maker, ast.Name) and "cors" in maker.id.lower():
                return maker.id in source.imported
            return isinstance(maker, ast.Call) and _is_call_of(source, maker, ("CORS",))
    return False


def _places(source: Source, call: ast.Call) -> Iterator[OptionPlace | None]:
    """Yield where the arguments of a call stand, None for those that are not to be seen."""
    for keyword in call.keywords:
        if keyword.arg is None:
            match source.meant(keyword.value):
                case ast.Dict() as entries:
                    yield Entries(entries)
                case ast.Call(func=ast.Name(id="dict"), args=[]) as made:
                    yield Keywords(made)
                case _:
                    yield None
    yield Keywords(call)
