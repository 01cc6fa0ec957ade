"""Drives a deployed stack from outside, and says of each thing whether it holds.

    drive.py STACK FOLDER

`FOLDER` holds a policy that is open around the clock. Environment: AWS_ENDPOINT_URL, BATON (the command), ROOT.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from pathlib import Path

import declared
from deployment import Failed, Stack, Table, check, client, logs, mails, press, visit, wait_for

STACK, POLICY = sys.argv[1], sys.argv[2]
DEPLOYMENT = f"{os.environ['ROOT']}/target/deployments/{STACK}.env"
SENDER = "example.com"
# What is mailed there comes back.
REPLIES = f"reply.{SENDER}"
FUNCTIONS = ["intake", "sweep", "send", "inbound", "desk"]
# What AWS allows on everything or not at all.
OF_NO_RESOURCE = {"ses:GetAccount"}
# One sweep begins a minute after the other, and the emulator looks at its schedules every ten seconds.
SWEEP = 75
# The acknowledgement leaves two minutes after the form at the earliest, with the next sweep, and the rep's task not before it may.
ACKNOWLEDGEMENT = 120 + SWEEP

ANA = {
    "name": "Ana Silva",
    "email": "ana@customer.example.org",
    "phone": "+1 212 555 0123",
    "company": "Acme Lamps",
    "topic": "sales",
    "message": "What do 200 lamps cost?",
}
BEN = {**ANA, "name": "Ben Ortiz", "email": "ben@customer.example.org", "phone": "+1 212 555 0124", "company": "Ortiz"}
# An address that the mail service's simulator bounces.
CLEO = {**ANA, "name": "Cleo Park", "email": "bounce+cleo@simulator.amazonses.com", "phone": "+1 212 555 0125"}
# The emulator's answer for a process that it ended.
TAKEN_AWAY = "Runtime exited before returning a response"
# Who asks while functions are replaced: one after the other, a second apart.
LATE = {**ANA, "company": "Late"}
EVE = {**ANA, "name": "Eve Moss", "email": "eve@customer.example.org", "phone": "+1 212 555 0127", "company": "Moss"}
# The schema of items that this code writes, and that of code to come.
SCHEMA, NEXT_SCHEMA = 1, 2
ZIPS = [Path(os.environ["ROOT"], "target/lambda", name, "bootstrap.zip") for name in FUNCTIONS]
PERSONAL = ["eve@", "late0@", "Moss", "Late", "ana@", "ben@", "cleo@", "+cleo", "Silva", "Ortiz", "Cleo", "555 012", "5550123", "200 lamps"]

stack = Stack(STACK)
table = Table(stack.output("Table"))
form = stack.output("FormUrl")
started = time.monotonic()
passed: list[str] = []


def holds(what: str) -> None:
    passed.append(what)
    print(f"ok  {time.monotonic() - started:5.0f} s  {what}", flush=True)


def inquire(fields: dict) -> str:
    """Posts the form as a program does; the lead's id."""
    answer = visit("POST", form, fields, {"Accept": "application/json"})
    check(answer.status == 202, f"the form was answered with {answer.status}: {answer.body}")
    return answer.json()["lead"]


def baton(*arguments: str) -> str:
    """Runs the command of this repository against the stack, by the settings that the deployment wrote."""
    told = [] if arguments == ("--help",) else ["--deployment", DEPLOYMENT]
    run = subprocess.run([os.environ["BATON"], *arguments, *told], capture_output=True, text=True, check=False)
    check(run.returncode == 0, f"baton {' '.join(arguments)}: {run.stdout}{run.stderr}")
    return run.stdout


def deployed_as_written() -> None:
    resources = stack.resources()
    wanted = declared.resources()
    missing = sorted(set(wanted) - set(resources))
    check(not missing, f"not created: {missing}")
    holds(f"the template is deployed: {len(resources)} resources, {stack.status}")
    for name in FUNCTIONS:
        function = client("lambda").get_function_configuration(FunctionName=f"{STACK}-{name}")
        check(function["Runtime"] == "provided.al2023", f"{name} runs on {function['Runtime']}")
        check(function["Architectures"] == ["x86_64"], f"{name} is for {function['Architectures']}")
    found = client("dynamodb").describe_table(TableName=table.name)["Table"]
    indexes = sorted(index["IndexName"] for index in found["GlobalSecondaryIndexes"])
    check(indexes == ["arrivals", "due", "facts", "owner"], f"indexes {indexes}")
    check(found["DeletionProtectionEnabled"], "the table can be deleted by mistake")
    backups = client("dynamodb").describe_continuous_backups(TableName=table.name)["ContinuousBackupsDescription"]
    recovery = backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"]
    check(recovery == "ENABLED", f"point-in-time recovery is {recovery}")
    holds("the table has its indexes, is protected, and can be recovered to a point in time")


