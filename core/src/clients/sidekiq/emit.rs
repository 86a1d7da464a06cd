//! An initializer for Sidekiq, which also connects by itself.

use crate::{
    clients::{redis_rb::ssl_params, row::Passphrase},
    contract::{Topology, Unsupported},
    emit::{Files, Plan, Target, Written, quote::ruby, unsupported},
};

pub static TARGET: Target = Target {
    id: "sidekiq",
    name: "Sidekiq",
    row: Some("sidekiq"),
    files: Files::Pem,
    passphrase: Passphrase::Option,
    source: "lib/sidekiq/redis_connection.rb at 1bb4aa0 (8.1.7), and of 6.4.1; run with 6.4.1 and 7.3.0",
    emit,
};

fn emit(plan: &Plan<'_>) -> Result<Written, Unsupported> {
    if plan.topology() == Topology::Cluster {
        return Err(unsupported(
            "Sidekiq does not run on a cluster: it refuses `nodes`",
            "give it a server of its own, alone or behind Sentinel: --topology sentinel",
        ));
    }
    let place = if plan.topology() == Topology::Sentinel {
        format!(
            "  {}: {},\n  sentinels: {},\n  role: :master,\n  ssl: true,\n  db: {},\n",
            if plan.is_version(&[7]) { "name" } else { "host" },
            ruby(plan.primary()),
            ssl_params::sentinels(plan),
            plan.options.database,
        )
    } else {
        format!("  url: {},\n", ssl_params::url(plan))
    };
    let text = format!(
        "{}{}redis = {{\n{place}{}  ssl_params: tls,\n  driver: :ruby,\n}}\n\nSidekiq.configure_server {{ |config| \
         config.redis = redis }}\nSidekiq.configure_client {{ |config| config.redis = redis }}\n\nif $PROGRAM_NAME == \
         __FILE__\n  puts Sidekiq.redis {{ |connection| connection.ping }}\nend\n",
        ssl_params::beginning(plan, &["sidekiq"]),
        ssl_params::hash(plan),
        ssl_params::credentials(plan),
    );
    let mut written = Written::new("sidekiq.rb", "ruby", text);
    written.run("ruby sidekiq.rb");
    written.run("sidekiq -r ./sidekiq.rb, or as config/initializers/sidekiq.rb of Rails");
    ssl_params::notes(plan, &mut written);
    if plan.is_version(&[7]) {
        ssl_params::driver_note(&mut written);
    }
    Ok(written)
}
