//! PHP with Predis: one server, a cluster, or Sentinel.

use std::fmt::Write;

use crate::{
    clients::{phpredis::context, row::Passphrase},
    contract::Topology,
    emit::{Files, Plan, Target, Written, quote::php},
};

pub static TARGET: Target = Target {
    id: "predis",
    name: "Predis",
    row: Some("predis"),
    files: Files::Pem,
    passphrase: Passphrase::Option,
    source: "src/Connection/Resource/StreamFactory.php at 0795d69 (3.6.1-dev); run with 1.1.10 and 3.6.1-dev",
    emit: |plan| Ok(emit(plan)),
};

fn emit(plan: &Plan<'_>) -> Written {
    let mut text = context::beginning(plan);
    text.push_str(
        "// Composer's loader, else that of a package on the include path.\nrequire is_file(__DIR__ . \
         '/vendor/autoload.php') ? __DIR__ . '/vendor/autoload.php' : 'Predis/Autoloader.php';\nif \
         (!class_exists('Predis\\\\Client')) {\n    Predis\\Autoloader::register();\n}\n\n",
    );
    let _ = writeln!(text, "$tls = [\n{}];", context::options(plan, context::Versions::Set));
    text.push_str(&context::password(plan));
    text.push_str(&parameters(plan));
    let client = match plan.topology() {
        Topology::Standalone => format!("$client = new Predis\\Client({} + $parameters);\n{PING}", endpoint(plan)),
        Topology::Cluster => format!(
            "$client = new Predis\\Client([{}], [\n    'cluster' => 'redis',\n    'parameters' => \
             $parameters,\n]);\n\nforeach ($client as $node) {{\n    echo $node->ping(), \"\\n\";\n}}\n",
            endpoint(plan)
        ),
        Topology::Sentinel => format!(
            "$client = new Predis\\Client([{} + ['scheme' => 'tls', 'ssl' => $tls]], [\n    'replication' => \
             'sentinel',\n    'service' => {},\n    'parameters' => $parameters,\n]);\n{PING}",
            endpoint(plan),
            php(plan.primary()),
        ),
    };
    text.push_str(&client);
    let mut written = Written::new("redis_client.php", "php", text);
    written.run("php redis_client.php");
    context::notes(plan, "Predis", &mut written);
    if plan.topology() == Topology::Cluster {
        context::cluster_notes(plan, &mut written);
    }
    written
}

const PING: &str = "\necho $client->ping(), \"\\n\";\n";

fn endpoint(plan: &Plan<'_>) -> String {
    format!("['host' => {}, 'port' => {}]", php(&plan.server.host), plan.server.port)
}

/// What holds for every node, also for those that the cluster or Sentinel names: hence not the endpoint alone.
fn parameters(plan: &Plan<'_>) -> String {
    let mut text = "$parameters = ['scheme' => 'tls', 'ssl' => $tls, 'timeout' => 5];\n".to_owned();
    text.push_str("if ($password !== '') {\n    $parameters += [");
    if let Some(user) = plan.user() {
        let _ = write!(text, "'username' => {}, ", php(user));
    }
    text.push_str("'password' => $password];\n}\n");
    if plan.options.database != 0 && plan.topology() != Topology::Cluster {
        let _ = writeln!(text, "$parameters['database'] = {};", plan.options.database);
    }
    text
}
