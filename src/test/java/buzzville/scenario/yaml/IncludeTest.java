package buzzville.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import buzzville.scenario.yaml.toy.Empirical;
import buzzville.scenario.yaml.toy.TextFile;
import buzzville.scenario.yaml.toy.Town;
import buzzville.scenario.yaml.toy.Toys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncludeTest {

    @TempDir
    Path temp;

    private Path folder;
    private final Problems problems = new Problems();

    @BeforeEach
    void aFolderNamedScenarios() throws IOException {
        folder = temp.resolve("scenarios");
        write(
                "city/base.yaml",
                "name: base\nseed: 1\nservices:\n  police: {subscribes: [a], workers: 2}\n  fire: {subscribes: [a]}\n");
        write("city/more.yaml", "seed: 2\nservices:\n  police: {workers: 3}\n");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Town read(Path file) {
        Mapping document = Toys.TOWN.load(file, problems);
        return document == null ? null : Toys.TOWN.bind(document, problems);
    }

    /** Lines without the temporary folder. */
    private List<String> lines() {
        return problems.lines().stream()
                .map(line -> line.replace(temp + "/", ""))
                .toList();
    }

    @Test
    void filesMergeInTheOrderListedThenTheIncludingFileOverThem() throws IOException {
        Town town = read(
                write("main.yaml", "include: [city/base.yaml, city/more.yaml]\nname: main\nservices: {fire: null}\n"));

        assertThat(lines()).isEmpty();
        assertThat(town.name()).isEqualTo("main");
        assertThat(town.seed()).isEqualTo(2);
        assertThat(town.services()).containsOnlyKeys("police");
        assertThat(town.services().get("police").workers()).isEqualTo(3);
    }

    @Test
    void everyValueKeepsThePlaceWhereItWasWritten() throws IOException {
        write("city/more.yaml", "seed: two\nservices:\n  police: {wrokers: 3}\n");
        write("city/base.yaml", "name: base\nservices:\n  police: {subscribes: a}\n");

        read(write("sub/main.yaml", "include: [../city/base.yaml, ../city/more.yaml]\nduration: 5\n"));

        assertThat(lines())
                .containsExactly(
                        "scenarios/sub/main.yaml:2:11: duration: expected a duration such as 5ms or 5s, but found '5'",
                        "scenarios/city/base.yaml:3:24: services.police.subscribes: expected a list, but found 'a'; write [a]",
                        "scenarios/city/more.yaml:1:7: seed: expected a whole number such as 3, but found 'two'",
                        "scenarios/city/more.yaml:3:12: services.police: unknown key 'wrokers'; did you mean 'workers'?");
    }

    @Test
    void strategiesMergeAsPatchesAcrossFiles() throws IOException {
        write(
                "city/base.yaml",
                "name: b\nservices: {p: {subscribes: [a], workers: 2, size: 1kB}}\nstrategies:\n  x: {services: {p: {workers: 5}}}\n  gone: {}\n");
        Path main = write(
                "main.yaml",
                "include: [city/base.yaml]\nstrategies:\n  none:\n  gone: null\n  x: {services: {p: {workers: null, size: null}}}\n");

        Mapping document = Toys.TOWN.load(main, problems);
        Town town = Toys.TOWN.bind(document, problems);
        Town patched =
                Toys.TOWN.bind(Toys.TOWN.patch(document, town.strategies().get("x"), problems), problems);

        assertThat(lines()).isEmpty();
        assertThat(town.strategies()).containsOnlyKeys("x", "none");
        assertThat(patched.services().get("p").workers()).isEqualTo(1);
        assertThat(patched.services().get("p").size()).isEqualTo(900);
    }

    @Test
    void includesThatCannotBeAreRefusedAllAtOnce() throws IOException {
        Files.writeString(temp.resolve("outside.yaml"), "seed: 1");
        Files.createSymbolicLink(folder.resolve("link.yaml"), temp.resolve("outside.yaml"));

        read(write("main.yaml", """
                include:
                  - ../outside.yaml
                  - /etc/passwd
                  - link.yaml
                  - nowhere.yaml
                  - city
                  - [a]
                  - ""
                  - "a\\0b"
                """));

        assertThat(lines())
                .containsExactly(
                        "scenarios/main.yaml:2:5: include[0]: '../outside.yaml' leaves the folder 'scenarios', outside which a scenario may not read",
                        "scenarios/main.yaml:3:5: include[1]: expected a path relative to this file, but '/etc/passwd' is absolute",
                        "scenarios/main.yaml:4:5: include[2]: 'link.yaml' leaves the folder 'scenarios', outside which a scenario may not read",
                        "scenarios/main.yaml:5:5: include[3]: there is no file 'scenarios/nowhere.yaml'",
                        "scenarios/main.yaml:6:5: include[4]: expected a file, but 'scenarios/city' is a directory",
                        "scenarios/main.yaml:7:5: include[5]: expected the path of a file, but found a list",
                        "scenarios/main.yaml:8:5: include[6]: expected the path of a file, but found ''",
                        "scenarios/main.yaml:9:5: include[7]: expected the path of a file, but found 'a\\u0000b'");
    }

    @Test
    void anIncludeStaysInTheFolderOfTheFirstFileIfNoneIsNamedScenarios() throws IOException {
        folder = temp.resolve("mine");
        write("city/a.yaml", "include: [../../scenarios/city/base.yaml]\n");

        read(write("main.yaml", "include: [city/a.yaml]\n"));

        assertThat(lines())
                .containsExactly(
                        "mine/city/a.yaml:1:11: include[0]: '../../scenarios/city/base.yaml' leaves the folder 'mine', outside which a scenario may not read");
    }

    @Test
    void aCycleIsToldAsItsChain() throws IOException {
        write("a.yaml", "include: [b.yaml]");
        write("b.yaml", "include: [city/c.yaml]");
        write("city/c.yaml", "include: [../a.yaml]");

        read(folder.resolve("a.yaml"));

        assertThat(lines())
                .containsExactly(
                        "scenarios/city/c.yaml:1:11: include[0]: a file includes itself: scenarios/a.yaml -> scenarios/b.yaml -> scenarios/city/c.yaml -> scenarios/a.yaml");
    }

    @Test
    void chainsAndNumbersOfFilesAreLimited() throws IOException {
        for (int i = 0; i < 20; i++) {
            write(i + ".yaml", "include: [" + (i + 1) + ".yaml, " + (i + 1) + ".yaml]");
        }
        read(folder.resolve("0.yaml"));
        assertThat(lines())
                .hasSizeLessThan(5)
                .first()
                .asString()
                .contains("more than 16 files deep: scenarios/0.yaml -> ");
    }

    @Test
    void aFileThatIncludesIsToBeGivenAListOfFiles() throws IOException {
        read(write("main.yaml", "include: city/base.yaml\nname: x\n"));

        assertThat(lines())
                .containsExactly(
                        "scenarios/main.yaml:1:10: include: expected a list of files such as [city.yaml], but found 'city/base.yaml'");
    }

    @Test
    void aMissingFileADirectoryAndAListAreRefused() throws IOException {
        read(folder.resolve("none.yaml"));
        read(temp.resolve("void/none.yaml"));
        read(folder.resolve("city"));
        read(write("list.yaml", "- 1"));

        assertThat(lines())
                .containsExactlyInAnyOrder(
                        "scenarios/none.yaml: there is no file 'scenarios/none.yaml'",
                        "void/none.yaml: there is no file 'void/none.yaml'",
                        "scenarios/city: expected a file, but 'scenarios/city' is a directory",
                        "scenarios/list.yaml:1:1: expected a mapping, but found a list");
    }

    @Test
    void aTextFileIsFoundBesideTheFileThatNamesIt() throws IOException {
        write("city/times.csv", "1ms\n2ms\n");
        write("city/base.yaml", "name: b\nservices: {p: {subscribes: [a], service-time: empirical(times.csv)}}\n");

        Town town = read(write("main.yaml", "include: [city/base.yaml]"));

        assertThat(lines()).isEmpty();
        assertThat(town.services().get("p").serviceTime())
                .isEqualTo(new Empirical(new TextFile("times.csv", List.of("1ms", "2ms"))));
    }

    @Test
    void aTextFileThatCannotBeReadIsAProblemWhereItIsNamed() throws IOException {
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, 0, 1});

        read(write("main.yaml", """
                name: b
                services:
                  a: {subscribes: [a], service-time: empirical(times.csv)}
                  b: {subscribes: [a], service-time: empirical(../../x)}
                  c: {subscribes: [a], service-time: empirical(binary)}
                """));

        assertThat(lines())
                .containsExactly(
                        "scenarios/main.yaml:3:48: services.a.service-time.file: there is no file 'times.csv'",
                        "scenarios/main.yaml:4:48: services.b.service-time.file: '../../x' leaves the folder 'scenarios', outside which a scenario may not read",
                        "scenarios/main.yaml:5:48: services.c.service-time.file: expected UTF-8 text, but 'binary' is binary or in another encoding");
    }
}
