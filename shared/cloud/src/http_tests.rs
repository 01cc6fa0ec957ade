use std::io::{Read, Write};

use rcgen::{
    CertificateParams, CertifiedIssuer, KeyPair, PKCS_ECDSA_P256_SHA256, PKCS_ECDSA_P384_SHA384,
    PKCS_ED25519, SignatureAlgorithm,
};
use rustls::crypto::CryptoProvider;
use rustls::crypto::ring::{ALL_CIPHER_SUITES, ALL_KX_GROUPS, default_provider, kx_group};
use rustls::pki_types::{PrivatePkcs8KeyDer, ServerName};
use rustls::{
    ClientConnection, ConnectionCommon, Error, ServerConfig, ServerConnection,
    SupportedProtocolVersion, version,
};

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
    provider: CryptoProvider,
) -> ServerConnection {
    let key = KeyPair::generate_for(kind).unwrap();
    let certificate = CertificateParams::new([HOST.to_owned()])
        .unwrap()
        .signed_by(&key, issuer)
        .unwrap();
    let key = PrivatePkcs8KeyDer::from(key.serialize_der()).into();
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
    ClientConnection::new(Arc::new(tls(roots)), ServerName::try_from(HOST).unwrap()).unwrap()
}

/// Hands to one side what the other has written.
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

/// A handshake with a server that has this provider, and what the server hears after it.
fn talk(
    kind: &'static SignatureAlgorithm,
    version: &'static SupportedProtocolVersion,
    provider: CryptoProvider,
) -> Result<Vec<u8>, Error> {
    let issuer = authority(kind);
    let mut server = server(&issuer, kind, version, provider);
    let mut client = client(&issuer);
    shake_hands(&mut client, &mut server)?;
    client.writer().write_all(b"a lead").unwrap();
    shake_hands(&mut client, &mut server)?;
    let mut heard = vec![0; 6];
    server.reader().read_exact(&mut heard).unwrap();
    Ok(heard)
}

#[test]
fn every_kind_of_certificate_is_accepted_over_every_group_in_both_versions() {
    for kind in [
        &PKCS_ECDSA_P256_SHA256,
        &PKCS_ECDSA_P384_SHA384,
        &PKCS_ED25519,
    ] {
        for version in VERSIONS {
            for group in ALL_KX_GROUPS {
                let provider = CryptoProvider {
                    kx_groups: vec![*group],
                    ..default_provider()
                };
                let heard = talk(kind, version, provider);
                assert_eq!(
                    heard.as_deref(),
                    Ok(&b"a lead"[..]),
                    "{kind:?} {version:?} {:?}",
                    group.name()
                );
            }
        }
    }
}

#[test]
fn a_server_of_one_cipher_alone_is_spoken_to() {
    // ChaCha20 is among the suites: a provider that is put together by hand easily lacks it, or X25519.
    for suite in ALL_CIPHER_SUITES {
        if format!("{suite:?}").contains("RSA") {
            // For a server with an RSA key, which these tests do not make.
            continue;
        }
        let version = suite.version();
        let provider = CryptoProvider {
            cipher_suites: vec![*suite],
            kx_groups: vec![kx_group::X25519],
            ..default_provider()
        };
        let heard = talk(&PKCS_ECDSA_P256_SHA256, version, provider);
        assert_eq!(heard.as_deref(), Ok(&b"a lead"[..]), "{suite:?}");
    }
}

#[test]
fn a_certificate_of_another_authority_is_refused() {
    for kind in [&PKCS_ECDSA_P256_SHA256, &PKCS_ECDSA_P384_SHA384] {
        let (trusted, other) = (authority(kind), authority(kind));
        for version in VERSIONS {
            // Both authorities have the same name, so that only the signature tells.
            let mut server = server(&other, kind, version, default_provider());
            let refused = shake_hands(&mut client(&trusted), &mut server).unwrap_err();
            assert!(
                matches!(refused, Error::InvalidCertificate(_)),
                "{refused:?}"
            );
        }
    }
}
