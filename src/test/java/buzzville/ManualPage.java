package buzzville;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the manual and the fenced blocks on it.
 *
 * <p>The first line of a block can say what it is: {@code # file: city.yaml} is a file that works, {@code # wrong: city.yaml}
 * one that does not, {@code // file: src/...} a source to write. Blocks without such a line are only read.
 */
record ManualPage(Path path, List<Block> blocks) {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```([a-z]+)\\R(.*?)^```\\s*$");
    private static final Pattern MARK = Pattern.compile("(?:#|//) (file|wrong): (\\S+)");

    /**
     * One fenced block.
     *
     * @param language the word behind the fence
     * @param text everything between the fences
     */
    record Block(String language, String text) {
        /** Whether its first line marks it so. */
        boolean is(String mark) {
            Matcher matcher = MARK.matcher(firstLine());
            return matcher.matches() && matcher.group(1).equals(mark);
        }

        /** The name on its first line. */
        String name() {
            Matcher matcher = MARK.matcher(firstLine());
            if (!matcher.matches()) {
                throw new IllegalStateException("this block has no name: " + text);
            }
            return matcher.group(2);
        }

        /** What to write to the file: YAML keeps the first line, which is a comment there. */
        String content() {
            return language.equals("yaml") ? text : text.substring(firstLine().length() + 1);
        }

        private String firstLine() {
            return text.lines().findFirst().orElse("").strip();
        }
    }

    static ManualPage read(Path path) throws IOException {
        List<Block> blocks = new ArrayList<>();
        Matcher fence = FENCE.matcher(Files.readString(path));
        while (fence.find()) {
            blocks.add(new Block(fence.group(1), fence.group(2)));
        }
        return new ManualPage(path, blocks);
    }

    /** The blocks in this language that are marked so. */
    List<Block> marked(String language, String mark) {
        return blocks.stream()
                .filter(block -> block.language().equals(language) && block.is(mark))
                .toList();
    }

    /** The block behind this one, which says what comes of it. */
    Block after(Block block) {
        return blocks.get(blocks.indexOf(block) + 1);
    }

    /** Writes every block that is a file of a scenario, wrong ones included. */
    void writeTo(Path folder) throws IOException {
        for (Block block : blocks) {
            boolean scenario = !block.language().equals("java") && (block.is("file") || block.is("wrong"));
            if (scenario) {
                Path file = folder.resolve(block.name());
                Files.createDirectories(file.getParent());
                Files.writeString(file, block.content());
            }
        }
    }
}
