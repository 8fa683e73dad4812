package buzzville;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/** The map of the packages, and what may never stand where. A new package needs its place here first. */
@AnalyzeClasses(packages = "buzzville", importOptions = ArchitectureTest.OnlyMain.class)
@Tag("once")
class ArchitectureTest {
    /** Leaves the tests out, whatever folder the build writes to. */
    static final class OnlyMain implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }

    private static final String ROOT = "buzzville.";

    /** Who stands how high; imports go from a higher number to a lower one. */
    private static final Map<String, Integer> LEVELS = Map.ofEntries(
            Map.entry("cli", 6),
            Map.entry("report", 5),
            Map.entry("experiment", 5),
            Map.entry("journal", 5),
            Map.entry("lesson", 5),
            Map.entry("city", 4),
            Map.entry("theory", 4),
            Map.entry("scenario", 3),
            Map.entry("producer", 2),
            Map.entry("broker", 2),
            Map.entry("consumer", 2),
            Map.entry("network", 2),
            Map.entry("fault", 1),
            Map.entry("causality", 1),
            Map.entry("wire", 1),
            Map.entry("message", 1),
            Map.entry("retry", 1),
            Map.entry("clock", 0),
            Map.entry("codec", 0),
            Map.entry("metric", 0),
            Map.entry("random", 0),
            Map.entry("kernel", 0),
            Map.entry("unit", 0));

    private static final int HIGHEST_OF_THE_MODEL = 4;

    /** Imports between packages of one level, as an exception: units are everybody's, messages are put on the wire, reports
     *  are made of estimates, and they and lessons tell what a journal holds. */
    private static final Set<String> BESIDE = Set.of(
            "clock -> unit",
            "metric -> unit",
            "metric -> codec",
            "random -> unit",
            "kernel -> unit",
            "wire -> message",
            "lesson -> journal",
            "lesson -> report",
            "report -> experiment",
            "report -> journal");

    private static final Set<String> POLICIES = Set.of(
            "AdmissionPolicy",
            "AggregationPolicy",
            "ArrivalProcess",
            "BackpressurePolicy",
            "BreakerPolicy",
            "DispatchPolicy",
            "Distribution",
            "JournalPolicy",
            "OverflowPolicy",
            "Restraint",
            "RetryPolicy",
            "ScalingPolicy");

    /** Their last bit may differ from one processor or Java to the next; those of StrictMath may not. */
    private static final Set<String> INEXACT = Set.of(
            "acos", "asin", "atan", "atan2", "cbrt", "cos", "cosh", "exp", "expm1", "hypot", "log", "log10", "log1p",
            "pow", "sin", "sinh", "tan", "tanh");

    private static final Set<String> FILES = Set.of(
            "java.io.File",
            "java.io.FileInputStream",
            "java.io.FileOutputStream",
            "java.io.FileReader",
            "java.io.FileWriter",
            "java.io.RandomAccessFile",
            "java.nio.channels.FileChannel",
            "java.nio.file.Files");

    @ArchTest
    static final ArchRule importsGoDown = classes()
            .should(onlyLookDown())
            .because("data goes down the list of packages and a lower one must not know what it is used for");

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("buzzville.(**)").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule brokerPoliciesDoNotKnowTheBroker = noClasses()
            .that(resideInAPackage("buzzville.broker.*.."))
            .should()
            .dependOnClassesThat(resideInAPackage("buzzville.broker"))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheCommandLineSeesTheWallClockOrChance = noClasses()
            .that(describe("are not of the command line", type -> !topOf(type).equals("cli")))
            .should()
            .callCodeUnitWhere(describe("it reads the wall clock or draws unseeded", ArchitectureTest::isUnrepeatable))
            .orShould()
            .dependOnClassesThat(describe("draw unseeded", ArchitectureTest::isForeignRandom))
            .because("a run is a pure function of scenario, strategy, seed and replication")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theModelUsesStrictMath = noClasses()
            .that(areOfTheModel())
            .should()
            .callMethodWhere(describe(
                    "its last bit depends on the machine",
                    call -> call.getTargetOwner().isEquivalentTo(Math.class)
                            && INEXACT.contains(call.getTarget().getName())))
            .because("draws and orderings are the same bits on every machine")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingHereKnowsSpark = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.spark..", "scala..", "buzzville.spark.."))
            .because("Spark is 230 MB, which only the jar of src/spark asks for");

    @ArchTest
    static final ArchRule nothingStaticChanges =
            fields().that().areStatic().should().beFinal().allowEmptyShould(true);

    @ArchTest
    static final ArchRule theModelNeverPrints = noClasses()
            .that(areOfTheModel())
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule theModelNeverTouchesFiles = noClasses()
            .that(areOfTheModel())
            .and(describe("do not read scenarios", type -> !topOf(type).equals("scenario")))
            .should()
            .dependOnClassesThat(describe("are files", type -> FILES.contains(type.getName())))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule policiesAreRecords = classes()
            .that(describe("implement a policy", ArchitectureTest::implementsPolicy))
            .should()
            .beRecords()
            .because("a policy's components are its parameters in YAML")
            .allowEmptyShould(true);

    private static ArchCondition<JavaClass> onlyLookDown() {
        return new ArchCondition<>("only use packages below their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String from = topOf(type);
                if (!LEVELS.containsKey(from)) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " is in no package of the map"));
                    return;
                }
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String to = topOf(dependency.getTargetClass());
                    if (!to.isEmpty() && !mayUse(from, to)) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean mayUse(String from, String to) {
        return from.equals(to)
                || LEVELS.get(from) > LEVELS.getOrDefault(to, Integer.MAX_VALUE)
                || BESIDE.contains(from + " -> " + to);
    }

    /** The package below the root that the type is in, however deep; empty if it is not ours. */
    private static String topOf(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return name.startsWith(ROOT) ? name.substring(ROOT.length()).split("\\.", 2)[0] : "";
    }

    private static DescribedPredicate<JavaClass> areOfTheModel() {
        return describe(
                "are of the model",
                type -> LEVELS.getOrDefault(topOf(type), Integer.MAX_VALUE) <= HIGHEST_OF_THE_MODEL);
    }

    private static boolean implementsPolicy(JavaClass type) {
        return !type.isInterface()
                && type.getAllRawInterfaces().stream()
                        .anyMatch(policy -> POLICIES.contains(policy.getSimpleName())
                                && policy.getPackageName().startsWith(ROOT));
    }

    private static boolean isUnrepeatable(JavaCall<?> call) {
        CodeUnitCallTarget target = call.getTarget();
        String owner = target.getOwner().getName();
        String name = target.getName();
        return switch (owner) {
            case "java.lang.System" ->
                Set.of("currentTimeMillis", "nanoTime", "identityHashCode").contains(name);
            case "java.lang.Math", "java.lang.StrictMath" -> name.equals("random");
            case "java.util.UUID" -> name.equals("randomUUID");
            case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
            case "org.apache.commons.rng.simple.RandomSource" ->
                name.matches("create(Int|Long|IntArray|LongArray|Seed)")
                        || (name.equals("create")
                                && target.getRawParameterTypes().isEmpty());
            default -> owner.startsWith("java.time.") && name.equals("now");
        };
    }

    private static boolean isForeignRandom(JavaClass type) {
        return Set.of(
                        "java.util.Random",
                        "java.util.SplittableRandom",
                        "java.security.SecureRandom",
                        "java.util.concurrent.ThreadLocalRandom")
                .contains(type.getName());
    }
}
