//! `baton proof`: what somebody agreed to, as a shell asks for it on the data of this machine.

use baton::LocalDeployment;
use chrono::TimeDelta;
use serde_json::Value;

use super::people::{Desk, pushed, used};
use super::{ANA, to_ana};

/// What stands beside the box of the shipped form, and what a company may come to write there.
const BOX: &str = "Send me your newsletter. I can leave it at any time with one click.";
const OTHER_BOX: &str = "Send me your letters, and the offers of your partners.";

/// The shipped policy with other words beside the box, in force on the data of this machine.
fn with_other_words(desk: &Desk) {
    let policy = desk.dir.path().join("policy");
    for (path, text) in baton::shipped::embedded().files {
        let path = policy.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text.replace(BOX, OTHER_BOX)).unwrap();
    }
    let form = std::fs::read_to_string(policy.join("forms/contact.toml")).unwrap();
    assert!(form.contains(OTHER_BOX), "{form}");
    pushed(desk, &policy);
}

/// The address in Ana's mail that has this in it.
fn address_in_mail(deployment: &LocalDeployment, part: &str) -> String {
    let mails = to_ana(deployment);
    let texts = mails.iter().filter_map(|mail| mail.text.as_deref());
    let mut addresses = texts.flat_map(baton::addresses_in);
    let found = addresses.find(|address| address.contains(part));
    found.unwrap().to_owned()
}

#[tokio::test]
async fn what_somebody_agreed_to_is_proved_in_the_words_that_they_read_then() {
    let desk = Desk::new().await;
    let deployment = used(desk.dir.path()).await;
    let asked_at = calendar::format_instant(deployment.cloud().now());
    let ticked = [&ANA[..], &[("newsletter", "yes")]].concat();
    let lead = deployment.inquire("contact", &ticked).await.unwrap();
    deployment.advance(TimeDelta::hours(1)).await.unwrap();
    let [confirm, stop] = ["/y/", "/u/"].map(|part| address_in_mail(&deployment, part));
    drop(deployment);
    // Two versions of one moment would be a race: an hour has passed.
    with_other_words(&desk);
    let deployment = used(desk.dir.path()).await;
    let mut times = Vec::new();
    for (address, choice) in [(&confirm, "yes"), (&stop, "stop")] {
        deployment.advance(TimeDelta::minutes(1)).await.unwrap();
        times.push(calendar::format_instant(deployment.cloud().now()));
        let page = deployment.click(address, &[("choice", choice)]).await;
        assert_eq!(page.status(), 200, "{address}");
    }
    drop(deployment);

    let who = ["proof", "--email", "ana@customer.example"];
    let (code, printed, complaints) = desk.run(&[&who[..], &["--json"]].concat());
    assert_eq!(code, Some(0), "{complaints}");
    let proof: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(proof["lead"], lead.as_str());
    assert_eq!(proof["inquiries"].as_array().unwrap().len(), 1);
    let asked = &proof["inquiries"][0];
    let first = baton::shipped::embedded().version();
    assert_eq!(asked["version"], serde_json::json!(first));
    assert_eq!(asked["form"], "contact");
    assert_eq!(asked["at"], asked_at.as_str());
    assert_eq!(
        asked["boxes"],
        serde_json::json!([{"field": "newsletter", "words": BOX, "ticked": true}])
    );
    assert_eq!(
        asked["consent"],
        serde_json::json!({"wording": BOX, "at": asked_at, "place": "contact"})
    );
    // The page behind the mail asks in the words of its own day, and those are kept with the answer.
    let since = proof["since"].as_array().unwrap();
    let told: Vec<(&str, &str)> = since
        .iter()
        .map(|one| (one["what"].as_str().unwrap(), one["at"].as_str().unwrap()))
        .collect();
    let [confirmed, stopped] = [0, 1].map(|at| times[at].as_str());
    let expected = [("opted_in", confirmed), ("unsubscribed", stopped)];
    assert_eq!(told, expected, "{proof:#}");
    let agreed_to = since[0]["words"].as_str().unwrap();
    assert!(agreed_to.contains(OTHER_BOX), "{agreed_to}");
    assert_eq!(proof["agreed"], false, "it was taken back");
    let (_, printed, _) = desk.run(&who);
    let version = format!("words of version {first}");
    for said in [BOX, "letters may be sent: no", version.as_str()] {
        assert!(printed.contains(said), "{said}\n{printed}");
    }
}
