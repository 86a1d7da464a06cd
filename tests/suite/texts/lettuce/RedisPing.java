// Made by tlsconf for Lettuce 7.7.0, from:
//   ca.pem: 1 certificate
//   user.crt: 2 certificates
//   user.key: 1 private key
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.File;

public class RedisPing {
    public static void main(String[] args) {
        RedisClient client = RedisClient.create(address());
        client.setOptions(ClientOptions.builder().sslOptions(tls()).build());
        try (StatefulRedisConnection<String, String> connection = client.connect()) {
            System.out.println(connection.sync().ping());
        } finally {
            client.shutdown();
        }
    }

    static RedisURI address() {
        RedisURI.Builder address = RedisURI.builder().withHost("redis.example.test").withPort(6380).withSsl(true).withVerifyPeer(SslVerifyMode.FULL);
        address.withDatabase(2);
        if (password() != null) {
            address.withAuthentication("o'neill \"app\"", password());
        }
        return address.build();
    }

    static SslOptions tls() {
        return SslOptions.builder()
            .jdkSslProvider()
            .trustManager(new File("/tls/ca.pem"))
            .keyManager(new File("/tls/client.crt"), new File("/tls/client.key"), null)
            .protocols("TLSv1.2")
            .cipherSuites("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
            .build();
    }

    static String password() {
        String password = System.getenv("REDIS_PASSWORD");
        return password == null || password.isEmpty() ? null : password;
    }
}
