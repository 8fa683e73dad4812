package buzzville.scenario.yaml.toy;

import buzzville.scenario.yaml.Language;
import buzzville.scenario.yaml.Mapping;
import buzzville.scenario.yaml.PolicyCatalog;
import buzzville.scenario.yaml.Problems;
import buzzville.scenario.yaml.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the toy language. */
public final class Toys {

    private Toys() {}

    public static final Language<Town> TOWN = Language.of(Town.class)
            .family(PolicyCatalog.of(Distribution.class).withBareValue("constant"))
            .family(PolicyCatalog.of(ArrivalProcess.class))
            .text(Instant.class, "a date and time such as 2024-12-10T15:30:00Z", Instant::parse)
            .file(TextFile.class, TextFile::new)
            .build();

    /** What the text says, or null with the reasons among the problems. */
    public static @Nullable Town read(String yaml, Problems problems) {
        Mapping document = TOWN.parse(yaml, Source.named("town.yaml"), problems);
        return document == null ? null : TOWN.bind(document, problems);
    }

    /** What the text says. */
    public static Town town(String yaml) {
        Problems problems = new Problems();
        Town town = read(yaml, problems);
        if (town == null || !problems.all().isEmpty()) {
            throw new AssertionError(problems.toString());
        }
        return town;
    }
}
