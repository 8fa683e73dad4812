package buzzville.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.scenario.yaml.toy.ArrivalProcess;
import buzzville.scenario.yaml.toy.Constant;
import buzzville.scenario.yaml.toy.Distribution;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCatalogTest {

    private static final String PACKAGE = "buzzville/scenario/yaml/toy/";

    @Test
    void theRecordsBesideAnInterfaceAreItsPolicies() {
        PolicyCatalog catalog = PolicyCatalog.of(Distribution.class);

        assertThat(catalog.names()).containsExactly("constant", "empirical", "exponential", "lognormal", "mixture");
        assertThat(catalog.find("constant")).isEqualTo(Constant.class);
        assertThat(catalog.noun()).isEqualTo("distribution");
        assertThat(PolicyCatalog.of(ArrivalProcess.class).noun()).isEqualTo("arrival process");
    }

    @Test
    void nothingElseIsAPolicy() {
        PolicyCatalog catalog = PolicyCatalog.of(Distribution.class);

        for (String name : List.of(
                "poisson",
                "town",
                "distribution",
                "Constant",
                "CONSTANT",
                "const-ant",
                "",
                "-",
                "a..b",
                "toys",
                "x/y",
                "package-info",
                "java.lang.String")) {
            assertThat(catalog.find(name)).as(name).isNull();
        }
    }

    @Test
    void aFamilyMayBeListedByHand() {
        PolicyCatalog catalog = PolicyCatalog.of(Distribution.class, List.of(Constant.class));

        assertThat(catalog.names()).containsExactly("constant");
        assertThat(catalog.find("exponential")).isNull();
    }

    @Test
    void policiesAreFoundInAJarToo(@TempDir Path temp) throws Exception {
        Path jar = temp.resolve("a jar.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of(
                    "Distribution", "Constant", "Exponential", "ArrivalProcess", "Poisson", "Town", "Town$Link")) {
                copy(PACKAGE + name + ".class", out);
            }
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, new OnlyUnits())) {
            PolicyCatalog catalog = PolicyCatalog.of(loader.loadClass(Distribution.class.getName()));

            assertThat(catalog.names()).containsExactly("constant", "exponential");
            assertThat(catalog.find("exponential").getClassLoader()).isSameAs(loader);
        }
    }

    /** Knows everything but the toys, so that they come out of the jar. */
    private static final class OnlyUnits extends ClassLoader {
        OnlyUnits() {
            super(PolicyCatalogTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("buzzville.scenario.yaml.toy.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }

        @Override
        public URL getResource(String name) {
            return name.startsWith(PACKAGE) ? null : super.getResource(name);
        }

        @Override
        public java.util.Enumeration<URL> getResources(String name) throws IOException {
            return name.startsWith(PACKAGE) ? java.util.Collections.emptyEnumeration() : super.getResources(name);
        }
    }

    private static void copy(String resource, JarOutputStream out) throws IOException {
        out.putNextEntry(new JarEntry(resource));
        try (InputStream in = PolicyCatalogTest.class.getClassLoader().getResourceAsStream(resource)) {
            in.transferTo(out);
        }
        out.closeEntry();
    }
}
