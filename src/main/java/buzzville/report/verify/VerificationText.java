package buzzville.report.verify;

import buzzville.report.replay.DamageWords;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import buzzville.report.text.TextTable;
import buzzville.report.verify.FileCheck.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells people at a terminal what came of a verification. */
public final class VerificationText {
    private static final int MOST_FILES = 8;
    private static final int MOST_NAMED = 12;
    private static final int MOST_RUNS = 5;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final ReportLanguage language;
    private final Human human;
    private final List<String> lines = new ArrayList<>();

    private VerificationText(ReportLanguage language) {
        this.language = language;
        this.human = new Human(language);
    }

    /** The lines; the verdict is the last. */
    public static List<String> of(Verification verification, ReportLanguage language) {
        VerificationText text = new VerificationText(language);
        text.say(verification);
        return text.lines;
    }

    private void say(Verification verification) {
        lines.add(verification.folder());
        if (!verification.sameVersion() || !verification.sameJava()) {
            lines.add("  " + choose("made by ", "fait par ") + verification.madeBy() + " (Java " + verification.madeOn()
                    + choose("), run again by ", "), refait par ") + verification.program() + " (Java "
                    + verification.java() + ")");
        }
        runs(verification);
        files(verification);
        if (verification.cause() == Verification.Cause.ANOTHER_RUN) {
            first(verification);
        }
        lines.add(verdict(verification));
    }

    private void runs(Verification verification) {
        List<RunCheck> different =
                verification.runs().stream().filter(run -> !same(run)).toList();
        List<RunCheck> same =
                verification.runs().stream().filter(VerificationText::same).toList();
        if (same.size() == 1) {
            RunCheck one = same.get(0);
            lines.add("  " + name(one, verification) + choose("same run: ", "même essai : ")
                    + count(one.found().events()) + choose(" events, fingerprint ", " événements, empreinte ")
                    + one.found().fingerprint() + choose(", occurrences ", ", occurrences ")
                    + one.found().occurrencesHash() + checkpoints(one));
        } else if (!same.isEmpty()) {
            lines.add("  " + human.count(same.size())
                    + choose(
                            " runs the same: events, fingerprints, hashes of occurrences",
                            " essais identiques : événements, empreintes, condensats des occurrences"));
        }
        different.stream().limit(MOST_RUNS).forEach(run -> different(run, verification));
        if (different.size() > MOST_RUNS) {
            lines.add("  " + human.count(different.size() - MOST_RUNS)
                    + choose(" more runs differ", " autres essais diffèrent"));
        }
        if (!verification.runs().isEmpty() && verification.runs().stream().allMatch(run -> run.checkpoints() == 0)) {
            lines.add("  "
                    + choose(
                            "no trail.csv, so the stretch in which a run begins to differ is not known",
                            "pas de trail.csv : on ne sait pas à partir d'où un essai diffère"));
        }
    }

    private static boolean same(RunCheck run) {
        return run.sameFigures() && run.stretch() == null;
    }

    private String checkpoints(RunCheck run) {
        return run.checkpoints() == 0
                ? ""
                : ", " + human.count(run.checkpoints()) + choose(" checkpoints", " points de contrôle");
    }

    private void different(RunCheck run, Verification verification) {
        RunFigures again = run.again();
        String name = name(run, verification);
        if (again == null) {
            lines.add("  " + name + choose("no such run when run again", "cet essai n'existe plus"));
            return;
        }
        RunFigures found = run.found();
        figure(name + choose("events", "événements"), found.events(), again.events());
        figure(name + choose("occurrences", "occurrences"), found.occurrences(), again.occurrences());
        figure(name + choose("messages", "messages"), found.messages(), again.messages());
        figure(name + choose("fingerprint", "empreinte"), found.fingerprint(), again.fingerprint());
        figure(
                name + choose("hash of occurrences", "condensat des occurrences"),
                found.occurrencesHash(),
                again.occurrencesHash());
        if (run.sameFigures() && run.stretch() != null) {
            lines.add("  " + name + choose("trail.csv: checkpoint ", "trail.csv : point de contrôle ")
                    + run.stretch().number()
                    + choose(
                            " is not that of this run, but the end is", " n'est pas de cet essai, mais la fin en est"));
        } else if (!run.sameFigures() && run.checkpoints() > 0 && run.stretch() == null) {
            lines.add("  " + name
                    + choose(
                            "trail.csv is that of the run as it is now: manifest.json was edited",
                            "trail.csv est celui de l'essai refait : manifest.json a été modifié"));
        }
    }