def alarms_as_declared() -> None:
    found = {a["AlarmName"]: a for a in client("cloudwatch").describe_alarms()["MetricAlarms"]}
    wanted = declared.alarms(STACK)
    check(set(wanted) <= set(found), f"no alarm {sorted(set(wanted) - set(found))}")
    for name, alarm in wanted.items():
        for key, value in alarm.items():
            check(found[name][key] == value, f"{name}: {key} is {found[name][key]}, not {value}")
        check(found[name]["AlarmActions"] == [stack.output("Alarms")], f"{name} tells nobody")
    holds(f"{len(wanted)} alarms are as declared, and tell the topic")
    sqs, sns = client("sqs"), client("sns")
    queue = sqs.create_queue(QueueName=f"{STACK}-listener")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    allow = {"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage", "Resource": arn}
    sqs.set_queue_attributes(QueueUrl=queue, Attributes={"Policy": json.dumps({"Statement": [allow]})})
    sns.subscribe(TopicArn=stack.output("Alarms"), Protocol="sqs", Endpoint=arn)
    client("cloudwatch").set_alarm_state(
        AlarmName=f"{STACK}-stuck", StateValue="ALARM", StateReason="the driver says so"
    )
    told = wait_for("the alarm's notice", 20, lambda: sqs.receive_message(QueueUrl=queue).get("Messages"))
    check(f"{STACK}-stuck" in told[0]["Body"], "the notice names another alarm")
    holds("an alarm that goes off reaches who subscribed to the topic")


