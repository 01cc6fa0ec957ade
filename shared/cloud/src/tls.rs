//! TLS as every client here speaks it: *ring*'s, but for the curve P-256.
//!
//! *ring* multiplies on P-256 by a table of 150 KB, and on X25519 by one of 24 KB, which no zip makes smaller. RustCrypto's P-256 does without, and takes
//! about a millisecond more of a handshake. It is the one group that every server of TLS 1.3 must have (RFC 8446, section 9.1), so that X25519
//! is not missed. Nor is there anything to sign with, since a function shows no certificate, or ChaCha20,
//! which is for processors without AES.

use std::sync::Arc;

use p256::ecdsa::signature::hazmat::PrehashVerifier;
use p256::ecdsa::{Signature, VerifyingKey};
use p256::elliptic_curve::Generate;
use p256::{PublicKey, Sec1Point, ecdh::EphemeralSecret};
use ring::digest::{SHA256, SHA384, digest};
use ring::rand::{SecureRandom as _, SystemRandom};
use rustls::crypto::ring::cipher_suite;
use rustls::crypto::ring::kx_group::SECP384R1;
use rustls::crypto::{
    ActiveKeyExchange, CryptoProvider, GetRandomFailed, KeyProvider, SecureRandom, SharedSecret,
    SupportedKxGroup, WebPkiSupportedAlgorithms,
};
use rustls::pki_types::{
    AlgorithmIdentifier, InvalidSignature, PrivateKeyDer, SignatureVerificationAlgorithm, alg_id,
};
use rustls::sign::SigningKey;
use rustls::{Error, NamedGroup, PeerMisbehaved, SignatureScheme, SupportedCipherSuite};
use webpki::ring as checks;

/// What encrypts.
const SUITES: [SupportedCipherSuite; 6] = [
    cipher_suite::TLS13_AES_128_GCM_SHA256,
    cipher_suite::TLS13_AES_256_GCM_SHA384,
    cipher_suite::TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    cipher_suite::TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
    cipher_suite::TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    cipher_suite::TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
];
/// What a secret is agreed by.
const GROUPS: [&dyn SupportedKxGroup; 2] = [&P256, SECP384R1];
/// What a certificate, and a server's proof that it is its own, may be signed with.
static SIGNATURES: WebPkiSupportedAlgorithms = WebPkiSupportedAlgorithms {
    all: &[
        P256_SHA256,
        P256_SHA384,
        checks::ECDSA_P384_SHA256,
        checks::ECDSA_P384_SHA384,
        checks::ED25519,
        checks::RSA_PSS_2048_8192_SHA256_LEGACY_KEY,
        checks::RSA_PSS_2048_8192_SHA384_LEGACY_KEY,
        checks::RSA_PSS_2048_8192_SHA512_LEGACY_KEY,
        checks::RSA_PKCS1_2048_8192_SHA256,
        checks::RSA_PKCS1_2048_8192_SHA384,
        checks::RSA_PKCS1_2048_8192_SHA512,
        checks::RSA_PKCS1_2048_8192_SHA256_ABSENT_PARAMS,
        checks::RSA_PKCS1_2048_8192_SHA384_ABSENT_PARAMS,
        checks::RSA_PKCS1_2048_8192_SHA512_ABSENT_PARAMS,
    ],
    // TLS 1.3 takes the first of each; in TLS 1.2 the scheme does not say which curve it is.
    mapping: &[
        (
            SignatureScheme::ECDSA_NISTP384_SHA384,
            &[checks::ECDSA_P384_SHA384, P256_SHA384],
        ),
        (
            SignatureScheme::ECDSA_NISTP256_SHA256,
            &[P256_SHA256, checks::ECDSA_P384_SHA256],
        ),
        (SignatureScheme::ED25519, &[checks::ED25519]),
        (
            SignatureScheme::RSA_PSS_SHA512,
            &[checks::RSA_PSS_2048_8192_SHA512_LEGACY_KEY],
        ),
        (
            SignatureScheme::RSA_PSS_SHA384,
            &[checks::RSA_PSS_2048_8192_SHA384_LEGACY_KEY],
        ),
        (
            SignatureScheme::RSA_PSS_SHA256,
            &[checks::RSA_PSS_2048_8192_SHA256_LEGACY_KEY],
        ),
        (
            SignatureScheme::RSA_PKCS1_SHA512,
            &[checks::RSA_PKCS1_2048_8192_SHA512],
        ),
        (
            SignatureScheme::RSA_PKCS1_SHA384,
            &[checks::RSA_PKCS1_2048_8192_SHA384],
        ),
        (
            SignatureScheme::RSA_PKCS1_SHA256,
            &[checks::RSA_PKCS1_2048_8192_SHA256],
        ),
    ],
};

