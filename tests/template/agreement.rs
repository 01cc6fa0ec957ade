//! What both sides name.

use std::cell::RefCell;
use std::collections::BTreeSet;

use cloud::bus::{FIGURES_SETTLED, MESSAGE_DUE, SOURCE};
use cloud::settings::Settings;
use cloud::table::schema;
use costs::{Prices, SHIPPED};
use serde_yaml_ng::Value;

use crate::firm::{Firm, month};
use crate::template::{FUNCTIONS, Template, capitalised, each, plain, root, texts};

fn set<const N: usize>(names: [&str; N]) -> BTreeSet<String> {
    names.map(str::to_owned).into()
}

#[test]
fn functions_are_told_exactly_the_settings_that_they_read() {
    let template = Template::read();
    let variables = template.at(&["Globals", "Function", "Environment", "Variables"]);
    let told: BTreeSet<String> = variables
        .as_mapping()
        .unwrap()
        .keys()
        .map(|name| name.as_str().unwrap().to_owned())
        .collect();
    let read = RefCell::new(BTreeSet::new());
    let settings = Settings::read(|name| {
        read.borrow_mut().insert(name.to_owned());
        let value = match name {
            "BATON_SENDING" | "BATON_CANARY" => "off",
            _ => "something",
        };
        Some(value.to_owned())
    });
    assert!(settings.is_ok(), "{settings:?}");
    assert_eq!(told, read.into_inner());
}

#[test]
fn every_parameter_says_what_it_is_for_and_but_one_has_a_default() {
    let template = Template::read();
    let parameters = template.at(&["Parameters"]).as_mapping().unwrap();
    let mut without = Vec::new();
    for (name, parameter) in parameters {
        let name = name.as_str().unwrap();
        assert!(parameter["Description"].is_string(), "{name}");
        let is_bounded = ["AllowedPattern", "AllowedValues", "MinValue"]
            .iter()
            .any(|bound| parameter.get(*bound).is_some());
        assert!(is_bounded, "{name} may be anything");
        if parameter.get("Default").is_none() {
            without.push(name);
        }
    }
    assert_eq!(without, ["SenderDomain"]);
}

#[tokio::test]
async fn the_table_is_the_one_that_the_code_creates() {
    let firm = Firm::open().await;
    let dynamodb = firm.aws.dynamodb("test");
    let described = dynamodb.describe_table().table_name("baton").send().await;
    let created = described.unwrap().table.unwrap();
    let template = Template::read();
    let declared = template.at(&["Resources", "Table", "Properties"]);

    let attributes: BTreeSet<String> = created
        .attribute_definitions()
        .iter()
        .map(|one| format!("{} {}", one.attribute_name(), one.attribute_type().as_str()))
        .collect();
    let written = |value: &Value, first: &str, second: &str| {
        let pair = |one: &Value| {
            let text = |name: &str| one[name].as_str().unwrap().to_owned();
            format!("{} {}", text(first), text(second))
        };
        value.as_sequence().unwrap().iter().map(pair).collect()
    };
    let found: BTreeSet<String> = written(
        &declared["AttributeDefinitions"],
        "AttributeName",
        "AttributeType",
    );
    assert_eq!(found, attributes);

    let keys = |schema: &[aws_sdk_dynamodb::types::KeySchemaElement]| -> Vec<String> {
        let pair = |one: &aws_sdk_dynamodb::types::KeySchemaElement| {
            format!("{} {}", one.attribute_name(), one.key_type().as_str())
        };
        schema.iter().map(pair).collect()
    };
    let found: Vec<String> = written_in_order(&declared["KeySchema"]);
    assert_eq!(found, keys(created.key_schema()));

    let mut names = BTreeSet::new();
    for index in created.global_secondary_indexes() {
        let name = index.index_name().unwrap();
        names.insert(name.to_owned());
        let declared = each(&declared["GlobalSecondaryIndexes"])
            .into_iter()
            .find(|one| one["IndexName"] == name)
            .unwrap_or_else(|| panic!("the template has no index {name}"));
        assert_eq!(
            written_in_order(&declared["KeySchema"]),
            keys(index.key_schema()),
            "{name}"
        );
        let projection = index.projection().unwrap();
        assert_eq!(
            declared["Projection"]["ProjectionType"].as_str(),
            projection.projection_type().map(|kind| kind.as_str()),
            "{name}"
        );
        let facts = declared["Projection"].get("NonKeyAttributes").map(texts);
        let created: BTreeSet<String> = projection.non_key_attributes().iter().cloned().collect();
        assert_eq!(facts.unwrap_or_default(), created, "{name}");
    }
    assert_eq!(
        names,
        set([
            schema::DUE,
            schema::OWNER,
            schema::ARRIVALS,
            schema::FACTS_INDEX
        ]),
        "the indexes that the code reads"
    );
    assert_eq!(each(&declared["GlobalSecondaryIndexes"]).len(), names.len());
    assert_eq!(
        declared["TimeToLiveSpecification"]["AttributeName"],
        schema::TTL
    );
}

