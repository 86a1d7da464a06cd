//! Spring Boot: an SSL bundle of PEM files in `application.yaml`, and the beans for what properties cannot say.

use std::fmt::Write;

use crate::{
    clients::{java::emit as jvm, row::Passphrase},
    contract::{Topology, Unsupported},
    emit::{Files, Plan, Target, Written, quote, unsupported},
};

pub static LETTUCE_TARGET: Target = Target {
    id: "spring-boot-lettuce",
    name: "Spring Data Redis with Lettuce",
    row: Some("spring-data-redis"),
    files: Files::Pem,
    passphrase: Passphrase::Option,
    source: "LettuceConnectionConfiguration.java and PemSslStoreBundle.java at c329ffa; run with 4.0.7, 3.5.8 and 3.1.12",
    emit: |plan| emit(plan, Driver::Lettuce),
};

/// Boot's own text compares no name on Jedis; with the bean that is written it is foretold as on Lettuce.
pub static JEDIS_TARGET: Target = Target {
    id: "spring-boot-jedis",
    name: "Spring Data Redis with Jedis",
    source: "JedisConnectionConfiguration.java at c329ffa and in v3.5.16; run with 4.0.7, 3.5.8 and 3.1.12",
    emit: |plan| emit(plan, Driver::Jedis),
    ..LETTUCE_TARGET
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Driver {
    Lettuce,
    Jedis,
}

fn emit(plan: &Plan<'_>, driver: Driver) -> Result<Written, Unsupported> {
    if !plan.is_version(&[3, 1]) {
        return Err(unsupported(
            "Spring Boot before 3.1 has no SSL bundles",
            "Spring Boot 4, and check with --client spring-boot-lettuce",
        ));
    }
    let has_placeholder = [plan.user(), Some(plan.primary())].into_iter().flatten().any(|text| text.contains("${"));
    if has_placeholder && !plan.is_version(&[3, 4]) {
        return Err(unsupported(
            "Spring before 6.2, so Spring Boot before 3.4, cannot write ${ but as a placeholder",
            "Spring Boot 4, or a name without ${",
        ));
    }
    let mut written = Written::default();
    let policy = jvm::policy(plan, &mut written)?;
    written.text("application.yaml", "yaml", properties(plan, driver, &policy));
    written.text("Application.java", "java", application(plan, driver, &policy));
    written.run("java -cp 'lib/*' Application.java");
    if driver == Driver::Jedis {
        written.note(
            "host-check-by-bean",
            "Spring Boot's Jedis driver compares no host name by itself: the bean hostNames in Application.java makes it",
        );
    }
    written.note(
        "placeholders-in-password",
        "Spring reads ${...} within a password from the environment as a placeholder of its own",
    );
    if has_bean(plan, driver, &policy) {
        jvm::note_either_name(plan, &mut written);
    } else {
        jvm::note_no_server_name(plan, &policy, &mut written);
    }
    jvm::note_cluster_database(plan, &mut written);
    Ok(written)
}

/// On Lettuce it sets the server name, where that must be set: `LettuceClientOptionsBuilderCustomizer` came with 3.4.
fn has_bean(plan: &Plan<'_>, driver: Driver, policy: &jvm::Policy<'_>) -> bool {
    driver == Driver::Jedis || policy.server_names.is_some() && plan.is_version(&[3, 4])
}

fn properties(plan: &Plan<'_>, driver: Driver, policy: &jvm::Policy<'_>) -> String {
    let mut text = plan.header("#");
    text.push_str("spring:\n  data:\n    redis:\n");
    let _ = writeln!(text, "      client-type: {}", if driver == Driver::Jedis { "jedis" } else { "lettuce" });
    let Plan { server, options, .. } = plan;
    // Boot takes what stands before the last colon for the host, brackets and all.
    let node = yaml(&format!("{}:{}", server.host, server.port));
    let _ = match plan.topology() {
        Topology::Standalone => writeln!(text, "      host: {}\n      port: {}", yaml(&server.host), server.port),
        Topology::Cluster => writeln!(text, "      cluster:\n        nodes: [{node}]"),
        Topology::Sentinel => {
            writeln!(text, "      sentinel:\n        master: {}\n        nodes: [{node}]", yaml(plan.primary()))
        }
    };
    if let Some(user) = plan.user() {
        let _ = writeln!(text, "      username: {}", yaml(user));
    }
    let _ = writeln!(text, "      password: \"${{{}:}}\"", options.password_env);
    if options.database != 0 && plan.topology() != Topology::Cluster {
        let _ = writeln!(text, "      database: {}", options.database);
    }
    text.push_str(
        "      ssl:\n        enabled: true\n        bundle: redis\n  ssl:\n    bundle:\n      pem:\n        redis:\n",
    );
    if let Some(ca) = &plan.ca {
        let _ = writeln!(text, "          truststore:\n            certificate: {}", location(ca));
    }
    if let Some(client) = &plan.client {
        let (certificate, key) = (location(&client.certificate), location(&client.key));
        let _ = writeln!(
            text,
            "          keystore:\n            certificate: {certificate}\n            private-key: {key}"
        );
        if plan.is_key_encrypted {
            let _ = writeln!(text, "            private-key-password: \"${{{}}}\"", options.passphrase_env);
        }
    }
    let _ = writeln!(text, "          options:\n            enabled-protocols: [{}]", jvm::list(&policy.protocols));
    if !policy.suites.is_empty() {
        let _ = writeln!(text, "            ciphers: [{}]", jvm::list(&policy.suites));
    }
    text
}

/// `${` would begin a placeholder.
fn yaml(text: &str) -> String {
    quote::yaml(&text.replace("${", "\\${"))
}

fn location(path: &str) -> String {
    yaml(&jvm::file_url(path))
}

fn application(plan: &Plan<'_>, driver: Driver, policy: &jvm::Policy<'_>) -> String {
    let is_jedis = driver == Driver::Jedis;
    let package = if plan.is_version(&[4]) {
        "org.springframework.boot.data.redis.autoconfigure"
    } else {
        "org.springframework.boot.autoconfigure.data.redis"
    };
    let class =
        if is_jedis { "JedisClientConfigurationBuilderCustomizer" } else { "LettuceClientOptionsBuilderCustomizer" };
    let customizer = format!("{package}.{class}");
    let has_bean = has_bean(plan, driver, policy);
    let mut needed = vec![
        "org.springframework.boot.SpringApplication",
        "org.springframework.boot.SpringBootConfiguration",
        "org.springframework.boot.autoconfigure.EnableAutoConfiguration",
        "org.springframework.context.ConfigurableApplicationContext",
        "org.springframework.data.redis.connection.RedisConnection",
        "org.springframework.data.redis.connection.RedisConnectionFactory",
    ];
    if has_bean {
        needed.extend(policy.imports());
        needed.extend(["org.springframework.context.annotation.Bean", customizer.as_str()]);
    }
    let imports = jvm::imports(&needed);
    let groups = policy.groups_statement();
    let mut text = plan.header("//");
    let _ = write!(
        text,
        r"{imports}
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class Application {{
    public static void main(String[] args) {{
{groups}        try (ConfigurableApplicationContext context = SpringApplication.run(Application.class, args);
                RedisConnection connection = context.getBean(RedisConnectionFactory.class).getConnection()) {{
            System.out.println(connection.ping());
        }}
    }}
"
    );
    if has_bean {
        let parameters = policy.parameters(is_jedis);
        let (name, lines) = if is_jedis { ("hostNames", JEDIS_BEAN) } else { ("serverName", LETTUCE_BEAN) };
        let _ = write!(text, "\n    @Bean\n    {class} {name}() {{\n{parameters}{lines}    }}\n");
    }
    text.push_str("}\n");
    text
}

const JEDIS_BEAN: &str = r#"        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return builder -> builder.useSsl().sslParameters(parameters);
"#;

const LETTUCE_BEAN: &str = "        return builder -> builder.sslOptions(builder.build().getSslOptions().mutate()\n            \
                            .sslParameters(() -> parameters).build());\n";
