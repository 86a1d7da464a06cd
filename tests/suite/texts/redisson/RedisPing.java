// Made by tlsconf for Redisson 4.7.0, from:
//   ca.pem: 1 certificate
//   user.crt: 2 certificates
//   user.key: 1 private key
import java.io.File;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNodes;
import org.redisson.config.Config;

public class RedisPing {
    public static void main(String[] args) throws Exception {
        Config config = Config.fromYAML(new File("/tls/redisson.yaml"));
        config.setPassword(password());
        RedissonClient client = Redisson.create(config);
        try {
            System.out.println(client.getRedisNodes(RedisNodes.SINGLE).pingAll() ? "PONG" : "no answer");
        } finally {
            client.shutdown();
        }
    }

    static String password() {
        String password = System.getenv("REDIS_PASSWORD");
        return password == null || password.isEmpty() ? null : password;
    }
}
