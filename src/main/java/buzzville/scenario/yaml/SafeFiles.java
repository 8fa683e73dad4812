package buzzville.scenario.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads text files that a stranger may have written or named. */
final class SafeFiles {

    private SafeFiles() {}

    /**
     * The text of a file, without a byte order mark.
     *
     * @throws Refusal at the given position if there is no such regular file, it is too big or it is not UTF-8
     */
    static String text(Path file, String label, int maxBytes, Position at) {
        try {
            if (Files.isDirectory(file)) {
                throw new Refusal(at, "expected a file, but '" + label + "' is a directory");
            }
            if (!Files.exists(file)) {
                throw new Refusal(at, "there is no file '" + label + "'");
            }
            if (!Files.isRegularFile(file)) {
                throw new Refusal(at, "expected a file, but '" + label + "' is not a regular one");
            }
            return decode(bytes(file, label, maxBytes, at), label, at);
        } catch (NoSuchFileException e) {
            throw new Refusal(at, "there is no file '" + label + "'");
        } catch (AccessDeniedException e) {
            throw new Refusal(at, "'" + label + "' cannot be read: its permissions forbid it");
        } catch (IOException e) {
            throw new Refusal(
                    at, "'" + label + "' cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static byte[] bytes(Path file, String label, int maxBytes, Position at) throws IOException {
        byte[] bytes;
        if (Files.size(file) <= maxBytes) {
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(maxBytes + 1);
            }
            if (bytes.length <= maxBytes) {
                return bytes;
            }
        }
        throw new Refusal(at, "'%s' is too big: expected at most %d MB".formatted(label, maxBytes / (1024 * 1024)));
    }

    private static String decode(byte[] bytes, String label, Position at) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Refusal(at, "expected UTF-8 text, but '" + label + "' is binary or in another encoding");
        }
    }

    /**
     * The file that a path written in a source stands for.
     *
     * @throws Refusal if the path is absolute, leaves the root folder or the source may not name files
     */
    static Path resolve(String written, Position at) {
        Path folder = at.source().folder();
        Path root = at.source().root();
        if (folder == null || root == null) {
            throw new Refusal(at, "no file can be named here, but found '" + written + "'");
        }
        Path relative = relative(written, at);
        Path file = folder.resolve(relative).normalize();
        if (!file.startsWith(root)) {
            throw new Refusal(at, leaves(written, root));
        }
        try {
            if (Files.exists(file) && !file.toRealPath().startsWith(root.toRealPath())) {
                throw new Refusal(at, leaves(written, root));
            }
        } catch (IOException e) {
            throw new Refusal(
                    at, "'" + written + "' cannot be read (" + e.getClass().getSimpleName() + ")");
        }
        return file;
    }

    private static Path relative(String written, Position at) {
        try {
            Path path = Path.of(written);
            if (path.isAbsolute() || written.startsWith("/") || written.startsWith("\\")) {
                throw new Refusal(at, "expected a path relative to this file, but '" + written + "' is absolute");
            }
            if (written.isEmpty()) {
                throw new Refusal(at, "expected the path of a file, but found ''");
            }
            return path;
        } catch (InvalidPathException e) {
            throw new Refusal(
                    at,
                    "expected the path of a file, but found "
                            + Scalar.of(at, written).describe());
        }
    }

    private static String leaves(String written, Path root) {
        return "'%s' leaves the folder '%s', outside which a scenario may not read"
                .formatted(written, root.getFileName());
    }
}
