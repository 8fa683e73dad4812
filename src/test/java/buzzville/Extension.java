package buzzville;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The program as it is after somebody followed a page of the manual: with new source files, and changes to old ones. */
final class Extension {
    private static final Pattern TARGET = Pattern.compile("(?m)^--- (\\S+)$");
    private static final String MAIN = "src/main/java/";

    private final Map<String, String> sources = new LinkedHashMap<>();

    /** What the page's blocks of Java and of differences add up to. */
    static Extension of(ManualPage page) throws IOException {
        Extension extension = new Extension();
        for (ManualPage.Block block : page.blocks()) {
            if (block.language().equals("java") && block.is("file")) {
                extension.sources.put(block.name(), block.content());
            } else if (block.language().equals("diff")) {
                extension.change(block.text());
            }
        }
        return extension;
    }

    boolean isEmpty() {
        return sources.isEmpty();
    }

    /** Compiles it and opens a class loader that sees it in front of the program as it stands. */
    URLClassLoader compile(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            files.add(file);
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        String classPath = System.getProperty("java.class.path");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-proc:none",
                    "-parameters",
                    "-cp",
                    classPath,
                    "-d",
                    classes.toString(),
                    "-Xlint:all,-path,-classfile");
            if (!compiler.getTask(said, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                            .call()
                    || !said.toString().isEmpty()) {
                throw new IllegalStateException("the manual's Java does not compile:\n" + said);
            }
        }
        List<URL> urls = new ArrayList<>();
        urls.add(classes.toUri().toURL());
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            urls.add(new File(entry).toURI().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** Applies one block of hunks; they are found by their lines, blanks at the edges aside, and not by number. */
    private void change(String diff) throws IOException {
        Matcher target = TARGET.matcher(diff);
        if (!target.find()) {
            throw new IllegalStateException("a difference must begin with '--- path':\n" + diff);
        }
        String name = target.group(1);
        String source = sources.containsKey(name) ? sources.get(name) : Files.readString(Path.of(name));
        List<String> lines = new ArrayList<>(source.lines().toList());
        for (String hunk : diff.substring(target.end() + 1).split("(?m)^@@.*\\R", -1)) {
            if (!hunk.isBlank()) {
                replace(lines, hunk.lines().toList(), name);
            }
        }
        sources.put(name, String.join("\n", lines) + "\n");
    }

    private static void replace(List<String> lines, List<String> hunk, String name) {
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (String line : hunk) {
            String text = line.isEmpty() ? "" : line.substring(1);
            if (!line.startsWith("+")) {
                before.add(text.strip());
            }
            if (!line.startsWith("-")) {
                after.add(text);
            }
        }
        for (int at = 0; at + before.size() <= lines.size(); at++) {
            List<String> here = lines.subList(at, at + before.size());
            if (here.stream().map(String::strip).toList().equals(before)) {
                here.clear();
                lines.addAll(at, after);
                return;
            }
        }
        throw new IllegalStateException(name + " no longer has these lines:\n" + String.join("\n", before));
    }

    /** The sources that it adds or changes. */
    List<String> names() {
        return sources.keySet().stream().filter(name -> name.startsWith(MAIN)).toList();
    }
}
