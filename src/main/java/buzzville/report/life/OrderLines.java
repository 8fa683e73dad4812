package buzzville.report.life;

import buzzville.city.life.Detail;
import java.util.ArrayList;
import java.util.List;

/** Tells for what a message was held back, and what became of that. */
final class OrderLines {
    private final Phrases say;

    OrderLines(Phrases say) {
        this.say = say;
    }

    List<String> of(Detail.Order order) {
        List<String> lines = new ArrayList<>();
        for (Detail.Missing missing : order.missing()) {
            lines.add(line(missing));
        }
        int more = order.inAll() - order.missing().size();
        if (more > 0) {
            String number = say.human.count(more);
            lines.add(say.choose("and " + number + " more", "et " + number + " de plus"));
        }
        if (order.late()) {
            lines.add(say.choose(
                    "late: one had gone that should have come after it",
                    "tardif : un message qui devait le suivre était passé"));
        }
        return lines;
    }

    private String line(Detail.Missing missing) {
        String what = missing.message() == null
                ? say.choose("any word of ", "un signe de ") + missing.sender()
                : say.mention(missing.message()) + say.choose(" of ", " de ") + missing.sender();
        String waited = say.human.duration(missing.waited());
        return switch (missing.end()) {
            case OPEN -> say.choose("missing: ", "manque : ") + what;
            case SETTLED -> say.choose("waited ", "attente de ") + waited + say.choose(" for ", " : ") + what;
            case GIVEN_UP ->
                say.choose("given up after ", "abandonné après ") + waited + say.choose(": ", " : ") + what;
        };
    }
}
