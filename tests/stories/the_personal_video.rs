//! Two calls on which nobody answers, and then something that no mail can do: a minute of video, made for one person. The task says who, why
//! and what for, one click says that it is done, and the letter shows it.

use followup::policy::PolicyFiles;
use journeys::{ANA, Town, button, plain};

const TASK: &str = "+++\nto = \"rep\"\ntask = true\n+++\n\
    **Who:** {{ lead_name }}, who wrote to {{ company_name }} on {{ asked_on }} and has not picked up.\n\n\
    **Why:** A face that answers is easier to trust than a voicemail: \"you wrote to us with {{ topic }}\" is how it begins.\n\n\
    **What for:** Record one minute in which you answer their first question, and put its address into the field for the link.\n";

/// The shipped policy with a video before the letter, which shows it.
fn with_a_video(sources: &mut PolicyFiles) {
    let policy = sources.files.get_mut("policy.toml").unwrap();
    *policy = policy.replace(
        "    { name = \"letter\", kind = \"mail\", after = \"5bd\", template = \"letter\" },",
        "    { name = \"personal_video\", kind = \"task\", after = \"2bd\", template = \"task_video\" },\n    \
         { name = \"letter\", kind = \"mail\", after = \"0m\", at_latest = \"3bd\", template = \"letter\" },",
    );
    assert!(policy.contains("personal_video"));
    let letter = sources.files.get_mut("templates/letter.md").unwrap();
    *letter = letter.replace(
        "**How to reach us**",
        "{{ if task_link }}\n[One minute, made for you]({{ task_link }} \"button\")\n{{ end }}\n\n**How to reach us**",
    );
    let file = "templates/task_video.md".to_owned();
    sources.files.insert(file, TASK.to_owned());
}

#[tokio::test]
async fn the_personal_video() {
    let town = Town::open_with("2026-03-02 10:00", with_a_video).await;
    let lead = town.inquire(ANA).await;
    town.until("2026-03-02 11:00").await;
    let rep = town.rep_of(&lead).await;
    let task = town.last_mail(&rep, "Ana Silva");
    town.click(&task, "No answer").await;
    town.until("2026-03-03 11:30").await;
    let task = town.last_mail(&rep, "Ana Silva");
    let page = town.click(&task, "Left a voicemail").await;
    assert!(
        page.contains("The next step is a task (personal video)"),
        "{page}"
    );

    town.until("2026-03-05 16:00").await;
    let task = town.last_mail(&rep, "Next: Ana Silva");
    insta::assert_snapshot!("the_task", plain(&task));
    let done = button(&task, "Done", None).unwrap();
    let path = done.split_once('?').map_or(done.as_str(), |(path, _)| path);
    let wrong = [("outcome", "done"), ("link", "my video")];
    let refused = town.deployment.click(path, &wrong).await;
    assert_eq!(refused.status(), 422);
    let refused = String::from_utf8_lossy(refused.body()).into_owned();
    assert!(refused.contains("begins with https://"), "{refused}");
    let link = "https://video.example.com/for-ana";
    let page = town.click_with(&task, "Done", &[("link", link)]).await;
    assert!(page.contains("A mail goes out today 4:30 PM"), "{page}");

    town.until("2026-03-06 10:00").await;
    let letter = town.last_mail("ana@customer.test", "Re: Thank you");
    assert!(plain(&letter).contains(link), "{}", plain(&letter));
    town.is_well_run().await;
}

#[tokio::test]
async fn a_video_that_nobody_makes() {
    let town = Town::open_with("2026-03-02 10:00", with_a_video).await;
    let lead = town.inquire(ANA).await;
    town.until("2026-03-12 10:00").await;
    // It is on the list of the day, and the letter goes out without it, in words that are true for who heard from nobody.
    let rep = town.rep_of(&lead).await;
    let said = town.read_by(&rep);
    let told = said.contains("neither a call nor a mail: personal video");
    assert!(told, "{said}");
    let mails = town.mails_to("ana@customer.test");
    assert!(mails.len() >= 2, "{}", town.mailbox());
    for mail in &mails {
        assert!(!plain(mail).contains("made for you"), "{}", plain(mail));
    }
    town.is_well_run().await;
}
