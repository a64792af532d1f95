"""Takes tasks into a Label Studio server and out again; run by the Python that has Label Studio.

    python label_studio_trip.py FOLDER

FOLDER holds ``tasks.json`` and ``config.xml``; ``JSON.json`` and ``JSON_MIN.json`` become what the
server exports. The server runs in this process and is asked through its HTTP interface.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from pathlib import Path


def main(folder: Path) -> None:
    """Make a project with the config, import the tasks, and export them in both forms."""
    spec = importlib.util.find_spec("label_studio")
    assert spec is not None
    (package,) = spec.submodule_search_locations or []
    sys.path.insert(0, package)
    os.environ["LABEL_STUDIO_BASE_DATA_DIR"] = str(folder / "data")
    os.environ["DJANGO_SETTINGS_MODULE"] = "core.settings.label_studio"
    os.environ["DJANGO_DB"] = "sqlite"
    os.environ |= {"COLLECT_ANALYTICS": "false", "LATEST_VERSION_CHECK": "false"}

    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from django.contrib.auth import get_user_model
    from organizations.models import Organization
    from rest_framework.test import APIClient

    user = get_user_model().objects.create_user("admin@example.org", "not a secret")
    user.active_organization = Organization.create_organization(created_by=user, title="Reader")
    user.save()
    client = APIClient()
    client.force_authenticate(user)
    config = (folder / "config.xml").read_text("utf-8")
    made = client.post("/api/projects/", {"title": "Reader", "label_config": config}, format="json")
    assert made.status_code == 201, made.content
    project = made.json()["id"]
    tasks = json.loads((folder / "tasks.json").read_bytes())
    taken = client.post(f"/api/projects/{project}/import", tasks, format="json")
    assert taken.status_code == 201, taken.content
    print("imported:", taken.json())
    for form in ("JSON", "JSON_MIN"):
        # Without being asked for all, it leaves out the tasks that nobody has annotated.
        asked = f"exportType={form}&download_all_tasks=true"
        answer = client.get(f"/api/projects/{project}/export?{asked}")
        assert answer.status_code == 200, answer.content
        data = b"".join(answer) if answer.streaming else answer.content
        (folder / f"{form}.json").write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
