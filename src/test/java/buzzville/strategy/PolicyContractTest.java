package buzzville.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import buzzville.city.RunSummary;
import buzzville.city.Timeline;
import buzzville.scenario.Scenario;
import buzzville.scenario.yaml.ReferenceValues;
import buzzville.unit.Doc;
import buzzville.unit.Manual;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every policy promises, for every policy that exists: a new one is tested by existing. */
class PolicyContractTest {
    private static final List<String> SEEDS = List.of("seed=2", "seed=3", "seed=4");

    /** Policies that no shipped scenario may use yet. Take one out as soon as it stands in a scenario; put none in. */
    private static final Set<String> NOT_SHIPPED = Set.of();

    /** What there is without a policy of its family, and so does nothing. */
    private static final Set<String> NOTHING =
            Set.of("backpressure-none", "breaker-none", "retry-none", "scaling-fixed");

    private static Stream<Exhibit> all() {
        return Family.all().stream().flatMap(family -> family.exhibits().stream());
    }

    private static Stream<DynamicTest> each(Consumer<Exhibit> test) {
        return all().map(exhibit -> DynamicTest.dynamicTest(exhibit.toString(), () -> test.accept(exhibit)));
    }

    @Test
    void thereIsEveryFamilyThatTheLanguageKnows() {
        assertThat(Family.all()).extracting(Family::title).contains("admission", "overflow", "dispatch", "partitions");
        assertThat(all()).hasSizeGreaterThan(12);
    }

