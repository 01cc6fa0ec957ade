//! How a command finds its way to a deployment: by the profiles that AWS's own tools know, through a company's proxy, past a
//! company's authority.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::command_line::text;

const SETTINGS: &str = "BATON_STACK=baton
BATON_TABLE=leads
BATON_BUS=bus
BATON_BASE_URL=https://leads.example.com
BATON_SIGNING_SECRET_ARN=signing
BATON_PEPPER_SECRET_ARN=pepper
AWS_REGION=eu-west-1
";
/// Of a session's cached token: it is good for as long as these tests will be run.
const LONG_FROM_NOW: &str = "2099-01-01T00:00:00Z";

/// A request that came: to which host, and what its first line and headers say.
#[derive(Debug, Clone)]
struct Asked {
    host: String,
    line: String,
    headers: BTreeMap<String, String>,
}

impl Asked {
    /// By which key it was signed.
    fn key(&self) -> Option<&str> {
        let signature = self.headers.get("authorization")?;
        let (_, rest) = signature.split_once("Credential=")?;
        rest.split('/').next()
    }
}

/// A company's proxy, which reads what passes through it: it answers in the place of AWS, with certificates of its own authority.
/// Without a tunnel it is asked as an endpoint.
struct Company {
    address: String,
    authority: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Company {
    fn new() -> Self {
        let mut parameters = CertificateParams::default();
        parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let issuer =
            CertifiedIssuer::self_signed(parameters, KeyPair::generate().unwrap()).unwrap();
        let certificate = data_encoding::BASE64.encode(issuer.der());
        let authority =
            format!("-----BEGIN CERTIFICATE-----\n{certificate}\n-----END CERTIFICATE-----\n");
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let asked: Arc<Mutex<Vec<Asked>>> = Arc::default();
        let (issuer, seen) = (Arc::new(issuer), Arc::clone(&asked));
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (issuer, seen) = (Arc::clone(&issuer), Arc::clone(&seen));
                // A client that goes away ends its connection only.
                std::thread::spawn(move || serve(stream.unwrap(), &issuer, &seen));
            }
        });
        Self {
            address,
            authority,
            asked,
        }
    }

    fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// The keys by which the table was asked.
    fn keys(&self) -> Vec<String> {
        let asked = self.asked();
        let of_the_table = asked.iter().filter(|asked| {
            let target = asked.headers.get("x-amz-target");
            target.is_some_and(|target| target.starts_with("DynamoDB"))
        });
        of_the_table
            .filter_map(|asked| asked.key().map(str::to_owned))
            .collect()
    }
}

fn serve(
    mut stream: TcpStream,
    issuer: &CertifiedIssuer<'static, KeyPair>,
    seen: &Mutex<Vec<Asked>>,
) -> Option<()> {
    let first = request(&mut stream, "")?;
    let Some(host) = first.line.strip_prefix("CONNECT ") else {
        return talk(&mut stream, first, seen);
    };
    let host = host.split(':').next()?.to_owned();
    stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").ok()?;
    let key = KeyPair::generate().ok()?;
    let certificate = CertificateParams::new([host.clone()]).ok()?;
    let certificate = certificate.signed_by(&key, issuer).ok()?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .ok()?
        .with_no_client_auth()
        .with_single_cert(
            vec![certificate.der().clone()],
            PrivatePkcs8KeyDer::from(key.serialize_der()).into(),
        )
        .ok()?;
    let tls = ServerConnection::new(Arc::new(config)).ok()?;
    let mut stream = StreamOwned::new(tls, stream);
    let first = request(&mut stream, &host)?;
    talk(&mut stream, first, seen)
}

fn talk(stream: &mut (impl Read + Write), first: Asked, seen: &Mutex<Vec<Asked>>) -> Option<()> {
    let mut asked = first;
    loop {
        let host = asked.host.clone();
        let body = answer(&asked).to_string();
        seen.lock().unwrap().push(asked);
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        stream.write_all(head.as_bytes()).ok()?;
        stream.write_all(body.as_bytes()).ok()?;
        stream.flush().ok()?;
        asked = request(stream, &host)?;
    }
}

