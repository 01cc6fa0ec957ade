//! Two texts of one mail are compared: who gets which is drawn and kept, and what is not known is not said.

use followup::figures::{
    DayFigures, FactClass, FactGroup, FactQuery, GivenText, StepReport, TextFact, VariantFinding,
    VariantGoal,
};
use followup::ids::LeadId;
use followup::policy::{Policy, PolicyFiles};
use followup::timeline::Fact;
use journeys::{Town, plain};

const PEOPLE: [&str; 6] = [
    "Ada Moss", "Bo Ek", "Cy Dahl", "Dee Ray", "Eva Kim", "Flo Berg",
];
const STEP: &str = "at_latest = \"2bh\", template = \"mail\"";

fn compares(files: &mut PolicyFiles) {
    let mail = files.get("templates/mail.md").unwrap().to_owned();
    let short = mail.replace("No harm done.", "It happens.");
    files
        .files
        .insert("templates/mail_short.md".to_owned(), short);
    let rules = files.files.get_mut("policy.toml").unwrap();
    let variants = "variants = [{ name = \"plain\", template = \"mail\", share = 50 }, { name = \"short\", template = \"mail_short\", share = 50 }]";
    *rules = rules.replacen(STEP, &format!("{STEP}, {variants}"), 1);
}

async fn reports(town: &Town, lead: &LeadId, name: &str) {
    let task = town.last_mail(&town.rep_of(lead).await, name);
    town.click(&task, "No answer").await;
}

#[tokio::test]
async fn each_lead_keeps_its_text_and_what_is_not_known_is_not_said() {
    let town = Town::open_with("2026-03-02 10:00", compares).await;
    let mut leads = Vec::new();
    for (number, name) in PEOPLE.into_iter().enumerate() {
        let (email, phone) = (address(name), format!("+1 212 555 014{number}"));
        let fields = [
            ("name", name),
            ("email", email.as_str()),
            ("phone", phone.as_str()),
            ("topic", "sales"),
        ];
        leads.push(town.inquire(&fields).await);
    }
    for at in ["2026-03-02 11:00", "2026-03-03 11:30"] {
        town.until(at).await;
        for (lead, name) in leads.iter().zip(PEOPLE) {
            reports(&town, lead, name).await;
        }
    }
    town.until("2026-03-04 10:00").await;
    let policy = town.deployment.cloud().active_policy(town.now()).await;
    let policy = policy.unwrap().unwrap();
    let step = &policy.rules.cadence.inbound[2];
    let mut got = [0, 0];
    for (lead, name) in leads.iter().zip(PEOPLE) {
        let text = step.text_for(lead).variant.unwrap();
        let is_short = text.name == "short";
        got[usize::from(is_short)] += 1;
        let mail = town.last_saying(&address(name), "We tried to call you");
        assert_eq!(plain(&mail).contains("It happens."), is_short, "{name}");
        let planned = town.lead(lead).await.timeline.into_iter().any(|line| {
            matches!(line.fact, Fact::MailPlanned { variant: Some(given), .. } if given.name == text.name && given.share == 50)
        });
        assert!(planned, "{name}");
        if is_short {
            town.answer(&mail, "Thursday at ten suits me.").await;
        }
    }
    assert!(
        got[0] > 0 && got[1] > 0,
        "{got:?}: the lots fell on one side"
    );
    town.minutes(30).await;
    let found = baton::variants::compared(town.deployment.cloud(), |_| {}).await;
    let [step] = &found.unwrap().figures[..] else {
        panic!("one step compares texts");
    };
    days_say_the_same(&town, &policy, step).await;
    let [plain, short] = &step.counted.texts[..] else {
        panic!("two texts");
    };
    assert_eq!(
        (plain.name.as_str(), plain.leads, plain.replied),
        ("plain", got[0], 0)
    );
    assert_eq!(
        (short.name.as_str(), short.leads, short.replied),
        ("short", got[1], i64::try_from(got[1]).unwrap())
    );
    let replies = step
        .compared
        .iter()
        .find(|one| one.goal == VariantGoal::Replied);
    // All of one and none of the other, and it may still be chance.
    let replies = replies.unwrap();
    assert!(
        matches!(replies.finding, VariantFinding::NotYet { more_leads: Some(more) } if more > 100),
        "{replies:?}"
    );
    assert!(replies.at_least < 1.0, "{replies:?}");
    town.is_well_run().await;
}

/// The figures of the days say the same as the timelines do, and so do the leads behind each number.
async fn days_say_the_same(town: &Town, policy: &Policy, step: &StepReport) {
    let cloud = town.deployment.cloud();
    let short = &step.counted.texts[1];
    let text = GivenText {
        step: step.counted.step.clone(),
        name: short.name.clone(),
        share: short.share,
    };
    let query = |did| FactQuery::new(FactClass::Text(did)).of(FactGroup::Text(text.clone()));
    let queries = [TextFact::Written, TextFact::Reached(VariantGoal::Replied)].map(query);
    let (mut days, mut behind) = (DayFigures::default(), [0, 0]);
    for day in ["2026-03-02", "2026-03-03", "2026-03-04"] {
        let day = day.parse().unwrap();
        days.add(&cloud.figures_of(day).await.unwrap());
        for facts in cloud.facts_of(day).await.unwrap() {
            for (count, query) in behind.iter_mut().zip(&queries) {
                let records = facts.records.iter();
                *count += records.map(|record| query.counts(day, record)).sum::<i64>();
            }
        }
    }
    let last = "2026-03-04".parse().unwrap();
    let period = cloud.period(last, last, last).await.unwrap();
    let so_far = cloud.texts_so_far(policy, &period).await.unwrap();
    assert_eq!(
        so_far, days.texts,
        "the days before the period are among them"
    );
    let reports = StepReport::of_days(policy.rules.all_steps(), &days.texts, &so_far);
    assert_eq!(reports, std::slice::from_ref(step));
    let counted = [i64::try_from(short.leads).unwrap(), short.replied];
    assert_eq!(behind, counted);
}

fn address(name: &str) -> String {
    let first = name.split(' ').next().unwrap().to_lowercase();
    format!("{first}@customer.test")
}
