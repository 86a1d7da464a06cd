// java Handshake.java TRUSTSTORE KEYSTORE HOST PORT: a TLS connection with these stores, password `changeit`, the host name
// compared; prints the server's subject.
import java.io.FileInputStream;
import java.io.InputStream;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

public class Handshake {
    static final char[] PASSWORD = "changeit".toCharArray();

    public static void main(String[] args) throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store(args[0]));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(args[1]), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(args[2], Integer.parseInt(args[3]))) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(10_000);
            // Under TLS 1.3 a refused client certificate shows only when something is read: PING wants an answer.
            socket.getOutputStream().write("PING\r\n".getBytes());
            if (socket.getInputStream().read() != '+') throw new IllegalStateException("no answer to PING");
            System.out.println(socket.getSession().getPeerPrincipal());
        }
    }

    static KeyStore store(String path) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = new FileInputStream(path)) {
            store.load(file, PASSWORD);
        }
        return store;
    }
}
