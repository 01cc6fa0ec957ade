//! `baton import`, `baton export` and `baton erase`, as a shell runs them on the data of this machine.

use std::path::Path;

use baton::{LocalDeployment, Setup};
use chrono::{DateTime, FixedOffset, TimeDelta};
use followup::ids::{LeadId, PersonId};
use http::Method;
use local::Options;
use serde_json::Value;

use super::command_line::{baton, text};
use super::{OPENING, at};

const FILE: &str = "\
Full name,E-mail,phone,Notes,budget
Ana Silva,ana@customer.example,+1 212 555 0123,met at the fair,=1+1
Bo Ek,bo@customer.example,,,
Cy,no address,,,
Ana Silva,ana@customer.example,+1 212 555 0123,met at the fair,=1+1
";
const HOW: [&str; 6] = [
    "--map",
    "Full name=name",
    "--map",
    "E-mail=email",
    "--set",
    "topic=sales",
];

pub(crate) async fn used(dir: &Path) -> LocalDeployment {
    let setup = Setup {
        dir: Some(dir.to_owned()),
        // What a test pushed stays in force when the folder is opened again.
        keeps_chosen: true,
        ..Setup::in_memory(Options::simulated(7, at(OPENING)))
    };
    LocalDeployment::open(setup).await.unwrap()
}

pub(crate) struct Desk {
    pub(crate) dir: tempfile::TempDir,
}

impl Desk {
    pub(crate) async fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        drop(used(dir.path()).await);
        std::fs::write(dir.path().join("people.csv"), FILE).unwrap();
        Self { dir }
    }

    /// Runs a command; its exit code, what it printed, and what it complained of.
    pub(crate) fn run(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let data = self.dir.path().to_str().unwrap();
        let output = baton(&[arguments, &["--data", data]].concat(), "");
        (
            output.status.code(),
            text(&output.stdout),
            text(&output.stderr),
        )
    }

    fn import(&self, more: &[&str]) -> (Option<i32>, Vec<Value>) {
        let file = self.dir.path().join("people.csv");
        let arguments = [
            &["import", file.to_str().unwrap(), "--json"],
            &HOW[..],
            more,
        ]
        .concat();
        let (code, printed, complaints) = self.run(&arguments);
        assert!(!complaints.contains("customer.example"), "{complaints}");
        (code, lines(&printed))
    }

    fn export(&self, more: &[&str]) -> Vec<Value> {
        let (code, printed, complaints) = self.run(&[&["export"], more].concat());
        assert_eq!(code, Some(0), "{complaints}");
        lines(&printed)
    }
}

