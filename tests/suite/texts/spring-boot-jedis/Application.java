// Made by tlsconf for Spring Data Redis with Jedis 4.0.6, from:
//   ca.pem: 1 certificate
//   user.crt: 2 certificates
//   user.key: 1 private key
import javax.net.ssl.SSLParameters;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.JedisClientConfigurationBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class Application {
    public static void main(String[] args) {
        try (ConfigurableApplicationContext context = SpringApplication.run(Application.class, args);
                RedisConnection connection = context.getBean(RedisConnectionFactory.class).getConnection()) {
            System.out.println(connection.ping());
        }
    }

    @Bean
    JedisClientConfigurationBuilderCustomizer hostNames() {
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(new String[] {"TLSv1.2"});
        parameters.setCipherSuites(new String[] {
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"});
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        return builder -> builder.useSsl().sslParameters(parameters);
    }
}
