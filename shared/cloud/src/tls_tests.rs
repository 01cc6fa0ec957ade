use std::io::{Read, Write};

use rcgen::{
    CertificateParams, CertifiedIssuer, KeyPair, PKCS_ECDSA_P256_SHA256, PKCS_ECDSA_P384_SHA384,
    PKCS_ED25519, SignatureAlgorithm,
};
use rustls::crypto::ring::{default_provider, kx_group};
use rustls::pki_types::{PrivatePkcs8KeyDer, ServerName};
use rustls::{
    ClientConfig, ClientConnection, ConnectionCommon, RootCertStore, ServerConfig,
    ServerConnection, SupportedProtocolVersion, version,
};

use p256::ecdsa::SigningKey;
use p256::ecdsa::signature::hazmat::PrehashSigner;

use super::*;

const HOST: &str = "table.example.com";
const VERSIONS: [&SupportedProtocolVersion; 2] = [&version::TLS12, &version::TLS13];

/// Somebody who signs certificates, with a key of that kind.
fn authority(kind: &'static SignatureAlgorithm) -> CertifiedIssuer<'static, KeyPair> {
    let mut parameters = CertificateParams::default();
    parameters.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let key = KeyPair::generate_for(kind).unwrap();
    CertifiedIssuer::self_signed(parameters, key).unwrap()
}

/// A server of rustls, as it comes, that speaks one version and agrees by one group.
fn server(
    issuer: &CertifiedIssuer<'static, KeyPair>,
    kind: &'static SignatureAlgorithm,
    version: &'static SupportedProtocolVersion,
    group: &'static dyn SupportedKxGroup,
) -> ServerConnection {
    let key = KeyPair::generate_for(kind).unwrap();
    let certificate = CertificateParams::new([HOST.to_owned()])
        .unwrap()
        .signed_by(&key, issuer)
        .unwrap();
    let key = PrivatePkcs8KeyDer::from(key.serialize_der()).into();
    let provider = CryptoProvider {
        kx_groups: vec![group],
        ..default_provider()
    };
    let config = ServerConfig::builder_with_provider(Arc::new(provider))
        .with_protocol_versions(&[version])
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], key)
        .unwrap();
    ServerConnection::new(Arc::new(config)).unwrap()
}

fn client(trusted: &CertifiedIssuer<'static, KeyPair>) -> ClientConnection {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.der().clone()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    ClientConnection::new(Arc::new(config), ServerName::try_from(HOST).unwrap()).unwrap()
}

/// Hands over what one has to say to the other.
fn tell<A, B>(from: &mut ConnectionCommon<A>, to: &mut ConnectionCommon<B>) -> Result<(), Error> {
    let mut wire = Vec::new();
    while from.wants_write() {
        from.write_tls(&mut wire).unwrap();
    }
    let mut wire = wire.as_slice();
    while !wire.is_empty() {
        to.read_tls(&mut wire).unwrap();
        to.process_new_packets()?;
    }
    Ok(())
}

/// Lets the two talk until both have nothing more to say.
fn shake_hands(client: &mut ClientConnection, server: &mut ServerConnection) -> Result<(), Error> {
    while client.wants_write() || server.wants_write() {
        tell(client, server)?;
        tell(server, client)?;
    }
    Ok(())
}

#[test]
fn every_kind_of_certificate_is_accepted_over_every_group_in_both_versions() {
    for kind in [
        &PKCS_ECDSA_P256_SHA256,
        &PKCS_ECDSA_P384_SHA384,
        &PKCS_ED25519,
    ] {
        let issuer = authority(kind);
        for version in VERSIONS {
            for group in [kx_group::SECP256R1, SECP384R1] {
                let mut server = server(&issuer, kind, version, group);
                let mut client = client(&issuer);
                shake_hands(&mut client, &mut server)
                    .unwrap_or_else(|error| panic!("{kind:?} {version:?} {group:?}: {error}"));
                assert_eq!(client.protocol_version(), Some(version.version));
                let agreed = client.negotiated_key_exchange_group().unwrap();
                assert_eq!(agreed.name(), group.name());

                client.writer().write_all(b"a lead").unwrap();
                shake_hands(&mut client, &mut server).unwrap();
                let mut heard = [0; 6];
                server.reader().read_exact(&mut heard).unwrap();
                assert_eq!(&heard, b"a lead");
            }
        }
    }
}

