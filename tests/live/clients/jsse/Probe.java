// Java's JSSE connects with every set-up, as Jedis does with a truststore of all certificates and the host name checked.
// A set-up is a line of standard input: folder, host, port, divided by tabs. Answers: folder, 1 or 0, text, by tabs.
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

public class Probe {
    public static void main(String[] args) throws Exception {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = input.readLine()) != null; ) {
            String[] setup = line.split("\t");
            String error = "";
            try {
                ping(setup[0], setup[1], Integer.parseInt(setup[2]));
            } catch (Exception refused) {
                for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                    error += cause.toString().replaceAll("\\s+", " ") + " ";
                }
            }
            System.out.println(setup[0] + "\t" + (error.isEmpty() ? 1 : 0) + "\t" + error);
        }
    }

    static void ping(String folder, String host, int port) throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        try (InputStream file = new FileInputStream(folder + "/ca.pem")) {
            int number = 0;
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                trust.setCertificateEntry("ca-" + number++, one);
            }
        }
        TrustManagerFactory anchors = TrustManagerFactory.getInstance("PKIX");
        anchors.init(trust);
        KeyManagerFactory own = null;
        Path store = Path.of(folder, "client.p12");
        if (Files.exists(Path.of(folder, "client.crt"))) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream file = new FileInputStream(store.toFile())) {
                keys.load(file, "changeit".toCharArray());
            }
            own = KeyManagerFactory.getInstance("PKIX");
            own.init(keys, "changeit".toCharArray());
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own == null ? null : own.getKeyManagers(), anchors.getTrustManagers(), null);
        Socket plain = new Socket();
        plain.connect(new InetSocketAddress("127.0.0.1", port), 5000);
        plain.setSoTimeout(5000);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            socket.getOutputStream().write("PING\r\n".getBytes());
            byte[] reply = new byte[5];
            if (socket.getInputStream().readNBytes(reply, 0, 5) < 5 || !new String(reply).equals("+PONG")) {
                throw new IllegalStateException("no PONG");
            }
        }
    }
}