    private void figure(String what, String found, String again) {
        if (!found.equals(again)) {
            lines.add("  " + what + choose(": the results say ", " : les résultats disent ") + shown(found)
                    + choose(", run again it is ", ", refait c'est ") + shown(again));
        }
    }

    private String name(RunCheck run, Verification verification) {
        boolean several = verification.runs().stream()
                        .map(each -> each.name().strategy())
                        .distinct()
                        .count()
                > 1;
        String strategy = several ? run.name().strategy() + ", " : "";
        return verification.runs().size() == 1
                ? ""
                : strategy + "replication " + run.name().replication() + ": ";
    }

    private void files(Verification verification) {
        List<FileCheck> files = verification.files();
        List<FileCheck> same =
                files.stream().filter(file -> file.state() == State.SAME).toList();
        if (!same.isEmpty()) {
            long figures = same.stream().mapToLong(FileCheck::figures).sum();
            lines.add("  " + human.count(same.size())
                    + (same.size() == 1
                            ? choose(" file the same", " fichier identique")
                            : choose(" files the same", " fichiers identiques"))
                    + (figures == 0
                            ? ""
                            : choose(", among them ", ", dont ")
                                    + human.count(figures)
                                    + choose(" figures and words of JSON", " valeurs de JSON")));
        }
        List<String> left = files.stream()
                .filter(file -> file.state() == State.LEFT_OUT)
                .map(FileCheck::file)
                .toList();
        if (!left.isEmpty()) {
            lines.add("  " + choose("not compared: ", "non comparés : ") + named(left)
                    + (verification.sameJava()
                            ? choose("; these results leave them out", " ; ces résultats ne les ont pas")
                            : choose("; another Java draws otherwise", " ; un autre Java dessine autrement")));
        }
        List<FileCheck> others = files.stream().filter(FileCheck::differs).toList();
        if (verification.cause() == Verification.Cause.ANOTHER_RUN && others.size() > 1) {
            // everything follows from the run, so one file is enough
            lines.add("  " + human.count(others.size()) + choose(" files differ: ", " fichiers diffèrent : ")
                    + named(others.stream().map(FileCheck::file).toList()));
            others = others.stream()
                    .filter(file -> file.file().endsWith("summary.json"))
                    .limit(1)
                    .toList();
        }
        others.stream().limit(MOST_FILES).forEach(this::file);
        if (others.size() > MOST_FILES) {
            lines.add("  " + human.count(others.size() - MOST_FILES)
                    + choose(" more files differ", " autres fichiers diffèrent"));
        }
    }

    private static String named(List<String> files) {
        String names = files.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return files.size() > MOST_NAMED ? names + ", …" : names;
    }

    private void file(FileCheck file) {
        String what = switch (file.state()) {
            case MISSING -> choose("missing", "manque");
            case UNEXPECTED -> choose("not left by this run", "n'est pas de cet essai");
            case CUT_SHORT -> choose("cut short", "tronqué");
            case DAMAGED -> choose("damaged", "endommagé");
            case UNREADABLE -> unreadable(file.differences().get(0).where());
            default ->
                file.figures() > 0
                        ? human.count(file.count())
                                + choose(" of ", " sur ")
                                + human.count(file.figures())
                                + choose(" values differ", " valeurs diffèrent")
                        : choose("differs", "diffère");
        };
        lines.add("  " + file.file() + ": " + what);
        if (file.state() == State.UNREADABLE) {
            return;
        }
        file.differences().forEach(difference -> lines.add("    " + text(difference)));
    }

    private String unreadable(String what) {
        return choose("cannot be read: it " + what, "illisible : il " + DamageWords.inFrench(what));
    }

    private String text(Difference difference) {
        String at = difference.at() == null ? "" : choose(" at ", " à ") + clock(difference.at());
        String where = choose(difference.where(), DamageWords.inFrench(difference.where()))
                .replaceFirst("^line (\\d+)", choose("line", "ligne") + " $1");
        int damage = where.startsWith("record ") ? where.indexOf(": ") + 2 : 0;
        if (damage > 2) {
            where = choose(
                    where,
                    where.substring(0, damage).replace("record", "enregistrement")
                            + DamageWords.inFrench(where.substring(damage)));
        }
        if (difference.found().isEmpty() && difference.again().isEmpty()) {
            return where + at;
        }
        return where
                + at
                + choose(": the results say ", " : les résultats disent ")
                + shown(difference.found())
                + choose(", run again it is ", ", refait c'est ")
                + shown(difference.again());
    }

