"""Translates a SAM template and lets checkov judge what CloudFormation would get."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class NoManagedPolicies:
    """The template names none, so none has to be looked up."""

    def load(self):
        return {}


def translated(path: str) -> dict:
    """The template as CloudFormation sees it, with the parameters' defaults."""
    template = yaml_parse(Path(path).read_text())
    parameters = {name: spec.get("Default", "example.com") for name, spec in template["Parameters"].items()}
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            # Where `infra/deploy` has put the zip.
            resource["Properties"]["CodeUri"] = "s3://bucket/key.zip"
    os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
    return transform(template, parameters, NoManagedPolicies())


def waivers(path: str) -> dict[tuple[str, str], str]:
    """The reason of each waiver, by check and resource."""
    found = {}
    for line in Path(path).read_text().splitlines():
        if line and not line.startswith("#"):
            check, resource, reason = line.split(maxsplit=2)
            found[check, resource] = reason
    return found


def findings(template: dict) -> tuple[int, set[tuple[str, str]]]:
    """How many checks passed, and which did not: check and resource."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.json"
        path.write_text(json.dumps(template, indent=1))
        checkov = Path(sys.executable).with_name("checkov")
        run = subprocess.run(
            [checkov, "--file", path, "--framework", "cloudformation", "--output", "json", "--quiet", "--compact"],
            capture_output=True,
            text=True,
            check=False,
        )
    try:
        report = json.loads(run.stdout)
    except json.JSONDecodeError:
        sys.exit(f"checkov said nothing readable:\n{run.stdout}\n{run.stderr}")
    failed = report["results"]["failed_checks"]
    return report["summary"]["passed"], {(check["check_id"], check["resource"].split(".")[-1]) for check in failed}


def main() -> None:
    template, waived = translated(sys.argv[1]), waivers(sys.argv[2])
    passed, failed = findings(template)
    used = {key for check, resource in failed for key in ((check, resource), (check, "*")) if key in waived}
    open_findings = sorted(key for key in failed if key not in waived and (key[0], "*") not in waived)
    idle = sorted(set(waived) - used)
    for check, resource in open_findings:
        print(f"{resource}: {check} is neither met nor waived", file=sys.stderr)
    for check, resource in idle:
        print(f"{resource}: the waiver of {check} waives nothing", file=sys.stderr)
    if open_findings or idle:
        sys.exit(1)
    print(f"template: {len(template['Resources'])} resources, {passed} checks passed, {len(failed)} waived with a reason")


main()
