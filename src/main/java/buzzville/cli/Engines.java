package buzzville.cli;

import buzzville.experiment.engine.Baggage;
import buzzville.experiment.engine.Engine;
import buzzville.experiment.engine.EngineProvider;
import buzzville.experiment.engine.EngineRefusal;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds who does runs on other machines, among what is on the class path. */
final class Engines {
    /** How engines are called that a jar of ours knows, though perhaps not this one. */
    private static final Pattern SPARK =
            Pattern.compile("spark://[^/:,\\s]+:\\d{1,5}(,[^/:,\\s]+:\\d{1,5})*|local(\\[(\\*|[1-9]\\d{0,3})])?");

    private Engines() {}

    /**
     * Refuses what is no engine, before anything is run.
     *
     * @throws InputException if nobody knows it
     */
    static void check(String url) {
        if (provider(url) != null) {
            return;
        } else if (SPARK.matcher(url).matches()) {
            throw new InputException("buzzville: --engine: this jar knows no Spark, and '" + url
                    + "' needs it; './mvnw -Dquick -P spark package' makes target/spark/buzzville-spark.jar, which"
                    + " spark-submit starts with the same words (docs/scaling.md)");
        }
        throw new InputException("buzzville: --engine: expected spark://HOST:PORT, or local[N] for N cores of this"
                + " machine, but found '" + url + "'");
    }

    private static @Nullable EngineProvider provider(String url) {
        for (EngineProvider one : ServiceLoader.load(EngineProvider.class, Engines.class.getClassLoader())) {
            if (one.takes(url)) {
                return one;
            }
        }
        return null;
    }

    /**
     * Reaches the machines.
     *
     * @throws InputException if that cannot be done
     */
    static Engine open(String url, Baggage baggage) {
        EngineProvider provider = provider(url);
        if (provider == null) {
            throw new IllegalStateException("no engine for '" + url + "'");
        }
        try {
            return provider.open(url, baggage);
        } catch (EngineRefusal e) {
            throw new InputException("buzzville: --engine: " + e.getMessage());
        }
    }
}