/// Reads a request, its body included; none when the client is gone.
fn request(stream: &mut impl Read, host: &str) -> Option<Asked> {
    let mut lines = BufReader::with_capacity(1, stream);
    let mut line = String::new();
    lines.read_line(&mut line).ok().filter(|read| *read > 0)?;
    let mut headers = BTreeMap::new();
    loop {
        let mut header = String::new();
        lines.read_line(&mut header).ok()?;
        let Some((name, value)) = header.trim().split_once(':') else {
            break;
        };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
    let length = headers.get("content-length");
    let length = length.and_then(|length| length.parse().ok());
    let mut body = vec![0; length.unwrap_or_default()];
    lines.read_exact(&mut body).ok()?;
    Some(Asked {
        host: host.to_owned(),
        line: line.trim().to_owned(),
        headers,
    })
}

/// What AWS answers: keys for a session's token, two secrets that are one text, and a table with nothing in it.
fn answer(asked: &Asked) -> Value {
    let target = asked.headers.get("x-amz-target");
    if asked.host.starts_with("portal.sso.") {
        json!({"roleCredentials": {"accessKeyId": "KEYOFSSO", "secretAccessKey": "secret", "sessionToken": "token",
            "expiration": 4_070_908_800_000_u64}})
    } else if target.is_some_and(|target| target.starts_with("secretsmanager.")) {
        json!({"SecretString": r#"{"current":"k1","k1":"0123456789abcdef"}"#})
    } else {
        json!({})
    }
}

/// The home of somebody whose AWS tools are set up so.
fn home(config: &str) -> TempDir {
    let home = tempfile::tempdir().unwrap();
    std::fs::create_dir(home.path().join(".aws")).unwrap();
    std::fs::write(home.path().join(".aws/config"), config).unwrap();
    std::fs::write(home.path().join("deployment.env"), SETTINGS).unwrap();
    home
}

/// Keeps a session's token where AWS's command line keeps it.
fn keep(home: &Path, folder: &str, name: &str, token: &Value) {
    let folder = home.join(".aws").join(folder);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(name), token.to_string()).unwrap();
}

/// Looks somebody up in the deployment, in an environment that knows nothing but this.
fn look_up(home: &Path, environment: &[(&str, &str)]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_baton"))
        .args(["export", "--email", "ana@customer.example", "--deployment"])
        .arg(home.join("deployment.env"))
        .env_clear()
        .env("HOME", home)
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("AWS_PROFILE", "company")
        .env("AWS_EC2_METADATA_DISABLED", "true")
        .envs(environment.iter().copied())
        .output()
        .unwrap()
}

/// As [`look_up`], through the company's proxy and past its authority.
fn look_up_inside(home: &Path, company: &Company) -> Output {
    let bundle = home.join("authority.pem");
    std::fs::write(&bundle, &company.authority).unwrap();
    let proxy = format!("http://{}", company.address);
    let environment = [
        ("HTTPS_PROXY", proxy.as_str()),
        ("AWS_CA_BUNDLE", bundle.to_str().unwrap()),
    ];
    look_up(home, &environment)
}

#[test]
fn a_profile_whose_credentials_a_program_prints_is_followed() {
    let company = Company::new();
    let home = home(
        "[profile company]\ncredential_process = printf '{\"Version\":1,\"AccessKeyId\":\"KEYOFPROCESS\",\"SecretAccessKey\":\"secret\"}'\n",
    );
    let output = look_up_inside(home.path(), &company);
    let keys = company.keys();
    assert!(!keys.is_empty(), "{}", text(&output.stderr));
    assert!(keys.iter().all(|key| key == "KEYOFPROCESS"), "{keys:?}");
}

#[test]
fn a_profile_with_a_session_of_single_sign_on_is_followed() {
    let company = Company::new();
    let home = home(
        "[profile company]\nsso_session = work\nsso_account_id = 123456789012\nsso_role_name = Operator\n
[sso-session work]\nsso_region = us-east-1\nsso_start_url = https://sso.example.com/start\n",
    );
    // The name is the SHA-1 of the session's name.
    let token = json!({"accessToken": "a-token", "expiresAt": LONG_FROM_NOW, "region": "us-east-1",
        "startUrl": "https://sso.example.com/start"});
    let name = "e274eeff768c6396088ec6eb091f4bf4d47ab1e0.json";
    keep(home.path(), "sso/cache", name, &token);
    let output = look_up_inside(home.path(), &company);
    let asked = company.asked();
    let first = asked.first();
    let first = first.unwrap_or_else(|| panic!("{}", text(&output.stderr)));
    assert_eq!(first.host, "portal.sso.us-east-1.amazonaws.com");
    assert!(first.line.contains("role_name=Operator"), "{}", first.line);
    assert_eq!(first.headers["x-amz-sso_bearer_token"], "a-token");
    let keys = company.keys();
    assert!(!keys.is_empty(), "{}", text(&output.stderr));
    assert!(keys.iter().all(|key| key == "KEYOFSSO"), "{keys:?}");
}

#[test]
fn a_profile_with_a_session_of_a_login_is_followed() {
    let company = Company::new();
    let home = home("[profile company]\nlogin_session = arn:aws:iam::0123456789012:user/Admin\n");
    let token = json!({
        "accessToken": {"accessKeyId": "KEYOFLOGIN", "secretAccessKey": "secret", "sessionToken": "token",
            "accountId": "012345678901", "expiresAt": LONG_FROM_NOW},
        "tokenType": "aws_sigv4", "refreshToken": "another", "idToken": "a.b.c",
        "clientId": "arn:aws:signin:::devtools/same-device", "dpopKey": "of use when the session is renewed"});
    // The name is the SHA-256 of the session's.
    let name = "36db1d138ff460920374e4c3d8e01f53f9f73537e89c88d639f68393df0e2726.json";
    keep(home.path(), "login/cache", name, &token);
    let output = look_up_inside(home.path(), &company);
    let keys = company.keys();
    assert!(!keys.is_empty(), "{}", text(&output.stderr));
    assert!(keys.iter().all(|key| key == "KEYOFLOGIN"), "{keys:?}");
}

/// Keys as they are written out in a profile.
const WRITTEN_OUT: &str =
    "[profile company]\naws_access_key_id = KEYOFFILE\naws_secret_access_key = secret\n";

#[test]
fn a_company_s_authority_is_trusted_where_it_is_named_and_nowhere_else() {
    let company = Company::new();
    let home = home(WRITTEN_OUT);
    let proxy = format!("http://{}", company.address);
    let output = look_up(home.path(), &[("HTTPS_PROXY", proxy.as_str())]);
    assert!(!output.status.success());
    assert!(company.asked().is_empty(), "{:?}", company.asked());

    let bundle = home.path().join("authority.pem");
    std::fs::write(&bundle, &company.authority).unwrap();
    let bundle = bundle.to_str().unwrap();
    for name in ["SSL_CERT_FILE", "AWS_CA_BUNDLE"] {
        let before = company.keys().len();
        let environment = [("HTTPS_PROXY", proxy.as_str()), (name, bundle)];
        let output = look_up(home.path(), &environment);
        assert!(
            company.keys().len() > before,
            "{name}: {}",
            text(&output.stderr)
        );
    }
    let hosts: Vec<_> = company
        .asked()
        .into_iter()
        .map(|asked| asked.host)
        .collect();
    assert!(
        hosts.contains(&"secretsmanager.eu-west-1.amazonaws.com".to_owned()),
        "{hosts:?}"
    );
}

#[test]
fn what_needs_no_proxy_is_reached_without_it() {
    let (company, inside) = (Company::new(), Company::new());
    let home = home(WRITTEN_OUT);
    let proxy = format!("http://{}", company.address);
    let endpoint = format!("http://{}", inside.address);
    let environment = [
        ("HTTP_PROXY", proxy.as_str()),
        ("NO_PROXY", "127.0.0.1"),
        ("AWS_ENDPOINT_URL", endpoint.as_str()),
    ];
    let output = look_up(home.path(), &environment);
    assert!(!inside.keys().is_empty(), "{}", text(&output.stderr));
    assert!(company.asked().is_empty());
    let output = look_up(home.path(), &[environment[0], environment[2]]);
    assert!(!company.keys().is_empty(), "{}", text(&output.stderr));
}

#[test]
fn a_file_without_certificates_is_named() {
    let home = home(WRITTEN_OUT);
    for (content, why) in [
        (Some(""), "holds no certificates in PEM"),
        (
            Some("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"),
            "holds no certificates in PEM",
        ),
        (None, "cannot read"),
    ] {
        let bundle = home.path().join("bundle.pem");
        match content {
            Some(content) => std::fs::write(&bundle, content).unwrap(),
            None => std::fs::remove_file(&bundle).unwrap(),
        }
        let output = look_up(home.path(), &[("AWS_CA_BUNDLE", bundle.to_str().unwrap())]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(
            said.contains(why) && said.contains("AWS_CA_BUNDLE"),
            "{said}"
        );
    }
}