fn written_in_order(schema: &Value) -> Vec<String> {
    let pair = |one: &Value| {
        let text = |name: &str| one[name].as_str().unwrap().to_owned();
        format!("{} {}", text("AttributeName"), text("KeyType"))
    };
    schema.as_sequence().unwrap().iter().map(pair).collect()
}

#[test]
fn rules_and_archives_listen_to_what_the_code_puts_on_the_bus() {
    let template = Template::read();
    let rule = template.at(&["Resources", "MessageDueRule", "Properties", "EventPattern"]);
    assert_eq!(texts(&rule["source"]), set([SOURCE]));
    assert_eq!(texts(&rule["detail-type"]), set([MESSAGE_DUE]));

    let archive = template.at(&["Resources", "BusArchive", "Properties", "EventPattern"]);
    assert_eq!(texts(&archive["source"]), set([SOURCE]));
    let prefix = archive["detail-type"][0]["prefix"].as_str().unwrap();
    let put = &month().events;
    assert!(put.contains(MESSAGE_DUE), "{put:?}");
    assert!(put.len() > 10, "{put:?}");
    // The figures of a day stand in the table, and can be asked for again: they need no archive.
    let in_no_archive = [MESSAGE_DUE, FIGURES_SETTLED];
    for kind in put {
        let is_archived = kind.starts_with(prefix);
        assert!(
            is_archived || in_no_archive.contains(&kind.as_str()),
            "{kind}"
        );
    }
}

#[test]
fn a_replay_of_the_archive_reaches_the_function_that_understands_it() {
    let template = Template::read();
    let rule = template.at(&["Resources", "ReplayedStopsRule", "Properties"]);
    let pattern = &rule["EventPattern"];
    assert_eq!(texts(&pattern["source"]), set([SOURCE]));
    assert_eq!(pattern["replay-name"][0]["exists"], true);
    for kind in texts(&pattern["detail-type"]) {
        let fact = kind.strip_prefix("lead.").unwrap();
        let event = serde_json::json!({
            "source": SOURCE, "detail-type": kind, "replay-name": "baton-1",
            "detail": {
                "lead": "abc", "kind": fact, "sign": "do_not_contact",
                "outcome": "do_not_contact", "known": "said",
            },
        });
        assert!(
            inbound::ReplayedStop::from_payload(&event).is_some(),
            "{kind}"
        );
    }
}

#[test]
fn every_event_of_the_mail_service_is_understood() {
    let template = Template::read();
    let destination = template.at(&[
        "Resources",
        "ConfigurationSetEvents",
        "Properties",
        "EventDestination",
    ]);
    // As a template names them, and as they name themselves.
    let names = [
        ("SEND", "Send"),
        ("REJECT", "Reject"),
        ("BOUNCE", "Bounce"),
        ("COMPLAINT", "Complaint"),
        ("DELIVERY", "Delivery"),
        ("DELIVERY_DELAY", "DeliveryDelay"),
        ("RENDERING_FAILURE", "Rendering Failure"),
    ];
    for kind in texts(&destination["MatchingEventTypes"]) {
        let (_, name) = names.iter().find(|(known, _)| *known == kind).unwrap();
        let event = serde_json::json!({"source": "aws.ses", "detail": {
            "eventType": name, "mail": {"messageId": "m1"},
            "bounce": {"bounceType": "Permanent"},
        }});
        assert!(inbound::MailEvent::from_payload(&event).is_some(), "{kind}");
    }
    let rule = template.at(&["Resources", "MailEventsRule", "Properties", "EventPattern"]);
    assert_eq!(texts(&rule["source"]), set(["aws.ses"]));
}