fn lines(printed: &str) -> Vec<Value> {
    printed
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn fates(rows: &[Value]) -> Vec<&str> {
    rows.iter()
        .map(|row| row["fate"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn a_file_is_imported_once_however_often_it_is_run() {
    let desk = Desk::new().await;
    let (code, rows) = desk.import(&["--dry-run"]);
    assert_eq!(code, Some(1));
    assert_eq!(fates(&rows), ["fit", "fit", "refused", "known"]);
    assert_eq!(rows[2]["errors"][0]["field"], "email");
    assert_eq!(desk.export(&[]), Vec::<Value>::new());

    let (code, rows) = desk.import(&[]);
    assert_eq!(code, Some(1));
    assert_eq!(fates(&rows), ["accepted", "accepted", "refused", "known"]);
    assert_eq!(rows[0]["lead"], rows[3]["lead"]);
    let (_, again) = desk.import(&["--dry-run"]);
    assert_eq!(fates(&again), ["known", "known", "refused", "known"]);
    assert_eq!(again[1]["lead"], rows[1]["lead"]);
    // A year later, when every other repeat is long forgotten.
    let deployment = used(desk.dir.path()).await;
    deployment.advance(TimeDelta::days(400)).await.unwrap();
    let acknowledged = deployment.mailbox().all();
    let acknowledged = acknowledged
        .iter()
        .filter(|mail| mail.subject.starts_with("Thank you"));
    assert_eq!(
        acknowledged.count(),
        0,
        "who is in a file is not acknowledged"
    );
    drop(deployment);
    let (_, rows) = desk.import(&[]);
    assert_eq!(fates(&rows), ["known", "known", "refused", "known"]);

    let leads = desk.export(&[]);
    assert_eq!(leads.len(), 2);
    for lead in &leads {
        assert_eq!(lead["source"], "import");
        assert_eq!(lead["inquiries"].as_array().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_column_that_is_not_there_and_a_form_that_is_not_there_are_named() {
    let desk = Desk::new().await;
    let file = desk.dir.path().join("people.csv");
    let file = file.to_str().unwrap();
    let (code, _, complaint) = desk.run(&["import", file, "--map", "Mail=email"]);
    assert_eq!(code, Some(2));
    assert!(
        complaint.contains("no column \"Mail\"") && complaint.contains("E-mail"),
        "{complaint}"
    );
    let (code, _, complaint) = desk.run(&["import", "nowhere.csv"]);
    assert_eq!(code, Some(2));
    assert_eq!(
        complaint.matches("os error").count(),
        1,
        "said once: {complaint}"
    );
    let (code, _, complaint) = desk.run(&["import", file, "--form", "fax"]);
    assert_eq!(code, Some(2));
    assert!(complaint.contains("contact"), "{complaint}");
    let (code, _, complaint) = desk.run(&["import", file, "--campaign", "spring"]);
    assert_eq!(code, Some(2));
    let right = "there is no campaign \"spring\"; write campaigns/spring.toml";
    assert!(complaint.contains(right), "{complaint}");
}

#[tokio::test]
async fn a_file_that_is_no_list_of_people_is_refused_whole_and_an_empty_list_is_said_to_be_one() {
    let desk = Desk::new().await;
    let path = desk.dir.path().join("list.csv");
    for (file, code, said) in [
        (&b"PK\x03\x04\x14\x00\x06\x00"[..], 2, "a workbook of Excel"),
        (
            b"# Leads\n\nAna, whom we met\nBo, too\n",
            2,
            "--map COLUMN=FIELD",
        ),
        (b"", 2, "the file is empty"),
        (b"name,email\n", 0, "rows: none"),
    ] {
        std::fs::write(&path, file).unwrap();
        let (found, out, complaint) = desk.run(&["import", path.to_str().unwrap()]);
        assert_eq!(found, Some(code), "{complaint}");
        assert!(complaint.contains(said), "{complaint}");
        assert_eq!(out, "", "no row is named");
    }
}

#[tokio::test]
async fn who_is_not_there_is_said_with_where_those_are_who_are() {
    let desk = Desk::new().await;
    for (arguments, code, said) in [
        (&["export"][..], 0, "There are no leads yet"),
        (&["export", "--lead", "nobody"], 0, "No lead was found"),
        (
            &["explain", "lead", "nobody"],
            1,
            "`baton export --format csv` lists",
        ),
        (
            &["explain", "lead", "NO ID"],
            2,
            "`baton export --format csv` lists",
        ),
    ] {
        let (found, _, complaint) = desk.run(arguments);
        assert_eq!(found, Some(code), "{complaint}");
        assert!(complaint.contains(said), "{arguments:?}: {complaint}");
    }
}

/// Imports this file, in a dry run and in earnest; the fates of its rows with their lines, which must be the same, and what was said.
fn fates_of(desk: &Desk, file: &[u8], more: &[&str]) -> (Vec<(u64, String)>, String) {
    let path = desk.dir.path().join("list.csv");
    std::fs::write(&path, file).unwrap();
    let how = [
        "import",
        path.to_str().unwrap(),
        "--json",
        "--set",
        "topic=sales",
    ];
    let run = |last: &[&str]| {
        let (_, printed, said) = desk.run(&[&how[..], more, last].concat());
        let each = lines(&printed).into_iter().map(|row| {
            let fate = row["fate"].as_str().unwrap().replace("accepted", "fit");
            (row["line"].as_u64().unwrap(), fate)
        });
        (each.collect::<Vec<_>>(), said)
    };
    let (tried, _) = run(&["--dry-run"]);
    let (taken, said) = run(&[]);
    assert_eq!(tried, taken, "{said}");
    (taken, said)
}

#[tokio::test]
async fn a_file_is_read_as_the_program_saved_it_and_no_row_ends_it() {
    let desk = Desk::new().await;
    let fit = |lines: &[u64]| -> Vec<(u64, String)> {
        lines.iter().map(|line| (*line, "fit".to_owned())).collect()
    };
    // What a spreadsheet in Germany writes.
    let semicolons = "name;email;phone\nAna Silva;ana@example.org;+1 555 010 0123\nBob Müller;bob@example.org;\n";
    let (rows, said) = fates_of(&desk, semicolons.as_bytes(), &[]);
    assert_eq!(rows, fit(&[2, 3]));
    assert!(said.contains("with semicolons between"), "{said}");
    // A number that cannot be dialled loses nobody who has an address.
    let numbers = "name,email,phone\nAna Silva,ana1@example.org,n/a\nBob,bob1@example.org,555 010 0123 / 555 010 0999\n\
        Cem,cem1@example.org,-\nDee,dee1@example.org,see notes\n";
    assert_eq!(
        fates_of(&desk, numbers.as_bytes(), &[]).0,
        fit(&[2, 3, 4, 5])
    );
    // Neither does an address that cannot be read lose who has a number; with neither, nobody can be reached.
    let addresses = "name,email,phone\nEva,eva@example,+1 555 010 0124\nFay,fay@example,\nGil,gil@example.org; fay@example.org,+1 555 010 0125\n";
    let (rows, _) = fates_of(&desk, addresses.as_bytes(), &[]);
    assert_eq!(rows[1], (3, "refused".to_owned()));
    assert_eq!([rows[0].clone(), rows[2].clone()], fit(&[2, 4])[..]);
    // It is said of each what could not be read, and why: of a language that nobody here writes in, too.
    let unread = "name,email,phone,language\nEva,eva2@example,+1 555 010 0126,pt\nFay,fay2@example.org,n/a,en\n";
    let path = desk.dir.path().join("unread.csv");
    std::fs::write(&path, unread).unwrap();
    let (_, printed, _) = desk.run(&[
        "import",
        path.to_str().unwrap(),
        "--json",
        "--dry-run",
        "--set",
        "topic=sales",
    ]);
    let kept = |row: &Value| {
        let fields = row["kept"].as_array().unwrap().iter();
        let fields = fields.map(|one| one["field"].as_str().unwrap().to_owned());
        fields.collect::<Vec<_>>()
    };
    let rows = lines(&printed);
    assert_eq!(kept(&rows[0]), ["email", "language"]);
    assert_eq!(kept(&rows[1]), ["phone"]);
    // Empty rows, and a short one.
    let gaps = "name,email,phone\nAna Silva,ana2@example.org,\n\n,,\nBob,bob2@example.org\nCem,cem2@example.org,+1 555 010 0199\n";
    assert_eq!(fates_of(&desk, gaps.as_bytes(), &[]).0, fit(&[2, 5, 6]));
    // One row with too many cells, and one that is never closed.
    let broken =
        "name,email\nAna,ana3@example.org,x,y\n\"Bob,bob3@example.org\nCem,cem3@example.org\n";
    let (rows, _) = fates_of(&desk, broken.as_bytes(), &[]);
    assert_eq!(
        rows[..2],
        [(2, "refused".to_owned()), (3, "refused".to_owned())]
    );
    assert_eq!(rows[2..], fit(&[4])[..]);
    // Other letters, guessed and told.
    let windows = b"name,email\nM\xfcller Zo\xeb,zoe4@example.org\n";
    let (rows, said) = fates_of(&desk, windows, &[]);
    assert_eq!(rows, fit(&[2]));
    assert!(said.contains("read as Windows-1252"), "{said}");
    let (_, said) = fates_of(&desk, windows, &["--encoding", "mac-roman"]);
    assert!(said.contains("read as Mac Roman"), "{said}");
    let leads = Value::Array(desk.export(&[])).to_string();
    for kept in [
        "n/a",
        "see notes",
        "555 010 0123 / 555 010 0999",
        "Müller Zoë",
        "eva@example",
        "gil@example.org; fay@example.org",
    ] {
        assert!(leads.contains(kept), "{kept}");
    }
}

#[tokio::test]
async fn leads_are_exported_for_a_spreadsheet_and_of_one_person() {
    let desk = Desk::new().await;
    desk.import(&[]);
    let (_, printed, _) = desk.run(&["export", "--format", "csv"]);
    let mut rows: Vec<&str> = printed.lines().collect();
    assert!(rows.remove(0).starts_with("lead,status,owner,"));
    assert_eq!(rows.len(), 2);
    let ana = rows
        .iter()
        .find(|row| row.contains("ana@customer.example"))
        .unwrap();
    assert!(ana.contains("+12125550123"), "{ana}");
    let arrived: Vec<&str> = ana.split(',').collect();
    let arrived = arrived[5].parse::<DateTime<FixedOffset>>();
    assert_eq!(arrived.unwrap().offset().local_minus_utc(), 0, "{ana}");
    assert!(ana.ends_with(",'=1+1,"), "{ana}");

    let of = |who: &[&str]| desk.export(who);
    assert_eq!(of(&["--email", "ANA@customer.example"]).len(), 1);
    assert_eq!(of(&["--phone", "(212) 555-0123"]).len(), 1);
    assert_eq!(of(&["--email", "dot@customer.example"]).len(), 0);
    let ana = &of(&["--email", "ana@customer.example"])[0];
    assert_eq!(ana["inquiries"][0]["answers"]["Notes"], "met at the fair");
    let lead = ana["lead"].as_str().unwrap();
    assert_eq!(of(&["--lead", lead]), std::slice::from_ref(ana));
}

#[tokio::test]
async fn who_took_down_a_call_is_exported() {
    let desk = Desk::new().await;
    let deployment = used(desk.dir.path()).await;
    let riley = PersonId::parse("riley").unwrap();
    let given = [
        ("name", "Ida Berg"),
        ("reach", "ida@customer.example"),
        ("note", "Needs a quote"),
        ("mine", "yes"),
    ];
    let taken = deployment.click_as(&riley, "/desk/new", &given).await;
    assert_eq!(taken.unwrap().status(), 303);
    drop(deployment);
    desk.import(&[]);
    let (_, printed, _) = desk.run(&["export", "--format", "csv"]);
    let mut table = csv::Reader::from_reader(printed.as_bytes());
    let header = table.headers().unwrap().clone();
    let cell = |row: &csv::StringRecord, name: &str| {
        let place = header.iter().position(|column| column == name);
        row[place.unwrap()].to_owned()
    };
    let mut said: Vec<(String, String)> = table
        .records()
        .map(|row| row.unwrap())
        .map(|row| (cell(&row, "message"), cell(&row, "taken_down_by")))
        .collect();
    said.sort();
    let of = |message: &str, by: &str| (message.to_owned(), by.to_owned());
    assert_eq!(said, [of("", ""), of("", ""), of("Needs a quote", "riley")]);
    let whole = &desk.export(&["--email", "ida@customer.example"])[0];
    assert_eq!(whole["inquiries"][0]["taken_down_by"], "riley");
}

#[tokio::test]
async fn a_row_says_what_was_agreed_and_where_it_is_from() {
    let desk = Desk::new().await;
    let long = "x".repeat(201);
    let file = format!(
        "name,email,Consent,consent_at,consent_place,came_from,asked_at\n\
         Ana,ana@list.example,I agree to letters,2026-02-20,stand 4,the spring fair,\n\
         Bo,bo@list.example,yes,,,https://spam.example,2026-03-01T10:00:00Z\n\
         Cy,cy@list.example,No,2026-02-20,,,\n\
         Dee,dee@list.example,{long},,stand 4,,\n\
         Eve,eve@list.example,yes,yesterday,,,2027-03-02\n\
         Fay,fay@list.example,yes,,,fay@fair.example,\n"
    );
    std::fs::write(desk.dir.path().join("people.csv"), file).unwrap();
    let path = desk.dir.path().join("people.csv");
    let import = [
        "import",
        path.to_str().unwrap(),
        "--json",
        "--set",
        "topic=sales",
    ];
    let (_, printed, _) = desk.run(&import);
    let rows = lines(&printed);
    assert_eq!(
        fates(&rows),
        [
            "accepted", "accepted", "accepted", "accepted", "refused", "refused"
        ]
    );
    let wrong = |row: usize| -> Vec<&str> {
        let errors = rows[row]["errors"].as_array().unwrap().iter();
        errors
            .map(|error| error["field"].as_str().unwrap())
            .collect()
    };
    assert_eq!(wrong(4), ["asked_at", "consent_at"]);
    // Mails that do not say where the address is from go to nobody.
    assert_eq!(wrong(5), ["came_from"]);
    let entry = |email: &str| {
        let leads = desk.export(&["--email", email]);
        let inquiry = leads[0]["inquiries"][0].clone();
        assert!(inquiry["answers"]["consent"].is_null(), "{inquiry}");
        inquiry["origin"]["listed"].clone()
    };
    let ana = entry("ana@list.example");
    assert_eq!(ana["consent"]["wording"], "I agree to letters");
    assert_eq!(ana["consent"]["given_on"], "2026-02-20");
    assert_eq!(ana["consent"]["place"], "stand 4");
    assert_eq!(ana["came_from"], "the spring fair");
    let bo = entry("bo@list.example");
    assert_eq!(
        (&bo["came_from"], &bo["asked_at"]),
        (&Value::Null, &"2026-03-01".into())
    );
    assert!(bo["consent"].is_object() && bo["consent"]["wording"].is_null());
    assert!(entry("cy@list.example")["consent"].is_null());
    let dee = entry("dee@list.example");
    assert_eq!(dee["came_from"], "stand 4");
    assert_eq!(
        dee["consent"]["wording"].as_str().unwrap().chars().count(),
        200
    );
}

/// The shipped policy with a campaign of the shipped examples, on the data of this machine.
fn with_campaign(desk: &Desk, name: &str) {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let policy = desk.dir.path().join("policy");
    let example = shipped.join("examples/campaigns").join(name);
    copied(&shipped.join("policy"), &policy);
    copied(&example, &policy);
    pushed(desk, &policy);
}

/// Puts a policy in force on the data of this machine.
pub(crate) fn pushed(desk: &Desk, policy: &Path) {
    let push = ["policy", "push", policy.to_str().unwrap(), "--activate"];
    let (code, printed, complaints) = desk.run(&push);
    assert_eq!(code, Some(0), "{printed}{complaints}");
}

/// Copies a folder with all that is in it over another.
fn copied(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let (from, to) = {
            let entry = entry.unwrap();
            (entry.path(), to.join(entry.file_name()))
        };
        if from.is_dir() {
            copied(&from, &to);
        } else {
            std::fs::copy(from, to).unwrap();
        }
    }
}

#[tokio::test]
async fn a_campaign_begins_for_who_is_free_for_it_and_the_report_counts_why_not_for_the_others() {
    let desk = Desk::new().await;
    with_campaign(&desk, "award-winners");
    // Ana has asked, and whoever has her follows her up.
    let deployment = used(desk.dir.path()).await;
    let asks = "name=Ana+Silva&email=ana%40customer.example&topic=sales&message=A+price";
    let form = [
        ("content-type", "application/x-www-form-urlencoded"),
        ("accept", "text/html"),
    ];
    let asked = deployment
        .request(Method::POST, "/f/contact", &form, asks)
        .await;
    assert_eq!(asked.status(), 303);
    deployment.advance(TimeDelta::minutes(10)).await.unwrap();
    drop(deployment);
    let winners = "\
name,email,phone,company,awards_evening,consent,consent_at,consent_place
Ana Silva,ana@customer.example,,,2026-04-14,yes,2026-01-20,the nomination form
Dana Reyes,dana@customer.example,,,2026-04-14,yes,2026-01-20,the nomination form
Eli Fox,eli@customer.example,,,2026-04-14,,,
";
    let file = desk.dir.path().join("winners.csv");
    std::fs::write(&file, winners).unwrap();
    let import = [
        "import",
        file.to_str().unwrap(),
        "--campaign",
        "award-winners",
    ];
    for more in [&["--dry-run"][..], &[]] {
        let (code, printed, said) = desk.run(&[&import[..], more].concat());
        assert_eq!(code, Some(0), "{printed}{said}");
        assert!(
            printed.contains("the campaign does not begin: somebody follows them up")
                && said.contains("the campaign does not begin for 1: somebody follows them up")
                && said.contains("the campaign does not begin for 1: no consent is recorded"),
            "{printed}{said}"
        );
        assert!(!said.contains("customer.example"), "{said}");
    }
    let (_, printed, _) = desk.run(&["export", "--format", "csv"]);
    let mut rows = csv::Reader::from_reader(printed.as_bytes());
    let column = |name: &str| {
        let header = csv::Reader::from_reader(printed.as_bytes())
            .headers()
            .unwrap()
            .clone();
        header.iter().position(|column| column == name).unwrap()
    };
    let (email, campaign) = (column("email"), column("campaign"));
    let mut of_whom: Vec<(String, String)> = rows
        .records()
        .map(|row| row.unwrap())
        .map(|row| (row[email].to_owned(), row[campaign].to_owned()))
        .collect();
    of_whom.sort();
    let of = |name: &str, campaign: &str| (format!("{name}@customer.example"), campaign.to_owned());
    assert_eq!(
        of_whom,
        [
            of("ana", ""),
            of("dana", "award-winners"),
            of("eli", "award-winners"),
        ]
    );
}

#[tokio::test]
async fn running_leads_of_another_system_are_taken_over_by_the_command() {
    let desk = Desk::new().await;
    let header = "Full name,email,topic,owner,state,last_touch,next_step,external_id\n";
    let file = desk.dir.path().join("running.csv");
    let rows = "\
        Ana Silva,ana@customer.example,sales,riley,in conversation,2026-02-24,2026-03-05,crm-1\n\
        Bo Ek,bo@customer.example,sales,nobody,new,,,crm-2\n\
        Cy Orr,cy@customer.example,sales,Sam Okafor,sleeping,,,crm-3\n\
        Dee Roy,dee@customer.example,sales,sam,won,2026-01-15,,crm-4\n";
    std::fs::write(&file, format!("{header}{rows}")).unwrap();
    let import = [
        "import",
        file.to_str().unwrap(),
        "--take-over",
        "--source",
        "old-system",
        "--map",
        "Full name=name",
        "--json",
    ];
    let (code, printed, said) = desk.run(&import);
    assert_eq!(code, Some(1), "{said}");
    let reports = lines(&printed);
    assert_eq!(
        fates(&reports),
        ["accepted", "refused", "refused", "accepted"]
    );
    let wrong = |row: usize| reports[row]["errors"][0].clone();
    assert_eq!(wrong(1)["field"], "owner");
    assert!(
        wrong(1)["reason"].as_str().unwrap().contains("riley"),
        "{}",
        wrong(1)
    );
    assert_eq!(wrong(2)["field"], "state");
    assert!(
        wrong(2)["reason"]
            .as_str()
            .unwrap()
            .contains("in_conversation"),
        "{}",
        wrong(2)
    );
    let deployment = used(desk.dir.path()).await;
    deployment.advance(TimeDelta::minutes(10)).await.unwrap();
    assert!(
        deployment.mailbox().all().is_empty(),
        "nobody is mailed about it"
    );
    drop(deployment);
    let of = |email: &str| desk.export(&["--email", email])[0].clone();
    let ana = of("ana@customer.example");
    assert_eq!(
        (&ana["status"], &ana["owner"]),
        (&"in_conversation".into(), &"riley".into())
    );
    assert_eq!(ana["state"]["external_id"], "crm-1");
    assert_eq!(ana["source"], "old-system");
    assert_eq!(of("dee@customer.example")["status"], "won");
    // The same file again takes nobody twice.
    let (_, printed, _) = desk.run(&import);
    assert_eq!(
        fates(&lines(&printed)),
        ["known", "refused", "refused", "known"]
    );
}

/// Everything in the files of a folder.
fn kept(dir: &Path) -> String {
    let mut all = String::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        // The mailbox stands for the mailboxes of those who got the mail.
        if path.is_file() && name != "people.csv" && !name.starts_with("mail") {
            all += &String::from_utf8_lossy(&std::fs::read(&path).unwrap());
        }
    }
    all
}

const ANA: [(&str, &str); 5] = [
    ("name", "Ana Silva"),
    ("email", "ana@customer.example"),
    ("phone", "+1 212 555 0123"),
    ("topic", "sales"),
    ("message", "What do 200 lamps cost?"),
];
const BO: [(&str, &str); 3] = [
    ("name", "Bo Ek"),
    ("email", "bo@customer.example"),
    ("topic", "sales"),
];

/// Erases Ana, after somebody forgot to say `--yes`; what is left of her lead.
fn erased_once(desk: &Desk, lead: &LeadId) -> Value {
    let (code, asked, _) = desk.run(&["erase", "--email", "ana@customer.example"]);
    assert_eq!(code, Some(1), "nothing is erased without --yes: {asked}");
    assert_eq!(desk.export(&["--email", "ana@customer.example"]).len(), 1);

    let erase = [
        "erase",
        "--email",
        "ana@customer.example",
        "--yes",
        "--json",
    ];
    let (code, done, complaints) = desk.run(&erase);
    assert_eq!(code, Some(0), "{complaints}");
    let done: Value = serde_json::from_str(&done).unwrap();
    assert_eq!(done["erased"]["leads"], serde_json::json!([lead]));
    assert_eq!(done["erased"]["inquiries"], 1);
    // Address, number, and the name at the company, which Bo is of, too.
    assert_eq!(done["erased"]["identities"], 3);
    let (code, again, _) = desk.run(&erase);
    assert_eq!(code, Some(0));
    assert!(again.contains("\"leads\":[]"), "{again}");
    let by_lead = ["erase", "--lead", lead.as_str(), "--yes", "--json"];
    let before = desk.export(&["--lead", lead.as_str()]);
    assert_eq!(desk.run(&by_lead).0, Some(0));
    assert_eq!(
        desk.export(&["--lead", lead.as_str()]),
        before,
        "twice is once"
    );
    before[0].clone()
}

/// What happened stays, without a word of who it happened to.
fn says_what_happened_and_not_to_whom(erased: &Value) {
    assert_eq!(erased["status"], "erased");
    assert_eq!(erased["inquiries"], serde_json::json!([]));
    let kinds: Vec<&str> = erased["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds[0], "received");
    assert!(kinds.contains(&"erased"), "{kinds:?}");
    let text = erased.to_string().to_lowercase();
    for word in ["silva", "ana@", "5550123", "lamps"] {
        assert!(!text.contains(word), "{word} in {text}");
    }
}

#[tokio::test]
async fn a_person_is_erased_once_and_what_happened_stays() {
    let desk = Desk::new().await;
    let dir = desk.dir.path().to_owned();
    let deployment = used(&dir).await;
    let lead = deployment.inquire("contact", &ANA).await.unwrap();
    let bo = deployment.inquire("contact", &BO).await.unwrap();
    deployment.advance(TimeDelta::hours(2)).await.unwrap();
    drop(deployment);

    says_what_happened_and_not_to_whom(&erased_once(&desk, &lead));

    // The others go on, and nothing fails over who is gone; the person may come again, as somebody new.
    let deployment = used(&dir).await;
    deployment.advance(TimeDelta::days(40)).await.unwrap();
    let failures = deployment.observed().failures;
    assert!(failures.is_empty(), "{failures:?}");
    let mails = deployment.mailbox().all();
    let last = mails
        .iter()
        .rfind(|mail| mail.to.iter().any(|to| to.contains("ana@")))
        .map(|mail| mail.at);
    assert!(
        last.is_none_or(|last| last < at(OPENING) + TimeDelta::hours(2)),
        "{last:?}"
    );
    assert!(
        mails
            .iter()
            .any(|mail| mail.lead.as_deref() == Some(bo.as_str()))
    );
    let anew = deployment.inquire("contact", &ANA).await.unwrap();
    assert_ne!(anew, lead);
    let view = baton::leads::view(deployment.cloud(), &anew)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(view.inquiries.len(), 1);
    // Of her company there is Bo; no trace leads from one of hers to the other.
    assert_eq!(view.state.linked, [bo]);
}

#[tokio::test]
async fn nothing_of_an_erased_person_is_left_in_the_data() {
    let desk = Desk::new().await;
    desk.import(&[]);
    assert!(kept(desk.dir.path()).contains("met at the fair"));
    let erase = ["erase", "--email", "ana@customer.example", "--yes"];
    assert_eq!(desk.run(&erase).0, Some(0));
    let left = desk.export(&[]);
    let text = Value::Array(left).to_string();
    assert!(!text.contains("ana@customer.example") && !text.contains("met at the fair"));
    assert!(text.contains("bo@customer.example"));
}

#[tokio::test]
async fn somebody_is_away_until_a_day_and_back_again_and_what_is_wrong_is_said() {
    let desk = Desk::new().await;
    let (code, out, _) = desk.run(&["away", "sam", "--until", "2026-03-16"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("until 2026-03-16 09:00"), "{out}");
    let load = async || {
        let house = used(desk.dir.path()).await;
        let sam = PersonId::parse("sam").unwrap();
        house.cloud().loads().await.unwrap().load(&sam)
    };
    let until: Vec<_> = load().await.away.iter().map(|away| away.until).collect();
    assert_eq!(until, [at("2026-03-16T13:00:00Z")]);
    let (code, out, _) = desk.run(&["away", "sam", "--back"]);
    assert_eq!((code, out.contains("gets leads")), (Some(0), true), "{out}");
    assert_eq!(load().await.away, []);
    // A day that is no working day means the opening after it.
    let (_, out, _) = desk.run(&[
        "away",
        "sam",
        "--from",
        "2026-03-09",
        "--until",
        "2026-03-14",
    ]);
    assert!(
        out.contains("from 2026-03-09 00:00") && out.contains("until 2026-03-16 09:00"),
        "{out}"
    );
    for (wrong, said) in [
        (
            &["away", "nobody", "--until", "2026-03-16"][..],
            "there are: riley",
        ),
        (
            &["away", "sam", "--until", "2020-03-16"],
            "over before it begins",
        ),
        (&["away", "sam", "--until", "monday"], "--until"),
        (&["away", "sam"], "--until"),
    ] {
        let (code, _, err) = desk.run(wrong);
        assert_eq!(code, Some(2), "{err}");
        assert!(err.contains(said), "{err}");
    }
}
