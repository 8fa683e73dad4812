package buzzville.wire;

import buzzville.message.EventKind;
import buzzville.message.KeyRule;
import buzzville.message.Message;
import buzzville.message.Origin;
import buzzville.message.Priority;
import buzzville.random.Mix;
import buzzville.random.Streams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The brief's two examples, letter for letter, and messages as a run makes them. */
final class Examples {
    static final List<String> OF_THE_BRIEF = List.of("feu_circulation_change", "accident_route");
    static final Geography PARIS =
            new Geography(48.8566, 2.3522, List.of(site("nord"), site("sud"), site("est"), site("ouest")));

    private static final Path FOLDER = Path.of("src/test/resources/buzzville/wire");
    private static final Instant START = Instant.parse("2024-12-10T15:30:00Z");
    private static final long MILLI = 1_000_000;

    private Examples() {}

    static Geography.Site site(String name) {
        return new Geography.Site(name, null, null, null);
    }

    static String ofTheBrief(String type) throws IOException {
        return Files.readString(FOLDER.resolve(type + ".json"), StandardCharsets.UTF_8)
                .stripTrailing();
    }

    static Composer composer(long seed) {
        return new Composer(new Streams(seed, 0), PARIS, START, producer -> false);
    }

    static EventKind kind(MessageType type) {
        return new EventKind(type.ordinal(), type.word(), Priority.HIGH, KeyRule.NONE, null, 500);
    }

    /** The n-th message of a type: of one of nine instances, which take turns over the four zones. */
    static Message message(MessageType type, int n) {
        int instance = n % 9;
        Origin origin = () -> "source_de_" + type.word();
        return new Message(
                Mix.combine(type.ordinal(), n),
                kind(type),
                origin,
                instance,
                n / 9,
                instance % 4,
                0,
                n * 1234L * MILLI);
    }
}