def roles_as_declared() -> None:
    iam, functions = client("iam"), client("lambda")
    for name in FUNCTIONS:
        role = functions.get_function_configuration(FunctionName=f"{STACK}-{name}")["Role"].rsplit("/", 1)[-1]
        check(not iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"], f"{role} has managed policies")
        document = iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
        found = {action for s in document["Statement"] for action in declared.as_list(s["Action"])}
        check(found == declared.actions(name), f"{name} may {sorted(found)}")
        for statement in document["Statement"]:
            if "*" in declared.as_list(statement["Resource"]):
                check(set(declared.as_list(statement["Action"])) <= OF_NO_RESOURCE, f"{name} may {statement} on all")
    holds("each function's role allows what is declared, by resource; the emulator enforces it in all that follows")


def form_before_policy() -> str:
    page = visit("GET", form)
    check(page.status == 200 and "<form" in page.body, f"the form's page: {page.status}")
    lead = inquire(CLEO)
    stored = table.lead(lead)
    check(stored["status"] == "received", f"the first lead is {stored['status']}")
    check(table.partition(lead, "Q#"), "the inquiry is not in the table")
    holds("before any policy: the form is served, an inquiry is taken, and the lead is in the table")
    return lead


def forms_after_policy() -> tuple[str, str]:
    baton("policy", "push", POLICY, "--activate")
    holds("a policy is pushed and active")
    answer = visit("POST", form, ANA, {"Accept": "text/html"})
    check(answer.status == 303, f"a browser's post was answered with {answer.status}: {answer.body[:200]}")
    again = visit("POST", form, ANA, {"Accept": "application/json"}).json()
    check(again["repeated"], "the same form twice became two inquiries")
    wrong = visit("POST", form, {"name": "Nobody"}, {"Accept": "application/json"})
    check(wrong.status == 422, f"an empty form was answered with {wrong.status}")
    nowhere = visit("GET", form.replace("/f/", "/nowhere/"))
    check(nowhere.status == 404, f"an unknown address was answered with {nowhere.status}")
    ben = inquire(BEN)
    holds("a form is taken from a browser (303) and a program (202), once when sent twice; nonsense is refused (422)")
    return again["lead"], ben


def task_and_outcome(lead: str) -> None:
    def task():
        found = [m for m in mails() if "Ana Silva" in m.subject + m.text and "customer" not in "".join(m.to)]
        return found and found[0]

    mail = wait_for("the rep's task", ACKNOWLEDGEMENT, task)
    check("assigned" in table.kinds(lead), f"the lead was {table.kinds(lead)}")
    holds("the schedule ran a sweep: the lead has a rep, and the rep has the task by mail")
    button = mail.button("No answer")
    before = table.lead(lead)["version"]
    page = visit("GET", button)
    check(page.status == 200 and table.lead(lead)["version"] == before, "a GET of a button changed the lead")
    answer = press(button)
    check(answer.status == 200, f"the outcome was answered with {answer.status}: {answer.body[:300]}")
    check("outcome" in table.kinds(lead), f"the lead was {table.kinds(lead)}")
    holds("the outcome's link was clicked: GET changes nothing, POST is on the timeline")
    forged = visit("POST", button.split("?")[0][:-2] + "xx", {"outcome": "reached"})
    check(forged.status in (400, 403, 404), f"a forged link was answered with {forged.status}")
    holds(f"a forged link is refused ({forged.status})")


def acknowledged(lead: str) -> None:
    mail = wait_for("the acknowledgement", ACKNOWLEDGEMENT, lambda: mails("ana@"))[0]
    check("Ana" in mail.text, "the acknowledgement does not greet her by name")
    sent = wait_for("its record", 10, lambda: [m for m in table.partition(lead, "M#") if m["state"] == "sent"])
    check(len(sent) == 1 and len(mails(ANA["email"])) == 1, "she was written to more than once")
    holds(f'the acknowledgement is in the mail service, once: "{mail.subject}"')


def received(lead: str) -> None:
    def returned():
        probe = table.item("INBOUND", "PROBE")
        return probe and probe.get("returned_at")

    at = wait_for("the probe of received mail", 3 * SWEEP, returned)
    holds(f"the daily probe has come back through receipt rule, bucket and topic: received mail is verified ({at})")
    mail = mails(ANA["email"])[0]
    words = "Yes, please call me on Thursday."
    # No id alone is an address: that she answers a mail which only she was sent says that it is her.
    (sent,) = [message["ses_id"] for message in table.partition(lead, "M#") if message["state"] == "sent"]
    answer = "\r\n".join(
        [
            f"From: Ana Silva <{ANA['email']}>",
            f"To: answers@{REPLIES}",
            f"In-Reply-To: <{sent}@email.amazonses.com>",
            f"Subject: Re: {mail.subject}",
            "Message-ID: <answer@customer.example.org>",
            "Content-Type: text/plain; charset=utf-8",
            "",
            words,
            "",
            "> " + mail.text.splitlines()[0],
            "",
        ]
    )
    client("sesv2").send_email(
        FromEmailAddress=f"ana@{SENDER}",
        Destination={"ToAddresses": [f"answers@{REPLIES}"]},
        Content={"Raw": {"Data": answer.encode()}},
    )
    wait_for("her answer", 60, lambda: "sign" in table.kinds(lead))
    check("in_conversation" in str(table.lead(lead)["status"]), f"the lead is {table.lead(lead)['status']}")

    def told():
        return [m for m in mails() if words in m.text and "customer" not in "".join(m.to)]

    wait_for("the rep's mail", 2 * SWEEP, told)
    holds("her answer is read from the bucket, stops the steps, and its new words are shown to the rep")


def booked(lead: str) -> None:
    mail = wait_for("the second acknowledgement", ACKNOWLEDGEMENT, lambda: mails(BEN["email"]))[0]
    link = re.search(r"https?://\S+/b/[^\s>]+", mail.text)
    check(link, f"the acknowledgement has no link to times: {mail.text}")
    page = visit("GET", link[0])
    slots = re.findall(r'name="slot" value="([^"]+)"', page.body)
    check(page.status == 200 and slots, f"no free times: {page.status}")
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.body))
    answer = visit("POST", link[0], {**hidden, "slot": slots[0]})
    check(answer.status == 200, f"the booking was answered with {answer.status}: {answer.body[:300]}")
    check("booked" in table.kinds(lead), f"the lead was {table.kinds(lead)}")
    holds(f"one of {len(slots)} free times is booked by the link of the acknowledgement")


def bounced(lead: str) -> None:
    wait_for("the bounce on the timeline", ACKNOWLEDGEMENT, lambda: "sign" in table.kinds(lead))
    check("stopped" in table.kinds(lead), f"the lead was {table.kinds(lead)}")
    holds("a mail that bounced is told on the default bus, reaches inbound, and stops the mail to that lead")


def escalated(lead: str) -> None:
    wait_for("the second lead's rep", 2 * SWEEP, lambda: "assigned" in table.kinds(lead))
    table.age(lead, 9)

    def told():
        return "escalated" in table.kinds(lead) and [m for m in mails("morgan@") if "Ben Ortiz" in m.subject + m.text]

    wait_for("the manager's mail", 2 * SWEEP, told)
    holds("nine hours without a touch: reminded, escalated, and the manager has it by mail")