/// What TLS is made of here.
pub(crate) fn provider() -> CryptoProvider {
    CryptoProvider {
        cipher_suites: SUITES.to_vec(),
        kx_groups: GROUPS.to_vec(),
        signature_verification_algorithms: SIGNATURES,
        secure_random: &Random,
        key_provider: &NoKeys,
    }
}

/// The system's random numbers.
#[derive(Debug)]
struct Random;

impl SecureRandom for Random {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), GetRandomFailed> {
        SystemRandom::new().fill(bytes).map_err(|_| GetRandomFailed)
    }
}

/// A client that shows no certificate has no keys.
#[derive(Debug)]
struct NoKeys;

impl KeyProvider for NoKeys {
    fn load_private_key(&self, _: PrivateKeyDer<'static>) -> Result<Arc<dyn SigningKey>, Error> {
        Err(Error::General("a client here has no key".to_owned()))
    }
}

/// A point of the curve, as TLS and certificates want it: neither compressed nor at infinity.
fn whole_point(bytes: &[u8]) -> Option<PublicKey> {
    const UNCOMPRESSED: u8 = 4;
    match bytes.first() {
        Some(&UNCOMPRESSED) => PublicKey::from_sec1_bytes(bytes).ok(),
        Some(_) | None => None,
    }
}

/// Checks signatures of P-256, over one hash or another.
#[derive(Debug)]
struct P256Signature {
    hash: &'static ring::digest::Algorithm,
    id: AlgorithmIdentifier,
}

const P256_SHA256: &dyn SignatureVerificationAlgorithm = &P256Signature {
    hash: &SHA256,
    id: alg_id::ECDSA_SHA256,
};
const P256_SHA384: &dyn SignatureVerificationAlgorithm = &P256Signature {
    hash: &SHA384,
    id: alg_id::ECDSA_SHA384,
};

impl SignatureVerificationAlgorithm for P256Signature {
    fn verify_signature(
        &self,
        public_key: &[u8],
        message: &[u8],
        signature: &[u8],
    ) -> Result<(), InvalidSignature> {
        let key = whole_point(public_key).ok_or(InvalidSignature)?;
        let signature = Signature::from_der(signature).map_err(|_| InvalidSignature)?;
        VerifyingKey::from(key)
            .verify_prehash(digest(self.hash, message).as_ref(), &signature)
            .map_err(|_| InvalidSignature)
    }

    fn public_key_alg_id(&self) -> AlgorithmIdentifier {
        alg_id::ECDSA_P256
    }

    fn signature_alg_id(&self) -> AlgorithmIdentifier {
        self.id
    }
}

/// Agrees on a secret over P-256.
#[derive(Debug)]
struct P256;

impl SupportedKxGroup for P256 {
    fn start(&self) -> Result<Box<dyn ActiveKeyExchange>, Error> {
        let secret = EphemeralSecret::try_generate().map_err(|_| Error::FailedToGetRandomBytes)?;
        let public = Sec1Point::from(secret.public_key());
        Ok(Box::new(P256Exchange { secret, public }))
    }

    fn name(&self) -> NamedGroup {
        NamedGroup::secp256r1
    }
}

/// An agreement that has begun.
struct P256Exchange {
    secret: EphemeralSecret,
    public: Sec1Point,
}

impl ActiveKeyExchange for P256Exchange {
    fn complete(self: Box<Self>, peer: &[u8]) -> Result<SharedSecret, Error> {
        let peer = whole_point(peer).ok_or(PeerMisbehaved::InvalidKeyShare)?;
        let shared = self.secret.diffie_hellman(&peer);
        Ok(SharedSecret::from(shared.raw_secret_bytes().as_slice()))
    }

    fn pub_key(&self) -> &[u8] {
        self.public.as_bytes()
    }

    fn group(&self) -> NamedGroup {
        P256.name()
    }
}

#[cfg(test)]
#[path = "tls_tests.rs"]
mod tests;
