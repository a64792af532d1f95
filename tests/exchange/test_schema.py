"""The published schemas say what the program does, no more and no less."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from reader.exchange.record import Record, SpanRow
from reader.exchange.schema import CORPUS, SPANS, load_schema

WORDS = {"title", "description", "$schema", "$id"}


def meaning(node: Any, definitions: dict[str, Any]) -> Any:
    """Return a schema with references followed and words left out."""
    if isinstance(node, list):
        return [meaning(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return meaning(definitions[node["$ref"].rpartition("/")[2]], definitions)
    found = {k: v for k, v in node.items() if k not in WORDS | {"$defs", "properties"}}
    found = {key: meaning(value, definitions) for key, value in found.items()}
    if "properties" in node:
        found["properties"] = {
            key: meaning(value, definitions) for key, value in node["properties"].items()
        }
    if "const" in found:
        found["enum"] = [found.pop("const")]
    if "enum" in found:
        found.pop("type", None)
        found["enum"] = sorted(found["enum"])
    return found


@pytest.mark.parametrize(("name", "kind"), [(CORPUS, Record), (SPANS, SpanRow)])
def test_the_schema_is_the_shape_that_is_read_and_written(name: str, kind: type) -> None:
    published = load_schema(name)
    Draft202012Validator.check_schema(published)
    ours = msgspec.json.schema(kind)
    assert meaning(published, published["$defs"]) == meaning(
        ours["$defs"][kind.__name__], ours["$defs"]
    )


@pytest.mark.parametrize(("name", "kind"), [(CORPUS, Record), (SPANS, SpanRow)])
def test_the_schema_lists_the_keys_in_the_order_of_the_line(name: str, kind: type) -> None:
    keys = [field.encode_name for field in msgspec.structs.fields(kind)]
    assert list(load_schema(name)["properties"]) == keys


def test_the_schemas_have_names_that_last() -> None:
    assert load_schema(CORPUS)["$id"] == "urn:reader:schema:corpus:1.0"
    assert load_schema(SPANS)["$id"] == "urn:reader:schema:spans:1.0"


@pytest.mark.parametrize("name", [CORPUS, SPANS])
def test_every_key_is_described_and_every_offset_has_a_unit(name: str) -> None:
    schema = load_schema(name)
    for node in [schema, *schema["$defs"].values()]:
        assert node["additionalProperties"] is False
        for key, value in node["properties"].items():
            assert value["description"], key
            if key in {"start", "end", "start_offset", "end_offset"}:
                assert "code points" in value["description"]


@pytest.mark.parametrize("kind", [Record, SpanRow])
def test_no_key_at_the_top_means_something_to_another_program(kind: type) -> None:
    taken = {"label", "data", "filename", "upload_name", "example_uuid", "Comments", "html"}
    assert not {field.name for field in msgspec.structs.fields(kind)} & {*taken, "answer"}
