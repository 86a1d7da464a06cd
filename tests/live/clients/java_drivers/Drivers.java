// Jedis, Lettuce (on stores, on PEM files) or Redisson connects with every set-up. A set-up is a line of standard
// input: folder, host, port, `client`, passphrase, divided by tabs. Answers: folder, 1 or 0, text, by tabs.
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.resource.ClientResources;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import org.redisson.Redisson;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.config.Config;
import org.redisson.config.ConstantDelay;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;

public class Drivers {
    static final String PASSWORD = "changeit";
    static final Duration PATIENCE = Duration.ofSeconds(3);
    // Its own resolver, like Redisson's, would ask a server on the network.
    static final ClientResources RESOURCES =
        ClientResources.builder().addressResolverGroup(DefaultAddressResolverGroup.INSTANCE).build();

    record Setup(File folder, String host, int port, boolean isMutual, String passphrase) {
        File file(String name) {
            return new File(folder, name);
        }
    }

    interface Driver {
        String ping(Setup setup) throws Exception;
    }

    public static void main(String[] args) throws Exception {
        Driver driver = switch (args[0]) {
            case "jedis" -> Drivers::jedis;
            case "lettuce" -> setup -> lettuce(setup, false);
            case "lettuce-pem" -> setup -> lettuce(setup, true);
            default -> Drivers::redisson;
        };
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        for (String line; (line = input.readLine()) != null; ) {
            String[] part = line.split("\t", -1);
            Setup setup = new Setup(new File(part[0]), part[1], Integer.parseInt(part[2]), !part[3].isEmpty(), part[4]);
            StringBuilder error = new StringBuilder();
            try {
                String answer = driver.ping(setup);
                if (!"PONG".equals(answer)) error.append(answer);
            } catch (Throwable refused) {
                for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                    error.append(cause.toString().replaceAll("\\s+", " ")).append(' ');
                }
            }
            System.out.println(part[0] + "\t" + (error.isEmpty() ? 1 : 0) + "\t" + error);
        }
        // Redisson's threads would keep the process.
        System.exit(0);
    }

    static String jedis(Setup setup) throws Exception {
        SslOptions.Builder tls = SslOptions.builder().truststore(truststore(setup), PASSWORD.toCharArray())
            .trustStoreType("PKCS12").sslVerifyMode(SslVerifyMode.FULL);
        if (setup.isMutual()) tls.keystore(setup.file("client.p12"), PASSWORD.toCharArray()).keyStoreType("PKCS12");
        DefaultJedisClientConfig config = DefaultJedisClientConfig.builder().ssl(true).sslOptions(tls.build())
            .timeoutMillis((int) PATIENCE.toMillis()).build();
        try (RedisClient client = RedisClient.builder().hostAndPort(new HostAndPort(setup.host(), setup.port()))
                .clientConfig(config).build()) {
            return client.ping();
        }
    }

    static String lettuce(Setup setup, boolean isPem) throws Exception {
        var tls = io.lettuce.core.SslOptions.builder().jdkSslProvider().handshakeTimeout(PATIENCE);
        if (isPem) {
            tls.trustManager(setup.file("ca.pem"));
            char[] passphrase = setup.passphrase().isEmpty() ? null : setup.passphrase().toCharArray();
            if (setup.isMutual()) tls.keyManager(setup.file("client.crt"), setup.file("client.key"), passphrase);
        } else {
            tls.keyStoreType("PKCS12").truststore(truststore(setup), PASSWORD);
            if (setup.isMutual()) tls.keystore(setup.file("client.p12"), PASSWORD.toCharArray());
        }
        RedisURI address = RedisURI.builder().withHost(setup.host()).withPort(setup.port()).withSsl(true)
            .withTimeout(PATIENCE).build();
        var client = io.lettuce.core.RedisClient.create(RESOURCES, address);
        try {
            client.setOptions(ClientOptions.builder().sslOptions(tls.build()).autoReconnect(false)
                .socketOptions(SocketOptions.builder().connectTimeout(PATIENCE).build()).build());
            return client.connect().sync().ping();
        } finally {
            client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    static String redisson(Setup setup) throws Exception {
        Config config = new Config();
        config.setNettyThreads(2).setThreads(2);
        config.setSslTruststore(truststore(setup).toURI().toURL()).setSslTruststorePassword(PASSWORD);
        if (setup.isMutual()) {
            config.setSslKeystore(setup.file("client.p12").toURI().toURL()).setSslKeystorePassword(PASSWORD);
        }
        config.setAddressResolverGroupFactory((type, socket, servers) -> DefaultAddressResolverGroup.INSTANCE);
        String host = setup.host().contains(":") ? "[" + setup.host() + "]" : setup.host();
        config.useSingleServer().setAddress("rediss://" + host + ":" + setup.port()).setConnectionMinimumIdleSize(1)
            .setConnectionPoolSize(1).setSubscriptionConnectionMinimumIdleSize(0).setRetryAttempts(0)
            .setRetryDelay(new ConstantDelay(Duration.ofMillis(1))).setTimeout(4000).setConnectTimeout(4000);
        var client = Redisson.create(config);
        try {
            return client.getRedisNodes(RedisNodes.SINGLE).getInstance().ping() ? "PONG" : "no PONG";
        } finally {
            client.shutdown();
        }
    }

    /** A store of every certificate of the CA file. */
    static File truststore(Setup setup) throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        try (InputStream file = new FileInputStream(setup.file("ca.pem"))) {
            int number = 0;
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                trust.setCertificateEntry("ca-" + number++, one);
            }
        }
        File store = setup.file("trust.p12");
        try (OutputStream file = new FileOutputStream(store)) {
            trust.store(file, PASSWORD.toCharArray());
        }
        return store;
    }
}
