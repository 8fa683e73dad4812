package buzzville.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Spark's driver is thin: it knows how runs travel, and nobody knows it. */
@AnalyzeClasses(packages = "buzzville", importOptions = SparkArchitectureTest.Classes.class)
class SparkArchitectureTest {
    /** What goes into the jar; ArchUnit knows tests by Maven's own folders only. */
    static final class Classes implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }

    @ArchTest
    static final ArchRule onlyTheDriverKnowsSpark = noClasses()
            .that()
            .resideOutsideOfPackage("buzzville.spark")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "scala..", "buzzville.spark");

    @ArchTest
    static final ArchRule theDriverKnowsOnlyHowRunsTravel = classes()
            .that()
            .resideInAPackage("buzzville.spark")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "buzzville.spark",
                    "buzzville.experiment",
                    "buzzville.experiment.engine",
                    "org.apache.spark..",
                    "scala..",
                    "java..",
                    "org.jspecify..");
}