def deploy(*parameters: str) -> None:
    """Updates the stack, with the zips that lie there."""
    command = [os.path.join(os.environ["ROOT"], "infra/deploy"), *["--stack", STACK, "--no-build", "--no-policy", "--no-doctor"]]
    run = subprocess.run([*command, *parameters], capture_output=True, text=True, check=False)
    check(run.returncode == 0, f"the update failed: {run.stdout[-800:]}{run.stderr[-1500:]}")


def hashes() -> dict[str, str]:
    functions = client("lambda")
    return {name: functions.get_function_configuration(FunctionName=f"{STACK}-{name}")["CodeSha256"] for name in FUNCTIONS}


def written_by(lead: str, schema: int) -> None:
    """Says of a lead's item which code wrote it."""
    table.client.update_item(
        TableName=table.name,
        Key={"pk": {"S": f"L#{lead}"}, "sk": {"S": "LEAD"}},
        UpdateExpression="SET #schema = :schema",
        ExpressionAttributeNames={"#schema": "schema"},
        ExpressionAttributeValues={":schema": {"N": str(schema)}},
    )


def asking(asked: list[str], until: threading.Event) -> None:
    """Sends form after form, and fails at the first that is not taken."""
    while not until.is_set():
        number = len(asked)
        own = {"name": f"Late Number{number}", "email": f"late{number}@customer.example.org", "phone": ""}
        # Many forms of one text would be looked at by a person first.
        asked.append(insist({**LATE, **own, "message": f"What do {number + 3} boxes of lamps cost?"}))
        until.wait(1)


def insist(fields: dict) -> str:
    """Posts the form, and once more when its function was taken away while it answered; the lead's id.

    AWS lets what runs end before the older code goes; the emulator ends its process. Who gets no answer presses the
    button again: one lead comes of it, whether or not the first press was stored.
    """
    try:
        return inquire(fields)
    except Failed as failure:
        if TAKEN_AWAY not in str(failure):
            raise
        return inquire(fields)


def left_alone(lead: str) -> None:
    """A newer version was there, wrote, and was rolled back: what this one cannot read waits, and keeps nobody else waiting."""
    item = table.lead(lead)
    check(item["schema"] == NEXT_SCHEMA and item.get("due_at"), f"the newer item was touched: {sorted(item)}")
    check(table.kinds(lead) == ["received"], f"the newer lead was {table.kinds(lead)}")

    def said():
        return [line for line in logs(f"/aws/lambda/{STACK}-sweep") if '"left_alone":true' in line]

    wait_for("the sweep's word of the newer item", SWEEP, said)
    holds("an item of a newer version is left alone, stays due, and is named in the log; others go on meanwhile")


def upgraded(lead: str, work: Path) -> list[str]:
    """Replaces every function while forms come in; what the older version left alone is done by the newer one."""
    before = hashes()
    for zip_path in ZIPS:
        shutil.copy(zip_path, work / f"{zip_path.parent.name}.zip")
        # The same code in another file: what a build of another day is.
        with zipfile.ZipFile(zip_path, "a") as newer:
            newer.writestr("VERSION.txt", "the next one")
    asked: list[str] = []
    failed: list[BaseException] = []
    until = threading.Event()

    def ask():
        try:
            asking(asked, until)
        except BaseException as failure:  # noqa: BLE001 - it is told where the test waits
            failed.append(failure)

    person = threading.Thread(target=ask)
    person.start()
    try:
        deploy()
    finally:
        # Whoever asks stops also when the update fails: the test would never end.
        until.set()
        person.join()
    check(not failed, f"a form was not taken while functions were replaced: {failed}")
    after = hashes()
    check(not set(before.items()) & set(after.items()), "a function was not replaced")
    # The newer version knows what it wrote.
    written_by(lead, SCHEMA)
    holds(f"all functions were replaced while {len(asked)} forms came in, and each was taken")
    return asked


def nothing_lost(lead: str, asked: list[str]) -> None:
    wait_for("the newer lead's rep", 2 * SWEEP, lambda: "assigned" in table.kinds(lead))
    for one in asked:
        wait_for(f"a decision about {one}", SWEEP, lambda one=one: table.lead(one)["status"] != "received")
    inquiries = [item for item in table.scan() if item["sk"].startswith("Q#") and LATE["company"] in item["body"]]
    leads = sorted({item["pk"] for item in inquiries})
    check(leads == sorted(f"L#{one}" for one in asked), f"{len(asked)} asked, and there are {len(leads)} leads: {leads}")
    holds("what was left alone is done by the version that knows it, and who asked during the update is seen to")


