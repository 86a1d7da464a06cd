//! Kubernetes: a Secret with the PEM files, and what mounts it into a Deployment. The API server looks only whether the
//! keys of the type are there, so a CA alone goes into a ConfigMap.

use std::fmt::Write;

use base64ct::{Base64, Encoding};
use zeroize::Zeroizing;

use super::{name_note, policy_note};
use crate::{
    clients::row::Passphrase,
    contract::{EmittedFile, Topology, Unsupported},
    emit::{
        Files, Plan, Target, Written, file,
        quote::{kubernetes, url, yaml},
        unsupported,
    },
};

pub static TARGET: Target = Target {
    id: "kubernetes-secret",
    name: "Kubernetes",
    row: None,
    files: Files::Inline,
    // It carries the key as it is.
    passphrase: Passphrase::Option,
    source: "kubernetes.io, Secrets: type kubernetes.io/tls; Configure Containers Using a ConfigMap",
    emit,
};

const SECRET: &str = "redis-client-tls";
const CONFIG_MAP: &str = "redis-client-ca";
/// etcd takes no more (kubernetes.io, Secrets, "Restriction on Secret data size"; the same for ConfigMaps).
const MOST: usize = 1 << 20;

fn emit(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    let entries = entries(plan);
    if entries.is_empty() {
        return Err(unsupported("no certificate was given: there is nothing to mount", "name the CA file: --ca FILE"));
    }
    if entries.iter().map(|(_, text)| text.len()).sum::<usize>() > MOST {
        return Err(unsupported("a Secret or ConfigMap holds 1 MiB at most", "a CA file with the needed CA alone"));
    }
    let folder = mount_path(plan)?;
    let mut written = Written::new("deployment-patch.yaml", "yaml", patch(plan, &folder, &entries));
    let object = object(plan, &entries);
    written.run(format!("kubectl apply -f {}", object.name));
    written.run("kubectl patch deployment NAME --patch-file deployment-patch.yaml");
    written.files.push(object);
    notes(plan, &mut written);
    Ok(written)
}

/// Keys of the object, which become the names of the mounted files.
fn entries<'a>(plan: &Plan<'a>) -> Vec<(&'static str, &'a str)> {
    let pem = &plan.pem;
    let own = [("tls.crt", pem.certificate), ("tls.key", pem.key)];
    let own = own.into_iter().filter(|_| plan.client.is_some());
    let all = [("ca.crt", pem.ca)].into_iter().chain(own);
    all.filter_map(|(name, text)| Some((name, text?))).collect()
}

fn mount_path(plan: &Plan<'_>) -> Result<String, Unsupported> {
    let folder = plan.directory.trim_end_matches('/');
    if !folder.starts_with('/') || folder.contains(':') {
        return Err(unsupported("Kubernetes mounts on an absolute path without a colon", "--paths /tls"));
    }
    Ok(folder.to_owned())
}

fn object(plan: &Plan<'_>, entries: &[(&'static str, &str)]) -> EmittedFile {
    let header = plan.header("#");
    if plan.client.is_none() {
        let mut text = format!("{header}apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {CONFIG_MAP}\ndata:\n");
        for (name, pem) in entries {
            let _ = writeln!(text, "  {name}: |");
            pem.lines().for_each(|line| _ = writeln!(text, "    {line}"));
        }
        return file("redis-client-ca.yaml", "Kubernetes ConfigMap", text.into_bytes(), false);
    }
    let room: usize = entries.iter().map(|(_, text)| text.len() / 3 * 4 + 20).sum();
    // Allocated once: growing would leave a copy of the key behind.
    let mut text = Zeroizing::new(String::with_capacity(header.len() + room + 200));
    text.push_str(&header);
    let _ = write!(text, "apiVersion: v1\nkind: Secret\nmetadata:\n  name: {SECRET}\ntype: kubernetes.io/tls\ndata:\n");
    for (name, pem) in entries {
        let base64 = Zeroizing::new(Base64::encode_string(pem.as_bytes()));
        let _ = writeln!(text, "  {name}: {}", base64.as_str());
    }
    file("redis-client-tls.yaml", "Kubernetes Secret", text.as_bytes().to_vec(), true)
}

/// A strategic merge patch: lists merge by `name`.
fn patch(plan: &Plan<'_>, folder: &str, entries: &[(&'static str, &str)]) -> String {
    let (volume, kind) = if plan.client.is_some() {
        (SECRET, format!("secret:\n            secretName: {SECRET}\n            # Octal 0440."))
    } else {
        (CONFIG_MAP, format!("configMap:\n            name: {CONFIG_MAP}\n            # Octal 0440."))
    };
    let mut text = plan.header("#");
    text.push_str("spec:\n  template:\n    spec:\n      containers:\n        - name: app\n          env:\n");
    for (name, value) in variables(plan, folder, entries) {
        let _ = writeln!(text, "            - name: {name}\n              value: {}", kubernetes(&value));
    }
    secret_variable(&mut text, &plan.options.password_env, "password");
    if plan.is_key_encrypted {
        secret_variable(&mut text, &plan.options.passphrase_env, "key-passphrase");
    }
    let _ = write!(
        text,
        "          volumeMounts:\n            - name: {volume}\n              mountPath: {}\n              readOnly: \
         true\n      volumes:\n        - name: {volume}\n          {kind}\n            defaultMode: 288\n",
        yaml(folder)
    );
    text
}

fn variables(plan: &Plan<'_>, folder: &str, entries: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let server = &plan.server;
    let host = if server.is_ipv6() { server.bracketed() } else { url(&server.host) };
    // The user stands beside it: some clients take a user without a password for the password.
    let mut variables = vec![("REDIS_URL", format!("rediss://{host}:{}/{}", server.port, plan.options.database))];
    variables.extend(plan.user().map(|user| ("REDIS_USERNAME", user.to_owned())));
    for (name, _) in entries {
        let variable = match *name {
            "ca.crt" => "REDIS_CA",
            "tls.crt" => "REDIS_CERT",
            _ => "REDIS_KEY",
        };
        variables.push((variable, format!("{folder}/{name}")));
    }
    variables
}

fn secret_variable(text: &mut String, name: &str, key: &str) {
    let _ = writeln!(
        text,
        "            - name: {name}\n              valueFrom:\n                secretKeyRef:\n                  name: \
         redis-client\n                  key: {key}\n                  optional: true"
    );
}

fn notes(plan: &Plan<'_>, written: &mut Written) {
    written.note("container-name", "the patch is for a container called app: give the name of yours");
    written.note(
        "password-secret",
        format!(
            "the password comes from a Secret of its own: kubectl create secret generic redis-client \
             --from-literal=password=\"${}\"",
            plan.options.password_env
        ),
    );
    written.note(
        "fs-group",
        "a container that does not run as root reads the files where the pod's securityContext sets fsGroup",
    );
    if plan.client.is_none() {
        written.note("config-map", "a CA alone goes into a ConfigMap: a Secret of type kubernetes.io/tls needs a key");
    }
    if plan.is_key_encrypted {
        written
            .note("encrypted-key", "the private key stays encrypted: the client that mounts it must take a passphrase");
    }
    if plan.topology() != Topology::Standalone {
        written.note("topology-not-carried", "the URL names one node: the client decides what it does with it");
    }
    name_note(plan, written);
    policy_note(plan, "a Secret", written);
}
