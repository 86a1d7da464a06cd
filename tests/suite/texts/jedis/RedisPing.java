// Made by tlsconf for Jedis 8.0.2, from:
//   ca.pem: 1 certificate
//   user.crt: 2 certificates
//   user.key: 1 private key
import java.io.File;
import javax.net.ssl.SSLParameters;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.SslVerifyMode;

public class RedisPing {
    public static void main(String[] args) throws Exception {
        try (RedisClient client = connect()) {
            System.out.println(client.ping());
        }
    }

    static RedisClient connect() throws Exception {
        DefaultJedisClientConfig config = DefaultJedisClientConfig.builder()
            .ssl(true)
            .sslOptions(tls())
            .user("o'neill \"app\"")
            .password(password())
            .database(2)
            .build();
        return RedisClient.builder().hostAndPort(new HostAndPort("redis.example.test", 6380)).clientConfig(config).build();
    }

    static SslOptions tls() {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.2"});
        parameters.setCipherSuites(new String[] {
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"});
        return SslOptions.builder()
            .truststore(new File("/tls/truststore.p12"), "changeit".toCharArray())
            .trustStoreType("PKCS12")
            .keystore(new File("/tls/keystore.p12"), "changeit".toCharArray())
            .keyStoreType("PKCS12")
            .sslParameters(parameters)
            .sslVerifyMode(SslVerifyMode.FULL)
            .build();
    }

    static String password() {
        String password = System.getenv("REDIS_PASSWORD");
        return password == null || password.isEmpty() ? null : password;
    }
}