def zips_of_before(work: Path) -> None:
    """Puts the earlier version back where the next deployment takes it from: a rollback."""
    for zip_path in ZIPS:
        shutil.move(work / f"{zip_path.parent.name}.zip", zip_path)


def poisoned() -> None:
    sqs, queue = client("sqs"), stack.output("FailedMailEvents")
    # A mail without a line. Nobody may speak for the mail service on the default bus, so it is handed to the function
    # as the bus hands it over: asynchronously.
    poison = {"source": "aws.ses", "detail": {"content": "", "mail": {"messageId": "poison"}}}
    client("lambda").invoke(
        FunctionName=f"{STACK}-inbound", InvocationType="Event", Payload=json.dumps(poison).encode()
    )
    found = wait_for("the poisoned event", 60, lambda: sqs.receive_message(QueueUrl=queue).get("Messages"))
    kept = json.loads(found[0]["Body"])
    check(kept["requestPayload"]["detail"]["mail"]["messageId"] == "poison", "the queue holds another event")
    holds(f"an event that fails each time is in the failure queue: {kept['requestContext']['condition']}")


def logs_are_clean() -> None:
    lines = [line for name in FUNCTIONS for line in logs(f"/aws/lambda/{STACK}-{name}")]
    check(lines, "nothing was logged")
    told = [(word, line) for line in lines for word in PERSONAL if word in line]
    check(not told, f"a log names a person: {told[:3]}")
    figures = [line for line in lines if f'"stack":"{STACK}"' in line and "oldest_due_seconds" in line]
    check(figures, "the sweep wrote no figures")
    holds(f"{len(lines)} log lines name nobody; {len(figures)} of them are a sweep's figures")


def restored(leads: list[str]) -> None:
    service, name = client("dynamodb"), f"{table.name}-restored"
    backup = service.create_backup(TableName=table.name, BackupName="nightly")["BackupDetails"]["BackupArn"]
    since = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    count = len(table.scan())
    service.restore_table_from_backup(TargetTableName=name, BackupArn=backup)
    wait_for(
        "the restored table", 30, lambda: service.describe_table(TableName=name)["Table"]["TableStatus"] == "ACTIVE"
    )
    newer = hashes()
    deploy("Sending=off", "CreateTable=no", f"TableName={name}")
    check(not set(newer.items()) & set(hashes().items()), "a function was not rolled back")
    holds("the version of before is back")
    again = Table(name)
    # The schedule may have swept it in the meantime; nothing is lost by that.
    check(len(again.scan()) >= count, f"{len(again.scan())} items of {count} were restored")
    for function in FUNCTIONS:
        found = client("lambda").get_function_configuration(FunctionName=f"{STACK}-{function}")
        variables = found["Environment"]["Variables"]
        check(variables["BATON_TABLE"] == name and variables["BATON_SENDING"] == "off", f"{function} is not told")
    check(table.lead(leads[0]), "the first table is gone")
    holds(f"a backup is restored ({count} items) and the stack works on it with sending off; the first table is kept")
    lead = inquire({**ANA, "email": "dora@customer.example.org", "name": "Dora Lind", "phone": "+1 212 555 0126"})
    again.age(lead, 1)
    sent = len(mails())
    wait_for("a sweep of the restored table", 2 * SWEEP, lambda: "assigned" in again.kinds(lead))
    time.sleep(5)
    check(len(mails()) == sent, "a mail left although sending is off")
    holds("with sending off, leads are taken and assigned, and no mail leaves")
    baton("reconcile", "--since", since)
    holds("the restored table is reconciled")


def main() -> None:
    deployed_as_written()
    alarms_as_declared()
    roles_as_declared()
    cleo = form_before_policy()
    ana, ben = forms_after_policy()
    eve = inquire(EVE)
    written_by(eve, NEXT_SCHEMA)
    poisoned()
    task_and_outcome(ana)
    left_alone(eve)
    work = Path(tempfile.mkdtemp())
    try:
        asked = upgraded(eve, work)
        escalated(ben)
        acknowledged(ana)
        nothing_lost(eve, asked)
        received(ana)
        booked(ben)
        bounced(cleo)
        logs_are_clean()
    finally:
        zips_of_before(work)
        shutil.rmtree(work)
    restored([ana, ben])


try:
    main()
except Failed as failure:
    print(f"FAILED        {failure}", file=sys.stderr, flush=True)
    print(f"{len(passed)} passed, 1 failed")
    sys.exit(1)
print(f"{len(passed)} passed, 0 failed")
