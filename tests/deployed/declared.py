"""What the template declares, read as a program that deploys it would."""

import os
from pathlib import Path

from samtranslator.yaml_helper import yaml_parse

TEMPLATE = yaml_parse((Path(os.environ["ROOT"]) / "infra/template.yaml").read_text())
# Not created with the parameters that the test deploys with.
ABSENT = {"AlarmSubscription", "CanaryAlarm", "Dashboard"}


def as_list(value) -> list:
    return value if isinstance(value, list) else [value]


def resources() -> list[str]:
    return [name for name in TEMPLATE["Resources"] if name not in ABSENT]


def alarms(stack: str) -> dict[str, dict]:
    """Each alarm's plain properties by its name."""
    found = {}
    for resource in (TEMPLATE["Resources"][name] for name in resources()):
        if resource["Type"] == "AWS::CloudWatch::Alarm":
            properties = resource["Properties"]
            plain = [
                "Namespace",
                "MetricName",
                "Statistic",
                "Period",
                "EvaluationPeriods",
                "ComparisonOperator",
                "Threshold",
                "TreatMissingData",
            ]
            name = properties["AlarmName"]["Fn::Sub"].replace("${AWS::StackName}", stack)
            found[name] = {key: properties[key] for key in plain}
    return found


def actions(function: str) -> set[str]:
    """What the role of a function allows, with all that parameters add."""
    role = TEMPLATE["Resources"][f"{function.capitalize()}Role"]["Properties"]
    statements = role["Policies"][0]["PolicyDocument"]["Statement"]
    statements = [statement.get("Fn::If", [None, statement])[1] for statement in statements]
    return {action for statement in statements for action in as_list(statement["Action"])}
