// Made by tlsconf for Spring Data Redis with Lettuce 4.0.6, from:
//   ca.pem: 1 certificate
//   user.crt: 2 certificates
//   user.key: 1 private key
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
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
}
