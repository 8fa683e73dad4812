package buzzville.report;

import buzzville.city.Judgement;
import buzzville.message.Priority;
import buzzville.report.text.Human;
import buzzville.report.text.Names;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.SafeText;
import buzzville.scenario.Objective;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a run in a language. */
final class Wording {
    /** How the judge words it. */
    private static final Pattern OVERDUE =
            Pattern.compile("(\\d+) lost and (\\d+) unfinished of (\\d+) could push it over");

    private final ReportLanguage language;
    private final Human human;

    Wording(ReportLanguage language) {
        this.language = language;
        this.human = new Human(language);
    }

    Human human() {
        return human;
    }

    String say(String english, String french) {
        return language.choose(english, french);
    }

    String priority(Priority priority) {
        return Names.of(priority, language);
    }

    String verdict(Judgement.Verdict verdict) {
        return switch (verdict) {
            case PASS -> say("PASS", "TENU");
            case FAIL -> say("FAIL", "ROMPU");
            case NO_DATA -> say("NO DATA", "SANS DONNÉES");
        };
    }

    /** The figure that an objective came to. */
    String actual(Objective objective, double value) {
        return switch (Figure.of(objective.metric())) {
            case DURATION -> human.duration(value);
            case RATIO -> human.percent(value);
            case COUNT -> human.number(value);
            case RATE -> human.rate(value);
        };
    }

    /** Where and why, as far as there is something to say. */
    String remark(Judgement judgement) {
        String where = judgement.where().isEmpty() ? "" : say("at ", "chez ") + SafeText.line(judgement.where(), 24);
        String reason = reason(judgement.reason());
        return where + (where.isEmpty() || reason.isEmpty() ? "" : "; ") + reason;
    }

    private String reason(String english) {
        if (english.equals("nothing was delivered")) {
            return say(english, "rien n'a été livré");
        } else if (english.equals("nothing happened that it is about")) {
            return say(english, "rien de ce qui est promis n'a eu lieu");
        }
        Matcher overdue = OVERDUE.matcher(english);
        if (language == ReportLanguage.FR && overdue.matches()) {
            return "%s perdus et %s inachevés sur %s pourraient le faire dépasser"
                    .formatted(overdue.group(1), overdue.group(2), overdue.group(3));
        }
        return english;
    }

    /** The outcome of a whole run in a sentence. */
    String outcome(Iterable<Judgement> judgements) {
        int all = 0;
        int met = 0;
        for (Judgement judgement : judgements) {
            all++;
            met += judgement.verdict() == Judgement.Verdict.PASS ? 1 : 0;
        }
        if (all == 0) {
            return say("no objectives: nothing was promised", "aucun objectif : rien n'était promis");
        }
        if (met == all) {
            return all == 1
                    ? say("PASS: the objective is met", "TENU : l'objectif est atteint")
                    : say("PASS: all " + all + " objectives are met", "TENU : les " + all + " objectifs sont atteints");
        }
        int broken = all - met;
        return say(
                "FAIL: " + broken + " of " + all + (all == 1 ? " objective is not met" : " objectives not met"),
                "ROMPU : " + broken + " objectif" + (broken == 1 ? "" : "s") + " sur " + all + " non atteint"
                        + (broken == 1 ? "" : "s"));
    }
}