#[test]
fn a_certificate_of_another_authority_is_refused() {
    for kind in [&PKCS_ECDSA_P256_SHA256, &PKCS_ECDSA_P384_SHA384] {
        let (trusted, other) = (authority(kind), authority(kind));
        for version in VERSIONS {
            // Both authorities have the same name, so that only the signature tells.
            let mut server = server(&other, kind, version, kx_group::SECP256R1);
            let refused = shake_hands(&mut client(&trusted), &mut server).unwrap_err();
            assert!(
                matches!(refused, Error::InvalidCertificate(_)),
                "{refused:?}"
            );
        }
    }
}

#[test]
fn a_signature_of_another_text_or_by_another_key_or_cut_short_is_refused() {
    let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap();
    let signature = rcgen::SigningKey::sign(&key, b"text").unwrap();
    let public = rcgen::PublicKeyData::der_bytes(&key);
    let check = |key: &[u8], text: &[u8], signature: &[u8]| {
        P256_SHA256.verify_signature(key, text, signature).is_ok()
    };
    assert!(check(public, b"text", &signature));
    assert!(!check(public, b"test", &signature));
    assert!(!check(public, b"text", &signature[..signature.len() - 1]));
    assert!(!check(&public[..64], b"text", &signature));
    let point = Sec1Point::from_bytes(public).unwrap();
    assert!(!check(point.compress().as_bytes(), b"text", &signature));
    let other = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).unwrap();
    assert!(!check(
        rcgen::PublicKeyData::der_bytes(&other),
        b"text",
        &signature
    ));
    for at in 0..signature.len() {
        let mut bent = signature.clone();
        bent[at] ^= 1;
        assert!(!check(public, b"text", &bent), "byte {at}");
    }
}

#[test]
fn a_share_that_is_no_whole_point_of_the_curve_is_refused() {
    let point = Sec1Point::from(EphemeralSecret::generate().public_key());
    let whole = point.as_bytes();
    let accepted = |share: &[u8]| P256.start().unwrap().complete(share).is_ok();
    assert!(accepted(whole));
    let mut off_the_curve = whole.to_vec();
    *off_the_curve.last_mut().unwrap() ^= 1;
    let compressed = point.compress();
    for share in [
        off_the_curve.as_slice(),
        &whole[..64],
        compressed.as_bytes(),
        &[0],
        &[],
    ] {
        assert!(!accepted(share), "{share:?}");
    }
}

#[test]
fn what_may_sign_is_what_rustls_has_by_itself() {
    let own = default_provider().signature_verification_algorithms;
    assert_eq!(SIGNATURES.supported_schemes(), own.supported_schemes());
    let kinds = |all: &[&dyn SignatureVerificationAlgorithm]| {
        all.iter()
            .map(|one| (one.public_key_alg_id(), one.signature_alg_id()))
            .collect::<Vec<_>>()
    };
    assert_eq!(kinds(SIGNATURES.all), kinds(own.all));
    let mapping = |all: &WebPkiSupportedAlgorithms| {
        all.mapping
            .iter()
            .map(|(scheme, all)| (*scheme, kinds(all)))
            .collect::<Vec<_>>()
    };
    assert_eq!(mapping(&SIGNATURES), mapping(&own));
}

#[test]
fn a_signature_over_either_hash_is_accepted_here_and_by_ring() {
    let key = SigningKey::generate();
    let public = Sec1Point::from(PublicKey::from(*key.verifying_key()));
    for (own, other, hash) in [
        (P256_SHA256, checks::ECDSA_P256_SHA256, &SHA256),
        (P256_SHA384, checks::ECDSA_P256_SHA384, &SHA384),
    ] {
        let signature: Signature = key.sign_prehash(digest(hash, b"text").as_ref()).unwrap();
        for check in [own, other] {
            let accepted = |text| {
                check
                    .verify_signature(public.as_bytes(), text, signature.to_der().as_bytes())
                    .is_ok()
            };
            assert!(accepted(b"text"), "{check:?}");
            assert!(!accepted(b"test"), "{check:?}");
        }
    }
}
