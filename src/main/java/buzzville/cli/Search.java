package buzzville.cli;

import buzzville.city.life.ById;
import buzzville.city.life.Found;
import buzzville.city.life.Lost;
import buzzville.city.life.Worst;
import buzzville.message.Priority;
import buzzville.message.Recorder;
import buzzville.report.text.Human;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** What the first of the two runs of {@code explain} looks for. */
sealed interface Search {
    Recorder recorder();

    /** After that run: what is to be explained. */
    List<Found> found();

    /** What else it came upon, for people. */
    List<String> text(ReportLanguage language);

    void json(ObjectNode head);

    record ByDigits(String digits, ById recorder) implements Search {
        ByDigits(String digits) {
            this(digits, new ById(digits));
        }

        @Override
        public List<Found> found() {
            if (recorder.matches() == 1) {
                return recorder.found();
            }
            boolean none = recorder.matches() == 0;
            List<Found> near = none ? recorder.nearest() : recorder.found();
            List<String> lines = new ArrayList<>();
            lines.add(
                    none
                            ? "buzzville: there is no message '" + digits + "' in this run"
                            : "buzzville: " + recorder.matches() + " ids begin with '" + digits
                                    + "'; write more digits");
            if (!near.isEmpty()) {
                lines.add("  " + (none ? "the nearest ids are " : "such as ")
                        + near.stream()
                                .map(one -> Numbers.hex(one.mention().id()) + " ("
                                        + one.mention().event() + ")")
                                .collect(Collectors.joining(", ")));
            }
            if (none) {
                lines.add(
                        "  other runs have other ids; 'buzzville explain RESULTS --worst critical' and '--lost' find some of this one");
            }
            throw new InputException(lines);
        }

        @Override
        public List<String> text(ReportLanguage language) {
            return List.of();
        }

        @Override
        public void json(ObjectNode head) {}
    }

    record Latest(Priority priority, Worst recorder) implements Search {
        @Override
        public List<Found> found() {
            return recorder.found();
        }

        @Override
        public List<String> text(ReportLanguage language) {
            String delivered = new Human(language).count(recorder.delivered());
            return List.of(
                    recorder.delivered() == 0
                            ? language.choose(
                                    "no " + priority.label() + " message was delivered",
                                    "aucun message " + priority.label() + " n'a été livré")
                            : language.choose(
                                    "the latest of " + delivered + " deliveries of " + priority.label() + " messages",
                                    "la plus tardive de " + delivered + " livraisons de messages " + priority.label()));
        }

        @Override
        public void json(ObjectNode head) {
            head.put("deliveries", recorder.delivered());
        }
    }

    record Losses(Lost recorder) implements Search {
        @Override
        public List<Found> found() {
            return recorder.found();
        }

        @Override
        public List<String> text(ReportLanguage language) {
            Human human = new Human(language);
            List<String> lines = new ArrayList<>();
            if (recorder.piles().isEmpty()) {
                lines.add(language.choose("nothing of the kind was lost", "rien de tel n'a été perdu"));
            }
            recorder.piles()
                    .forEach((pile, number) -> lines.add("  %10s  %-9s %-16s %s"
                            .formatted(
                                    human.count(number),
                                    pile.priority(),
                                    pile.fate().label(),
                                    pile.subscription().isEmpty() ? "-" : pile.subscription())));
            return lines;
        }

        @Override
        public void json(ObjectNode head) {
            var lost = head.putArray("lost");
            recorder.piles().forEach((pile, number) -> {
                ObjectNode one = lost.addObject();
                one.put("priority", pile.priority());
                one.put("reason", pile.fate().label());
                one.put("subscription", pile.subscription());
                one.put("number", number);
            });
        }
    }
}
