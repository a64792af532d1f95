"""Takes files into doccano and out again with its own code; run by the Python that has doccano.

    python doccano_trip.py FOLDER

For each ``<name>.jsonl`` in FOLDER, ``<name>.out.jsonl`` becomes what doccano exports and
``<name>.errors.json`` what its importer complains about. What is called ``sequence`` goes into a
project for sequence labelling, all else into one with relations.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from pathlib import Path


def main(folder: Path) -> None:
    """Import and export each file in a project of its own."""
    spec = importlib.util.find_spec("backend")
    assert spec is not None
    (backend,) = spec.submodule_search_locations or []
    sys.path.insert(0, backend)
    os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'doccano.sqlite3'}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.development"
    os.environ.setdefault("SECRET_KEY", "for this test only")

    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("create_roles", verbosity=0)
    for source in sorted(folder.glob("*.jsonl")):
        trip(folder, source)


def trip(folder: Path, source: Path) -> None:
    """Import one file, confirm every text, and export all of them."""
    from data_export.celery_tasks import create_collaborative_dataset
    from data_export.pipeline.factories import create_formatter, create_writer
    from data_import.datasets import load_dataset
    from data_import.pipeline.catalog import RELATION_EXTRACTION, create_file_format
    from data_import.pipeline.readers import FileName
    from django.contrib.auth.models import User
    from examples.models import Example, ExampleState
    from projects.models import ProjectType, SequenceLabelingProject

    shape = source.stem
    relations = shape != "sequence"
    user, _ = User.objects.get_or_create(username="admin")
    project = SequenceLabelingProject.objects.create(
        name=shape,
        description=shape,
        created_by=user,
        project_type=ProjectType.SEQUENCE_LABELING,
        allow_overlapping=True,
        use_relation=relations,
        collaborative_annotation=True,
    )
    project.add_admin()
    task = RELATION_EXTRACTION if relations else ProjectType.SEQUENCE_LABELING
    dataset = load_dataset(
        task,
        create_file_format("JSONL"),
        [FileName(str(source), source.name, source.name)],
        project,
        encoding="Auto",
        column_data="text",
        column_label="label",
    )
    dataset.save(user)
    complaints = [error.dict() for error in dataset.errors]
    (folder / f"{shape}.errors.json").write_text(json.dumps(complaints))
    for example in Example.objects.filter(project=project):
        ExampleState.objects.create(example=example, confirmed_by=user)
    out = folder / f"{shape}.out"
    out.mkdir()
    create_collaborative_dataset(
        project, str(out), True, create_formatter(project, "JSONL"), create_writer("JSONL")
    )
    (out / "all.jsonl").rename(folder / f"{shape}.out.jsonl")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
