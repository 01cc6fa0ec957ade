"""Starts the emulated AWS (ministack) with what it lacks for our template, made of its own parts.

What is added, and from what:

* `AWS::Events::Archive` and `AWS::Budgets::Budget` become resource types of its CloudFormation: both services are
  there, only not as resources. They are created by its own CreateArchive and CreateBudget.
* `AWS::DynamoDB::Table` switches point-in-time recovery on where the template says so, by its own
  UpdateContinuousBackups.
* `AWS::SES::EmailIdentity` gets the attributes of its DKIM records.
* A rule hands an event to a function the way AWS does: asynchronously, with the retries and the failure destination
  that the function declares. Its own code for that is used; its rules ran the function once and forgot about it.

* Every request counts as one under TLS, as AWS's own addresses have it: policies that refuse others are as they are deployed.
* A role is asked whether it may send for the sender's domain; the emulator asked whether it may for anybody.
* The mail service says on the default bus what became of a mail, where its configuration set asks for that: sent and
  delivered, or for an address that begins with `bounce` at the mail service's own simulator, sent and bounced.
* Receipt rules become resource types, created by its own CreateReceiptRuleSet and CreateReceiptRule; and what is mailed to a
  domain of the active set's rules is received: put into the rule's bucket, and told on its topic. The emulator kept rules and did nothing by them.

What it lacks and stays lacking: figures in logs (EMF) become no metrics, so that no alarm goes off by itself; a rule's
own dead-letter queue is never used, because reaching a function never fails here; the API writes no access log and
throttles nothing; memory limits and cold starts are not those of AWS.
"""

import base64
import json
from email.utils import parseaddr

from ministack import app
from ministack.core import iam_actions
from ministack.services import budgets, dynamodb, eventbridge, lambda_svc, s3, ses, ses_v2, sns
from ministack.services.cloudformation import provisioners


def answered(result) -> dict:
    """The body of a success; anything else fails the resource, as CloudFormation would."""
    status, _headers, body = result[0], result[1], result[2]
    text = body.decode() if isinstance(body, bytes) else body
    if status >= 300:
        raise ValueError(text)
    return json.loads(text or "{}")


def create_archive(logical_id, props, stack_name):
    name = props.get("ArchiveName") or f"{stack_name}-{logical_id}"
    answer = answered(
        eventbridge._create_archive(
            {
                "ArchiveName": name,
                "EventSourceArn": props["SourceArn"],
                "EventPattern": json.dumps(props.get("EventPattern", {})),
                "RetentionDays": int(props.get("RetentionDays", 0)),
            }
        )
    )
    return name, {"Arn": answer["ArchiveArn"], "ArchiveName": name}


def delete_archive(physical_id, _props):
    eventbridge._delete_archive({"ArchiveName": physical_id})


def create_budget(_logical_id, props, _stack_name):
    budget = dict(props["Budget"])
    limit = budget["BudgetLimit"]
    budget["BudgetLimit"] = {"Amount": str(limit["Amount"]), "Unit": limit["Unit"]}
    answered(
        budgets._create_budget(
            {"Budget": budget, "NotificationsWithSubscribers": props.get("NotificationsWithSubscribers", [])}
        )
    )
    return budget["BudgetName"], {}


def delete_budget(physical_id, _props):
    budgets._delete_budget({"BudgetName": physical_id})


def created(result) -> None:
    """An answer in XML; anything but a success fails the resource."""
    if result[0] >= 300:
        text = result[2]
        raise ValueError(text.decode() if isinstance(text, bytes) else text)


def create_rule_set(_logical_id, props, _stack_name):
    created(ses._create_receipt_rule_set({"RuleSetName": props["RuleSetName"]}))
    return props["RuleSetName"], {}


def delete_rule_set(physical_id, _props):
    created(ses._delete_receipt_rule_set({"RuleSetName": physical_id}))


def create_rule(_logical_id, props, _stack_name):
    rule = props["Rule"]
    request = {"RuleSetName": props["RuleSetName"]}
    request |= {f"Rule.{name}": str(rule[name]).lower() for name in ("Enabled", "ScanEnabled")}
    request["Rule.Name"] = rule["Name"]
    for number, recipient in enumerate(rule["Recipients"], 1):
        request[f"Rule.Recipients.member.{number}"] = recipient
    for number, action in enumerate(rule["Actions"], 1):
        for kind, fields in action.items():
            for name, value in fields.items():
                request[f"Rule.Actions.member.{number}.{kind}.{name}"] = value
    created(ses._create_receipt_rule(request))
    return rule["Name"], {}


def delete_rule(physical_id, props):
    created(ses._delete_receipt_rule({"RuleSetName": props["RuleSetName"], "RuleName": physical_id}))


def receive(request: dict, message_id: str) -> None:
    """The mail service gets a mail: by the active rules it goes into a bucket, and a topic tells of it."""
    rules = ses._receipt_rule_sets.get(ses._active_receipt_rule_set.get("name"), {}).get("Rules", [])
    to = [address.lower() for _name, address in map(parseaddr, request["Destination"]["ToAddresses"])]
    for rule in rules:
        here = [address for address in to if address.rpartition("@")[2] in rule["Recipients"]]
        if not here:
            continue
        action = rule["Actions"][0]["S3Action"]
        key = action["ObjectKeyPrefix"] + message_id
        created(s3._put_object(action["BucketName"], key, base64.b64decode(request["Content"]["Raw"]["Data"]), {}))
        told = {
            "notificationType": "Received",
            "mail": {"messageId": message_id, "destination": to},
            "receipt": {
                "recipients": here,
                "action": {"type": "S3", "bucketName": action["BucketName"], "objectKey": key},
                **{f"{check}Verdict": {"status": "PASS"} for check in ("spam", "virus", "spf", "dkim", "dmarc")},
            },
        }
        sns.publish_internal(action["TopicArn"], json.dumps(told))


