import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Scanner;
import java.util.StringJoiner;

/** `factory`: CertificateFactory.generateCertificates. `keytool`: its -importcert into a new store, in this process. */
public class Loads {
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("loads");
        // Keytool greets and warns on its own.
        PrintStream out = System.out;
        System.setErr(new PrintStream(new ByteArrayOutputStream()));
        int number = 0;
        for (Scanner lines = new Scanner(System.in); lines.hasNextLine();) {
            String path = lines.nextLine().split("\t", 2)[0];
            Path store = folder.resolve(number++ + ".p12");
            StringJoiner held = new StringJoiner(",");
            String error = "";
            try {
                for (Certificate one : args[0].equals("keytool") ? imported(path, store) : generated(path)) {
                    held.add(Base64.getEncoder().encodeToString(one.getEncoded()));
                }
            } catch (Exception refused) {
                error = refused.toString().replaceAll("\\s+", " ");
            }
            out.println(held + "\t\t" + error);
            Files.deleteIfExists(store);
        }
        Files.delete(folder);
    }

    private static List<Certificate> generated(String path) throws Exception {
        InputStream octets = new ByteArrayInputStream(Files.readAllBytes(Path.of(path)));
        List<Certificate> all = new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(octets));
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no certificate: a trust manager cannot be made");
        }
        return all;
    }

    private static List<Certificate> imported(String path, Path store) throws Exception {
        Constructor<?> made = Class.forName("sun.security.tools.keytool.Main").getDeclaredConstructor();
        made.setAccessible(true);
        Object keytool = made.newInstance();
        Method run = keytool.getClass().getDeclaredMethod("run", String[].class, PrintStream.class);
        run.setAccessible(true);
        // -debug: it throws where it would end the process.
        String[] words = {"-debug", "-importcert", "-noprompt", "-alias", "ca", "-file", path,
            "-keystore", store.toString(), "-storepass", "changeit"};
        try {
            run.invoke(keytool, words, new PrintStream(new ByteArrayOutputStream()));
        } catch (InvocationTargetException refused) {
            throw (Exception) refused.getCause();
        }
        KeyStore loaded = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        List<Certificate> all = new ArrayList<>();
        for (String alias : Collections.list(loaded.aliases())) {
            all.add(loaded.getCertificate(alias));
        }
        return all;
    }
}
