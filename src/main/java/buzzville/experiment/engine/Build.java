package buzzville.experiment.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Which program this is: the figures of two of them must not be mixed. */
public final class Build {
    private static final int DIGITS = 12;

    private Build() {}

    /** Its version, and the beginning of the SHA-256 of its jar if it is in one. */
    public static String here() {
        String version = Build.class.getPackage().getImplementationVersion();
        CodeSource source = Build.class.getProtectionDomain().getCodeSource();
        try {
            Path jar = source == null ? null : Path.of(source.getLocation().toURI());
            return (version == null ? "development" : version)
                    + (jar == null || !Files.isRegularFile(jar) ? "" : " (" + sha(Files.readAllBytes(jar)) + ")");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program does not know where it is", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha(byte[] octets) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(octets);
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