#[test]
fn every_function_has_its_binary_and_every_binary_its_function() {
    let template = Template::read();
    let functions = template.all("AWS::Serverless::Function");
    assert_eq!(functions.len(), FUNCTIONS.len());
    for (name, function) in functions {
        let binary = name.to_lowercase();
        let zip = format!("../target/lambda/{binary}/bootstrap.zip");
        assert_eq!(function["CodeUri"], zip.as_str());
        let main = root().join("functions").join(&binary).join("src/main.rs");
        assert!(main.is_file(), "{binary} is no binary of the workspace");
    }
    let mut crates: Vec<String> = std::fs::read_dir(root().join("functions"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    crates.sort();
    let mut expected = FUNCTIONS.map(str::to_owned).to_vec();
    expected.sort();
    assert_eq!(crates, expected);
    let globals = template.at(&["Globals", "Function"]);
    assert_eq!(globals["Runtime"], "provided.al2023");
    assert_eq!(globals["Handler"], "bootstrap");
}

#[test]
fn the_gateway_has_a_route_for_each_address_of_a_function() {
    let template = Template::read();
    let mut declared = BTreeSet::new();
    for route in template.all("AWS::ApiGatewayV2::Route").values() {
        let key = route["RouteKey"].as_str().unwrap();
        let (method, path) = key.split_once(' ').unwrap();
        assert_eq!(method, "ANY", "{key}");
        let target = plain(&route["Target"]).as_str().unwrap();
        let function = target
            .trim_start_matches("integrations/${")
            .trim_end_matches("Integration}");
        declared.insert((path.to_owned(), function.to_owned()));
    }
    let described: BTreeSet<(String, String)> = baton::addresses()
        .iter()
        .map(|(path, target)| (path.clone(), format!("{target:?}")))
        .collect();
    let missing: String = described
        .difference(&declared)
        .map(|(path, function)| route(path, function))
        .collect();
    assert!(missing.is_empty(), "add to infra/template.yaml:\n{missing}");
    assert_eq!(declared, described, "a route leads to no address");
}

/// A route as the template has it.
fn route(path: &str, function: &str) -> String {
    format!(
        "  …Route:\n    Type: AWS::ApiGatewayV2::Route\n    Properties:\n      ApiId: !Ref Api\n      RouteKey: \"ANY {path}\"\n      Target: !Sub \"integrations/${{{function}Integration}}\"\n"
    )
}

#[test]
fn the_access_log_holds_route_keys_and_no_path() {
    let template = Template::read();
    let settings = template.at(&["Resources", "ApiStage", "Properties", "AccessLogSettings"]);
    let format = settings["Format"].as_str().unwrap();
    assert!(format.contains("$context.routeKey"), "{format}");
    for word in ["path", "Path", "query", "sourceIp", "userAgent", "$input"] {
        assert!(!format.contains(word), "{word} in {format}");
    }
}

/// Each metric that the code writes is paid for, and each that an alarm waits for has to come.
#[test]
fn alarms_watch_exactly_the_figures_that_become_metrics() {
    let template = Template::read();
    let of = |function: &str, name: &str| (function.to_owned(), name.to_owned());
    let swept = sweep::Swept::default();
    let mut written: BTreeSet<(String, String)> = swept
        .watched()
        .iter()
        .map(|(name, ..)| of("sweep", name))
        .collect();
    written.extend(send::WATCHED.iter().map(|name| of("send", name)));
    let mut watched = BTreeSet::new();
    for (name, alarm) in template.all("AWS::CloudWatch::Alarm") {
        assert_eq!(plain(&alarm["AlarmActions"][0]), "Alarms", "{name}");
        if alarm["Namespace"] != cloud::telemetry::NAMESPACE {
            continue;
        }
        // Where nothing is wrong, there is no metric.
        assert_eq!(alarm["TreatMissingData"], "notBreaching", "{name}");
        let figure = alarm["MetricName"].as_str().unwrap();
        let dimension = &alarm["Dimensions"][1];
        assert_eq!(dimension["Name"], "function", "{name}");
        watched.insert(of(dimension["Value"].as_str().unwrap(), figure));
        if figure == "oldest_due_seconds" {
            assert_eq!(alarm["Threshold"], sweep::LATE_AFTER_SECONDS, "{name}");
        }
    }
    assert_eq!(watched, written);
}

#[test]
fn every_alarm_has_its_page_and_every_page_its_alarm() {
    let runbook = std::fs::read_to_string(root().join("infra/RUNBOOK.md")).unwrap();
    let (_, pages) = runbook.split_once("\n# Alarms\n").unwrap();
    let pages: BTreeSet<&str> = pages
        .lines()
        .filter_map(|line| line.strip_prefix("## "))
        .filter(|page| *page != "The budget")
        .collect();
    let template = Template::read();
    let alarms = template.all("AWS::CloudWatch::Alarm");
    let named: BTreeSet<&str> = alarms
        .values()
        .map(|alarm| plain(&alarm["AlarmName"]).as_str().unwrap())
        .map(|name| name.strip_prefix("${AWS::StackName}-").unwrap())
        .collect();
    assert_eq!(pages, named);
}

#[test]
fn the_prices_count_the_alarms_the_secrets_and_the_memory_that_the_template_has() {
    let template = Template::read();
    let assumed = Prices::read(SHIPPED).unwrap().assumed;
    // An alarm is paid by the metrics in it.
    let alarms = template.all("AWS::CloudWatch::Alarm");
    assert!(
        alarms
            .values()
            .all(|alarm| alarm.get("Metrics").is_none() && alarm["MetricName"].is_string())
    );
    // What the canary costs is counted apart, since it can be left out: `operations::canary`.
    let condition = template.at(&["Resources", "CanaryAlarm", "Condition"]);
    assert_eq!(condition, "LetsCanariesIn");
    assert_eq!((alarms.len() - 1) as f64, assumed.alarms);
    let secrets = template.all("AWS::SecretsManager::Secret").len();
    assert_eq!(secrets as f64, assumed.secrets);
    let memory = template.at(&["Globals", "Function", "MemorySize"]);
    assert_eq!(memory.as_f64(), Some(assumed.memory_mb));
    for (name, function) in template.all("AWS::Serverless::Function") {
        let of = function.get("MemorySize").unwrap_or(memory).as_f64();
        let expected = match name {
            "Sweep" => assumed.sweep_memory_mb,
            _ => assumed.memory_mb,
        };
        assert_eq!(of, Some(expected), "{name}");
    }
    // Three dashboards of an account cost nothing, each further one more than all alarms: nobody gets one unasked.
    let dashboard = template.at(&["Parameters", "CreateDashboard", "Default"]);
    assert_eq!(dashboard, "no");
}

#[test]
fn what_cannot_be_rebuilt_is_kept_and_what_can_is_not_tried_twice() {
    let template = Template::read();
    let invoked = |function: &str| {
        let resource = capitalised(function);
        template
            .at(&["Resources", &resource, "Properties", "EventInvokeConfig"])
            .clone()
    };
    for function in ["sweep", "send"] {
        let invoked = invoked(function);
        assert_eq!(invoked["MaximumEventAgeInSeconds"], 60, "{function}");
        assert_eq!(invoked["MaximumRetryAttempts"], 0, "{function}");
    }
    let failures = &invoked("inbound")["DestinationConfig"]["OnFailure"]["Destination"];
    assert_eq!(plain(failures), "FailedMailEvents.Arn");
    let rule = template.at(&["Resources", "MailEventsRule", "Properties", "Targets"]);
    assert_eq!(
        plain(&rule[0]["DeadLetterConfig"]["Arn"]),
        "FailedMailEvents.Arn"
    );
}
