package buzzville.scenario.yaml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The policies of one family: the public records in the family's own package that implement its interface.
 *
 * <p>A policy is found by its name without looking at any other; the package is only listed, from a folder of classes or a
 * jar, when somebody asks what there is. Adding a policy is adding its file.
 */
public final class PolicyCatalog {

    private final Class<?> family;
    private final @Nullable String bareValue;
    private final @Nullable Map<String, Class<? extends Record>> listed;
    private final @Nullable Record assumed;

    private PolicyCatalog(
            Class<?> family,
            @Nullable String bareValue,
            @Nullable Map<String, Class<? extends Record>> listed,
            @Nullable Record assumed) {
        this.family = family;
        this.bareValue = bareValue;
        this.listed = listed;
        this.assumed = assumed;
    }

    /** The records beside this interface. */
    public static PolicyCatalog of(Class<?> family) {
        return new PolicyCatalog(family, null, null, null);
    }

    /** These records only. */
    public static PolicyCatalog of(Class<?> family, List<Class<? extends Record>> policies) {
        Map<String, Class<? extends Record>> byName = new TreeMap<>();
        for (Class<? extends Record> policy : policies) {
            byName.put(Names.of(policy, policy.getSimpleName()), policy);
        }
        return new PolicyCatalog(family, null, Collections.unmodifiableMap(byName), null);
    }

    /** The same, where a quantity alone ({@code 5ms}) is the first parameter of this policy ({@code constant}). */
    public PolicyCatalog withBareValue(String policyName) {
        return new PolicyCatalog(family, policyName, listed, assumed);
    }

    /** The same, where one that cannot be read is taken to be this while the rest is checked. */
    public PolicyCatalog assuming(Record policy) {
        return new PolicyCatalog(family, bareValue, listed, policy);
    }

    /** What one that cannot be read is taken to be while the rest is checked, or null. */
    @Nullable
    Record assumed() {
        return assumed;
    }

    /** The interface. */
    public Class<?> family() {
        return family;
    }

    /** What messages call one of them: {@code overflow policy}. */
    public String noun() {
        return Names.kebab(family.getSimpleName()).replace('-', ' ');
    }

    /** The name of a policy, as users write it. */
    public static String nameOf(Record policy) {
        return Names.of(policy.getClass(), policy.getClass().getSimpleName());
    }

    /** The policy that a quantity alone means, or null. */
    public @Nullable String bareValue() {
        return bareValue;
    }

    /** The policy of this name, or null. */
    public @Nullable Class<? extends Record> find(String name) {
        if (listed != null) {
            return listed.get(name);
        }
        if (name.matches("[a-z][a-z0-9-]*")) {
            Class<? extends Record> policy = load(Names.pascal(name));
            if (policy != null && Names.of(policy, policy.getSimpleName()).equals(name)) {
                return policy;
            }
        }
        return scan().get(name);
    }

    /** Every name, in alphabetical order. */
    public List<String> names() {
        return List.copyOf((listed == null ? scan() : listed).keySet());
    }

    private @Nullable Class<? extends Record> load(String simpleName) {
        try {
            Class<?> found = Class.forName(family.getPackageName() + "." + simpleName, false, family.getClassLoader());
            boolean policy =
                    found.isRecord() && Modifier.isPublic(found.getModifiers()) && family.isAssignableFrom(found);
            return policy ? found.asSubclass(Record.class) : null;
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    private Map<String, Class<? extends Record>> scan() {
        Map<String, Class<? extends Record>> found = new TreeMap<>();
        for (String file : classFiles()) {
            String simpleName = file.substring(0, file.length() - ".class".length());
            Class<? extends Record> policy = simpleName.indexOf('$') >= 0 ? null : load(simpleName);
            if (policy != null) {
                found.put(Names.of(policy, simpleName), policy);
            }
        }
        return found;
    }

    private TreeSet<String> classFiles() {
        String folder = family.getPackageName().replace('.', '/') + "/";
        TreeSet<String> files = new TreeSet<>();
        try {
            ClassLoader loader = family.getClassLoader();
            String own = family.getName().replace('.', '/') + ".class";
            URL home = loader.getResource(own);
            if (home != null) {
                list(home, folder, files);
            }
            for (URL part : Collections.list(loader.getResources(folder))) {
                list(part, folder, files);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the policies beside " + family.getName(), e);
        }
        return files;
    }

    /** Lists a folder, or the folder of a file, by its address on disk or in a jar. */
    private static void list(URL url, String folder, TreeSet<String> files) throws IOException {
        if (url.getProtocol().equals("file")) {
            try {
                Path path = Path.of(url.toURI());
                try (Stream<Path> children = Files.list(Files.isDirectory(path) ? path : path.resolveSibling(""))) {
                    children.map(child -> String.valueOf(child.getFileName()))
                            .filter(name -> name.endsWith(".class"))
                            .forEach(files::add);
                }
            } catch (URISyntaxException e) {
                throw new IOException("not a path: " + url, e);
            }
            return;
        }
        URLConnection connection = url.openConnection();
        if (connection instanceof JarURLConnection inJar) {
            connection.setUseCaches(false);
            try (JarFile jar = inJar.getJarFile()) {
                jar.stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.startsWith(folder) && name.endsWith(".class"))
                        .map(name -> name.substring(folder.length()))
                        .filter(name -> name.indexOf('/') < 0)
                        .forEach(files::add);
            }
        }
    }
}
