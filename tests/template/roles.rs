//! Each role allows what its function was seen to do, and nothing else.

use std::collections::BTreeSet;

use crate::firm::month;
use crate::template::{FUNCTIONS, Template, each, filled, plain, tag, texts};

/// An action on a resource, as an ARN ends.
type Allowed = BTreeSet<(String, String)>;

/// What a role allows on the resources that the local AWS knows.
fn allowed(template: &Template, function: &str) -> Allowed {
    let mut allowed = Allowed::new();
    for statement in template.statements(function) {
        assert_eq!(statement["Effect"], "Allow");
        for resource in each(&statement["Resource"]) {
            let resource = ends(resource);
            for action in texts(&statement["Action"]) {
                assert!(!action.contains('*'), "{function}: {action}");
                allowed.insert((action, resource.clone()));
            }
        }
    }
    allowed
}

/// How the ARN of a resource ends.
fn ends(resource: &serde_yaml_ng::Value) -> String {
    let text = match tag(resource).as_deref() {
        // Created by the stack, or named by a parameter.
        Some("If") => plain(resource)[1].clone(),
        _ => resource
            .get("Fn::Sub")
            .map_or(resource, |sub| &sub[0])
            .clone(),
    };
    match (tag(&text).as_deref(), plain(&text).as_str().unwrap()) {
        (Some("Sub"), arn) => {
            let arn = filled(arn);
            arn.splitn(6, ':').nth(5).unwrap().to_owned()
        }
        (None, arn) if arn.contains("${") => filled(arn).splitn(6, ':').nth(5).unwrap().to_owned(),
        (Some("GetAtt"), "Bus.Arn") => "event-bus/baton".to_owned(),
        (Some("GetAtt"), "SigningSecret.Id") => "secret:signing".to_owned(),
        (Some("GetAtt"), "Pepper.Id") => "secret:pepper".to_owned(),
        (Some("Ref"), "ChallengeSecretArn") => "secret:challenge".to_owned(),
        (Some("Ref"), "SourceSecretArn") => "secret:sources".to_owned(),
        (Some("Ref"), "OidcSecretArn") => "secret:oidc".to_owned(),
        (_, other) => other.to_owned(),
    }
}

#[test]
fn each_role_allows_exactly_the_calls_that_its_function_makes() {
    let template = Template::read();
    let mut wrong = String::new();
    for function in FUNCTIONS {
        let seen: Allowed = month()
            .called
            .iter()
            .filter(|called| called.by == function)
            .map(|called| (called.action.clone(), called.resource.clone()))
            .collect();
        assert!(!seen.is_empty(), "{function} did nothing");
        let mut allowed = allowed(&template, function);
        // Asked for by Lambda itself, in the function's name.
        allowed.retain(|(action, _)| !action.starts_with("logs:") && !action.starts_with("sqs:"));
        for (action, resource) in seen.difference(&allowed) {
            wrong += &format!("{function} needs {action} on {resource}\n");
        }
        for (action, resource) in allowed.difference(&seen) {
            wrong += &format!("{function} may {action} on {resource}, and never does\n");
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