    private String shown(String value) {
        return value.isEmpty() ? choose("nothing", "rien") : value;
    }

    private void first(Verification verification) {
        RunCheck run = verification.first();
        Checkpoints.Stretch stretch = run == null ? null : run.stretch();
        if (run != null && stretch != null) {
            lines.add(choose("the first event that differs", "le premier événement qui diffère"));
            lines.add("  " + name(run, verification) + choose("between ", "entre ") + clock(stretch.from())
                    + choose(" and ", " et ") + clock(stretch.until())
                    + choose(" (checkpoint ", " (point de contrôle ") + human.count(stretch.number())
                    + choose(" of ", " sur ") + human.count(stretch.of()) + ")");
            lines.add("  " + choose("before: the same ", "avant : les mêmes ") + human.count(stretch.before())
                    + choose(" events; within: the results had ", " événements ; dedans : les résultats en avaient ")
                    + human.count(stretch.found()) + choose(", run again there are ", ", refait il y en a ")
                    + human.count(stretch.again()));
        }
        record(verification.firstRecord());
        shown(verification.shown());
    }

    private void record(@Nullable FileCheck record) {
        if (record != null) {
            lines.add("  " + choose("first record: ", "premier enregistrement : ") + record.file() + " "
                    + text(record.differences().get(0)));
        }
    }

    private void shown(Verification.@Nullable Shown shown) {
        if (shown == null || shown.events().isEmpty()) {
            return;
        }
        lines.add("  "
                + choose(
                        "what happens from there on when run again: ", "ce qui se passe ensuite dans l'essai refait : ")
                + human.count(shown.events().size()) + choose(" events, ", " événements, dont ")
                + human.count(Math.min(shown.within(), shown.events().size()))
                + choose(" of them within", " dedans"));
        TextTable table = new TextTable("rlr", 2);
        shown.events()
                .forEach(event ->
                        table.row(List.of("    " + exact(event.at()), event.kind(), Long.toString(event.argument()))));
        lines.addAll(table.lines());
    }

    private String verdict(Verification verification) {
        return switch (verification.cause()) {
            case SAME ->
                choose("the same, ", "identique, ")
                        + (verification.files().stream().anyMatch(file -> file.state() == State.LEFT_OUT)
                                ? choose("as far as it was compared", "pour tout ce qui a été comparé")
                                : choose("byte for byte", "octet pour octet"));
            case EDITED ->
                choose(
                        "the same run, but not its files: somebody edited or lost some after they were written",
                        "le même essai, mais pas ses fichiers : ils ont été modifiés ou perdus après coup");
            case WRITTEN_OTHERWISE ->
                choose(
                        "the same run, but not its files: version " + verification.program()
                                + " writes them otherwise than " + verification.madeBy() + ", or somebody edited them",
                        "le même essai, mais pas ses fichiers : la version " + verification.program()
                                + " les écrit autrement que " + verification.madeBy() + ", ou on les a modifiés");
            case ANOTHER_RUN -> choose("another run: ", "un autre essai : ") + why(verification);
        };
    }

    private String why(Verification verification) {
        if (!verification.sameVersion()) {
            return choose("version ", "la version ")
                    + verification.madeBy()
                    + choose(" made the results, and this is ", " a fait les résultats, ceci est ")
                    + verification.program();
        } else if (!verification.understood()) {
            return choose(
                    "the scenario is understood otherwise than then: the program has changed, or the manifest's command"
                            + " line was edited",
                    "le scénario est compris autrement : le programme a changé, ou la commande du manifeste a été"
                            + " modifiée");
        }
        return choose("the program has changed since", "le programme a changé depuis");
    }

    private String clock(long nanos) {
        long millis = nanos / NANOS_PER_MILLI;
        return String.format(
                Locale.ROOT,
                "%d:%02d:%02d%s%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1000 % 60,
                choose(".", ","),
                millis % 1000);
    }

    /** Seconds in full: events of one stretch are close to each other. */
    private static String exact(long nanos) {
        return String.format(Locale.ROOT, "%d.%09d s", nanos / NANOS_PER_SECOND, nanos % NANOS_PER_SECOND);
    }

    private String count(String number) {
        return number.matches("\\d{1,18}") ? human.count(Long.parseLong(number)) : number;
    }

    private String choose(String english, String french) {
        return language.choose(english, french);
    }
}
