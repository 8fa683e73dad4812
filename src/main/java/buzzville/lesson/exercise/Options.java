package buzzville.lesson.exercise;

import buzzville.lesson.Asked;
import buzzville.lesson.Form;
import buzzville.lesson.Known;
import buzzville.lesson.Phrase;
import buzzville.lesson.Question;
import buzzville.lesson.Slip;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The right choice and the wrong ones, shuffled into a question. */
final class Options {
    private record Option(Phrase text, Phrase mistake) {}

    private final Phrase right;
    private final List<Option> all = new ArrayList<>();

    Options(Phrase right) {
        this.right = right;
        all.add(new Option(right, right));
    }

    /** One more wrong choice, unless it says the same as another. */
    Options wrong(Phrase text, Phrase mistake) {
        if (all.stream().noneMatch(option -> option.text().equals(text))) {
            all.add(new Option(text, mistake));
        }
        return this;
    }

    int size() {
        return all.size();
    }

    Question question(
            String type,
            Phrase text,
            List<Phrase> given,
            Phrase why,
            Map<String, Object> facts,
            Set<Known> asks,
            Set<Known> shows,
            Draw draw) {
        List<Option> shuffled = new ArrayList<>(all);
        draw.shuffle(shuffled);
        List<Slip> slips = new ArrayList<>();
        String answer = "";
        for (int i = 0; i < shuffled.size(); i++) {
            Option option = shuffled.get(i);
            if (option.text().equals(right)) {
                answer = Question.letter(i);
            } else {
                slips.add(new Slip(Question.letter(i), option.mistake()));
            }
        }
        List<Phrase> choices = shuffled.stream().map(Option::text).toList();
        return new Question(type, text, given, Asked.of(Form.CHOICE), choices, answer, slips, why, facts, asks, shows);
    }
}
