//! A certificate signing request for a person's own CA.

use chacha20::ChaCha20Rng;

use super::{
    accept,
    client::{failed, finished},
    issue, public, secret,
    signer::Signer,
};
use crate::{
    Misuse,
    contract::{CsrRequest, GenerateRequest, Generated},
};

pub fn generate(asked: &CsrRequest, request: &GenerateRequest, random: &mut ChaCha20Rng) -> Result<Generated, Misuse> {
    accept::common_name(&asked.name)?;
    let hosts = accept::hosts(&asked.hosts)?;
    let key = Signer::new(request.key, random).ok_or_else(failed)?;
    let subject = issue::named(&asked.name).map_err(|_| failed())?;
    let csr = issue::request(subject, &key, &hosts).ok_or_else(failed)?;
    let files = vec![
        public("redis_user.csr", "certificate request", csr),
        secret("redis_user_private.key", "private key", key.pem().ok_or_else(failed)?.as_bytes()),
    ];
    let next = vec![
        "send redis_user.csr to your CA; what comes back is redis_user.crt".to_owned(),
        "keep redis_user_private.key to yourself: it is the secret, and no CA needs it".to_owned(),
        "then: tlsconf check redis_user.crt redis_user_private.key".to_owned(),
    ];
    finished("redis_user_csr.zip", files, next, request)
}