    @TestFactory
    Stream<DynamicTest> itsRecordSaysWhatItIsAndWhenToUseIt() {
        return each(exhibit -> {
            Class<? extends Record> policy = exhibit.policy();
            Doc doc = policy.getAnnotation(Doc.class);
            Manual manual = policy.getAnnotation(Manual.class);
            assertThat(doc).as("@Doc").isNotNull();
            assertThat(doc.value()).endsWith(".");
            assertThat(manual).as("@Manual").isNotNull();
            assertThat(List.of(manual.rule(), manual.use(), manual.hurts(), manual.source()))
                    .allSatisfy(text -> assertThat(text).hasSizeGreaterThan(10).endsWith("."));
            assertThat(manual.names()).matches("(?s)|.*\\.");
            for (RecordComponent component : policy.getRecordComponents()) {
                Doc meaning = component.getAnnotation(Doc.class);
                assertThat(meaning).as("@Doc of " + component.getName()).isNotNull();
                assertThat(meaning.value()).endsWith(".");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> itRefusesParametersThatMakeNoSense() {
        return each(exhibit -> {
            if (exhibit.policy().getRecordComponents().length == 0) {
                return;
            }
            Record right = exhibit.record();
            RecordComponent[] components = exhibit.policy().getRecordComponents();
            for (int i = 0; i < components.length; i++) {
                for (Object wrong : wrong(components[i].getType())) {
                    if (!Double.valueOf(Double.NaN).equals(wrong) && isRefusedByTheReader(exhibit, components[i])) {
                        continue;
                    }
                    refuses(right, i, wrong);
                }
            }
        });
    }

    private static List<Object> wrong(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "int", "Integer" -> List.of(-1, Integer.MIN_VALUE);
            case "long", "Long" -> List.of(-1L, Long.MIN_VALUE);
            case "double", "Double" -> List.of(Double.NaN, -1.0, Double.NEGATIVE_INFINITY);
            default -> List.of();
        };
    }

    /** What cannot be written needs no check in the record; what can be written as NaN does not exist. */
    private static boolean isRefusedByTheReader(Exhibit exhibit, RecordComponent component) {
        String unit = ReferenceValues.value(component).equals("duration")
                ? "s"
                : ReferenceValues.value(component).equals("rate") ? "/s" : "";
        String negative = ReferenceValues.key(component) + "=-1" + unit;
        try {
            exhibit.family().scenario(exhibit.name() + "(" + negative + ")", List.of());
            return false;
        } catch (IllegalArgumentException refused) {
            return refused.getMessage().contains(negative)
                    || refused.getMessage().contains("-1");
        }
    }

    private static void refuses(Record right, int place, Object wrong) {
        RecordComponent[] components = right.getClass().getRecordComponents();
        String name = components[place].getName();
        assertThatIllegalArgumentException()
                .as("%s with %s = %s", right, name, wrong)
                .isThrownBy(() -> with(right, place, wrong))
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeGreaterThan(10));
    }

    private static Record with(Record right, int place, Object value) {
        try {
            RecordComponent[] components = right.getClass().getRecordComponents();
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                components[i].getAccessor().setAccessible(true);
                values[i] = components[i].getAccessor().invoke(right);
            }
            values[place] = value;
            Constructor<? extends Record> constructor = right.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @TestFactory
    Stream<DynamicTest> itDoesTheSameEachTime() {
        return each(exhibit -> assertThat(run(exhibit, List.of()).fingerprint())
                .isEqualTo(run(exhibit, List.of()).fingerprint()));
    }

    /** A ledger that does not close, a message that ends twice and a stage without Little's law are exceptions of the run. */
    @TestFactory
    Stream<DynamicTest> theLedgersCloseWhateverTheSeedAndTheSameThingsHappen() {
        return each(exhibit -> {
            for (String seed : SEEDS) {
                long without =
                        Timeline.of(exhibit.without(List.of(seed)), 0).summary().occurrencesHash();
                assertThat(run(exhibit, List.of(seed)).occurrencesHash())
                        .as(seed)
                        .isEqualTo(without);
            }
        });
    }

    /** Each with one of every other family, drawn from the names of both, wherever the language lets them stand together. */
    @TestFactory
    Stream<DynamicTest> itGetsOnWithPoliciesOfOtherFamilies() {
        return each(exhibit -> {
            int together = 0;
            for (Family family : Family.all()) {
                List<Exhibit> others = family.exhibits();
                Exhibit other =
                        others.get(new Random((exhibit.slug() + family.title()).hashCode()).nextInt(others.size()));
                if (family.title().equals(exhibit.family().title())) {
                    continue;
                }
                Scenario both;
                try {
                    both = exhibit.scenario(other.settings());
                } catch (IllegalArgumentException refused) {
                    assertThat(refused.getMessage()).as("a reason").hasSizeGreaterThan(60);
                    continue;
                }
                together++;
                assertThat(Timeline.of(both, 0).summary().fingerprint())
                        .isEqualTo(Timeline.of(both, 0).summary().fingerprint());
            }
            assertThat(together).as("families that it gets on with").isPositive();
        });
    }

    @TestFactory
    Stream<DynamicTest> itKeepsBooksOfWhatItDoes() {
        return all().filter(exhibit -> exhibit.family().books() && !NOTHING.contains(exhibit.slug()))
                .map(exhibit -> DynamicTest.dynamicTest(
                        exhibit.toString(),
                        () -> assertThat(run(exhibit, List.of()).policies())
                                .anyMatch(policy -> policy.name().equals(exhibit.name()))));
    }

    @TestFactory
    Stream<DynamicTest> theManualHasIt() {
        return each(exhibit -> {
            try {
                assertThat(Files.readString(Path.of("docs/strategies.md")))
                        .contains(exhibit.slug() + ".svg", exhibit.name());
                assertThat(Files.readString(Path.of("docs/reference.md"))).contains("#### `" + exhibit.name());
            } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void aShippedScenarioShowsEach() {
        Shipped shipped = Shipped.read();
        Set<String> missing = new TreeSet<>();
        all().filter(exhibit -> !exhibit.name().equals("none")) // the absence of a policy needs no show
                .filter(exhibit -> shipped.uses(exhibit.policy()).isEmpty())
                .forEach(exhibit -> missing.add(exhibit.slug()));

        assertThat(missing)
                .as("policies that no file in scenarios/ uses under any strategy")
                .isSubsetOf(NOT_SHIPPED);
    }

    private static RunSummary run(Exhibit exhibit, List<String> more) {
        return Timeline.of(exhibit.scenario(more), 0).summary();
    }
}
