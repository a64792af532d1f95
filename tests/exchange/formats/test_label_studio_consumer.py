"""Label Studio's own SDK judges the tasks and the labelling config that Reader writes for it."""

from __future__ import annotations

import json
import warnings

import pytest

from reader.exchange.formats import label_studio
from tests.exchange.formats.harness import tidy, written
from tests.exchange.test_consumers import ROWS

pytestmark = pytest.mark.consumers

SENT = [tidy(record) for record in ROWS[-60:]]


def test_the_sdk_finds_every_annotation_valid_by_the_config() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from label_studio_sdk.label_interface import LabelInterface

        files, _ = written(label_studio, SENT)
        interface = LabelInterface(files["config.xml"].decode())
        regions = 0
        for task in json.loads(files["tasks.json"]):
            for annotation in task["annotations"]:
                assert interface._validate_object(annotation, return_errors=True) == []
                assert interface.validate_annotation(annotation)
                regions += sum(item["type"] == "labels" for item in annotation["result"])
        assert regions == sum(len(record.spans) for record in SENT) > 100
        wrong = {"result": [json.loads(json.dumps(annotation["result"][0]))]}
        wrong["result"][0]["value"]["labels"] = ["no such label"]
        assert not interface.validate_annotation(wrong)