def with_recovery(create):
    def recoverable(logical_id, props, stack_name):
        table, attributes = create(logical_id, props, stack_name)
        recovery = props.get("PointInTimeRecoverySpecification")
        if recovery:
            enabled = {"PointInTimeRecoveryEnabled": str(recovery["PointInTimeRecoveryEnabled"]).lower() == "true"}
            answered(
                dynamodb._update_continuous_backups(
                    {"TableName": table, "PointInTimeRecoverySpecification": enabled}
                )
            )
        return table, attributes

    return recoverable


def with_dkim(create):
    def signed(*arguments, **named):
        identity, attributes = create(*arguments, **named)
        for number in (1, 2, 3):
            attributes[f"DkimDNSTokenName{number}"] = f"token{number}._domainkey.{identity}"
            attributes[f"DkimDNSTokenValue{number}"] = f"token{number}.dkim.example.com"
        return identity, attributes

    return signed


def hand_over(arn, payload):
    function, config, name = lambda_svc._get_func_record_for_ref(arn)
    if not function or not config:
        eventbridge.logger.warning("no function %s", name)
        return
    lambda_svc.invoke_async_with_retry(function, json.loads(payload))


def told(kind: str, detail_type: str, message_id: str, request: dict, **more) -> dict:
    """An event of the mail service, in its words."""
    tags = {tag["Name"]: [tag["Value"]] for tag in request.get("EmailTags", [])}
    tags["ses:configuration-set"] = [request["ConfigurationSetName"]]
    mail = {
        "messageId": message_id,
        "source": request.get("FromEmailAddress", ""),
        "destination": request["Destination"]["ToAddresses"],
        "tags": tags,
    }
    detail = {"eventType": kind, "mail": mail, **more}
    return {"Source": "aws.ses", "DetailType": detail_type, "Detail": json.dumps(detail)}


def tell(request: dict, message_id: str) -> None:
    """Puts what became of a mail on the default bus, where the configuration set has that destination."""
    name = request.get("ConfigurationSetName")
    destinations = (ses_v2._config_sets.get(name) or {}).get("EventDestinations") or {}
    wanted = {kind for d in destinations.values() if d.get("EventBridgeDestination") for kind in d["MatchingEventTypes"]}
    if not wanted:
        return
    to = request["Destination"]["ToAddresses"][0]
    entries = [told("Send", "Email Sent", message_id, request, send={})]
    if to.startswith("bounce") and to.endswith("@simulator.amazonses.com"):
        bounce = {"bounceType": "Permanent", "bounceSubType": "General", "bouncedRecipients": [{"emailAddress": to}]}
        entries.append(told("Bounce", "Email Bounced", message_id, request, bounce=bounce))
    else:
        entries.append(told("Delivery", "Email Delivered", message_id, request, delivery={"recipients": [to]}))
    eventbridge._put_events({"Entries": entries}, allow_aws_source=True)


def with_events(handle):
    async def handled(method, path, headers, body, query_params):
        answer = await handle(method, path, headers, body, query_params)
        if method == "POST" and path.endswith("/v2/email/outbound-emails") and answer[0] == 200:
            request, message_id = json.loads(body), answered(answer)["MessageId"]
            tell(request, message_id)
            receive(request, message_id)
        return answer

    return handled


def under_tls(pin):
    def pinned(source_ip, _secure_transport):
        pin(source_ip, True)

    return pinned


def with_sender(resource):
    def of(method, path, body, region, account):
        if path.rstrip("/").endswith("/outbound-emails"):
            _name, address = parseaddr(json.loads(body).get("FromEmailAddress", ""))
            return f"arn:aws:ses:{region}:{account}:identity/{address.rpartition('@')[2]}"
        return resource(method, path, body, region, account)

    return of


kinds = provisioners._RESOURCE_HANDLERS
kinds["AWS::Events::Archive"] = {"create": create_archive, "delete": delete_archive}
kinds["AWS::SES::ReceiptRuleSet"] = {"create": create_rule_set, "delete": delete_rule_set}
kinds["AWS::SES::ReceiptRule"] = {"create": create_rule, "delete": delete_rule}
kinds["AWS::Budgets::Budget"] = {"create": create_budget, "delete": delete_budget}
table = kinds["AWS::DynamoDB::Table"]
table["create"] = with_recovery(table["create"])
identity = kinds["AWS::SES::EmailIdentity"]
identity["create"] = with_dkim(identity["create"])
eventbridge._dispatch_to_lambda = hand_over
app.pin_request_origin = under_tls(app.pin_request_origin)
iam_actions._ses_v2_resource_arn = with_sender(iam_actions._ses_v2_resource_arn)
ses_v2.handle_request = with_events(ses_v2.handle_request)

app.main()
