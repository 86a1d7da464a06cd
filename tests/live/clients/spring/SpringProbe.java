// Spring Boot's Redis connection, on Lettuce or on Jedis, with a PEM SSL bundle connects with every set-up. A set-up is
// a line of standard input: folder, host, port, `client`, passphrase, divided by tabs. Answers: folder, 1 or 0, text.
import io.lettuce.core.resource.ClientResources;
import io.netty.resolver.DefaultAddressResolverGroup;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;

public class SpringProbe {
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({SslAutoConfiguration.class, DataRedisAutoConfiguration.class})
    static class Application {
        // Netty's own resolver would ask a server on the network.
        @Bean(destroyMethod = "shutdown")
        ClientResources resources() {
            return ClientResources.builder().addressResolverGroup(DefaultAddressResolverGroup.INSTANCE).build();
        }
    }

    public static void main(String[] args) throws Exception {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        for (String line; (line = input.readLine()) != null; ) {
            String[] part = line.split("\t", -1);
            StringBuilder error = new StringBuilder();
            try (ConfigurableApplicationContext context = start(args[0], part)) {
                try (RedisConnection connection = context.getBean(RedisConnectionFactory.class).getConnection()) {
                    String answer = connection.ping();
                    if (!"PONG".equals(answer)) error.append(answer);
                }
            } catch (Throwable refused) {
                for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                    error.append(cause.toString().replaceAll("\\s+", " ")).append(' ');
                }
            }
            System.out.println(part[0] + "\t" + (error.isEmpty() ? 1 : 0) + "\t" + error);
        }
        System.exit(0);
    }

    static ConfigurableApplicationContext start(String client, String[] part) {
        Map<String, Object> properties = new LinkedHashMap<>();
        String bundle = "spring.ssl.bundle.pem.redis.";
        properties.put(bundle + "truststore.certificate", "file:" + part[0] + "/ca.pem");
        if (!part[3].isEmpty()) {
            properties.put(bundle + "keystore.certificate", "file:" + part[0] + "/client.crt");
            properties.put(bundle + "keystore.private-key", "file:" + part[0] + "/client.key");
            if (!part[4].isEmpty()) properties.put(bundle + "keystore.private-key-password", part[4]);
        }
        properties.put("spring.data.redis.host", part[1]);
        properties.put("spring.data.redis.port", part[2]);
        properties.put("spring.data.redis.ssl.bundle", "redis");
        properties.put("spring.data.redis.client-type", client);
        properties.put("spring.data.redis.timeout", "3s");
        properties.put("spring.data.redis.connect-timeout", "3s");
        properties.put("spring.main.banner-mode", "off");
        properties.put("logging.level.root", "off");
        SpringApplication application = new SpringApplication(Application.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        application.setDefaultProperties(properties);
        return application.run();
    }
}
