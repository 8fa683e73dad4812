package buzzville.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PieceTest {
    private static List<Piece> pieces(String text) {
        return Piece.of(text.lines().toList());
    }

    @Test
    void theExamplesOfTheBriefOneAfterTheOtherAreTwoMessages() throws IOException {
        String light = Examples.ofTheBrief("feu_circulation_change");
        String accident = Examples.ofTheBrief("accident_route");

        List<Piece> pieces = pieces(light + "\n\n" + accident + "\n");

        assertThat(pieces).extracting(Piece::text).containsExactly(light, accident);
        assertThat(pieces.get(0).line()).isEqualTo(1);
        assertThat(pieces.get(1).line()).isEqualTo(2 + light.lines().count());
    }

    @Test
    void aMessageMayHaveALineOrManyInOneFile() {
        assertThat(pieces("{\"a\": \"}{\\\"[\"}\n{\n \"b\": [\n{},\n{}\n ]\n}\n{}\n"))
                .extracting(piece -> piece.line() + ": " + piece.text())
                .containsExactly("1: {\"a\": \"}{\\\"[\"}", "2: {\n \"b\": [\n{},\n{}\n ]\n}", "8: {}");
    }

    @Test
    void oneThatDoesNotEndTakesNoOtherWithIt() {
        assertThat(pieces("{\"a\":\n{\"b\": 1}\n{\"c\": \"x\n{}\n]\nwords\n{\"d\": {"))
                .extracting(Piece::text)
                .containsExactly("{\"a\":", "{\"b\": 1}", "{\"c\": \"x", "{}", "]", "words", "{\"d\": {");
    }

    @Test
    void aMistakeStandsAtTheLineOfItsField() throws IOException {
        String text = Examples.ofTheBrief("accident_route")
                .replace("48.8566", "948.9")
                .replace("\"critique\"", "1");
        Piece piece = pieces("\n\n" + text).get(0);

        List<String> told = new ArrayList<>();
        for (Mistake mistake : WireReader.read(piece.text()).mistakes()) {
            told.add(piece.slip(mistake).line() + " " + mistake.path());
        }
        // the brief's example has its latitude in line 7 and its priority in line 30
        assertThat(told).containsExactly("9 localisation.latitude", "32 priorite");
    }

    @Test
    void whatIsNotJsonStandsAtItsLineToo() {
        Piece piece = pieces("{}\n{\n  \"type\": oops\n}").get(1);

        Piece.Slip slip = piece.slip(WireReader.read(piece.text()).mistakes().get(0));
        assertThat(slip.line()).isEqualTo(3);
        assertThat(slip.sentence()).startsWith("the message is not JSON at column ");
    }
}
