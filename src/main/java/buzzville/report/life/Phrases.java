package buzzville.report.life;

import buzzville.city.life.Branch;
import buzzville.city.life.Detail;
import buzzville.city.life.Mention;
import buzzville.city.life.Moment;
import buzzville.city.life.Stretch;
import buzzville.consumer.Crew;
import buzzville.metric.Fate;
import buzzville.report.text.Human;
import buzzville.report.text.Names;
import buzzville.report.text.Numbers;
import buzzville.report.text.ReportLanguage;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of sentences about a life. */
final class Phrases {
    private static final long MILLI = 1_000_000;
    private static final int MOST_KINDS = 4;

    final ReportLanguage language;
    final Human human;
    final Wordbook words;

    Phrases(ReportLanguage language) {
        this.language = language;
        this.human = new Human(language);
        this.words = new Wordbook(language);
    }

    String choose(String english, String french) {
        return language.choose(english, french);
    }

    /** An instant of virtual time, such as {@code 0:12:03.412}. */
    String clock(long nanos) {
        long millis = Math.max(0, nanos) / MILLI;
        return String.format(
                Locale.ROOT,
                "%d:%02d:%02d%s%03d",
                millis / 3_600_000,
                millis / 60_000 % 60,
                millis / 1000 % 60,
                choose(".", ","),
                millis % 1000);
    }

    String mention(Mention message) {
        return message.event() + " " + Numbers.hex(message.id()) + " (" + message.priority() + ")";
    }

    /** How one message ended. */
    String fate(Fate fate) {
        String french = switch (fate) {
            case DELIVERED -> "livré";
            case REJECTED -> "refusé";
            case DROPPED_NEWEST -> "jeté à son arrivée";
            case DROPPED_OLDEST -> "jeté comme le plus ancien";
            case EVICTED -> "évincé";
            case SHED -> "délesté";
            case EXPIRED -> "expiré";
            case CRASHED -> "perdu en panne";
            case NETWORK -> "perdu sur le réseau";
            case DEAD_LETTERED -> "lettre morte";
            case SUPPRESSED -> "supprimé";
            case SOURCE_FULL -> "source saturée";
            case INVALID -> "invalide";
            case MERGED -> "fusionné";
            case SAMPLED -> "non retenu";
            case DEDUPLICATED -> "dédoublonné";
            case UNROUTED -> "sans destinataire";
        };
        return choose(fate.label(), french);
    }

    String incident(String kind) {
        return Names.ofIncident(kind, language);
    }

    /** Where a stretch of its life was spent. */
    String where(Stretch stretch) {
        String at = choose(" at ", " à ") + stretch.place();
        return switch (stretch.phase()) {
            case NOTICING -> choose("not reported yet", "pas encore signalé");
            case HELD -> choose("held back by backpressure", "retenu par la contre-pression") + at;
            case COMMIT ->
                choose("waiting until its timestamp is past", "en attente que son horodatage soit passé") + at;
            case OUTBOX -> choose("in the outbox of ", "dans la boîte d'envoi de ") + stretch.place();
            case TO_BROKER -> choose("on the network to the broker", "en réseau vers le courtier");
            case LOG ->
                choose("in the log, not copied or flushed yet", "dans le journal, pas encore copié ni écrit") + at;
            case UNSERVED ->
                choose("in the log of ", "dans le journal de ")
                        + stretch.place()
                        + choose(", which nobody served", ", que personne ne servait");
            case DOOR -> choose("at the broker's door", "à la porte du courtier");
            case PUT_OFF -> choose("put off by admission", "différé par l'admission") + at;
            case WINDOW -> choose("in a window", "en fenêtre") + aggregator(stretch.place());
            case MERGED -> choose("as part of an aggregate", "dans un agrégat");
            case ORDER ->
                choose("held back until what comes before it is there", "retenu jusqu'à l'arrivée de ce qui le précède")
                        + at;
            case OUTSIDE -> choose("before a full lane", "devant une voie pleine") + at;
            case LANE -> choose("waiting in lane `", "en attente dans la voie `") + stretch.lane() + "`" + at;
            case TO_SERVICE -> choose("on the network to the service", "en réseau vers le service");
            case PREFETCHED -> choose("with a worker busy with others", "chez un agent occupé par d'autres") + at;
            case SERVICE -> choose("in service", "en service") + at;
            case HANDING -> choose("handed over to subscriptions that are full", "remis à des abonnements pleins");
            case PAUSE -> choose("between two attempts", "entre deux essais") + at;
        };
    }

    private String aggregator(String place) {
        return choose(" at ", " à ") + (place.isEmpty() ? choose("the broker", "le courtier") : place);
    }

    /** Kinds of messages and how many of each. */
    String counts(List<Detail.Count> counts) {
        String named = counts.stream()
                .limit(MOST_KINDS)
                .map(count -> human.count(count.number()) + " " + count.event() + " (" + count.priority() + ")")
                .collect(Collectors.joining(", "));
        long rest =
                counts.stream().skip(MOST_KINDS).mapToLong(Detail.Count::number).sum();
        return rest == 0 ? named : named + ", " + human.count(rest) + choose(" others", " autres");
    }

    static long sum(List<Detail.Count> counts) {
        return counts.stream().mapToLong(Detail.Count::number).sum();
    }

    /** The workers of a stage; empty where there is nothing to say. */
    String crew(@Nullable Crew crew) {
        if (crew == null || crew.isUnlimited()) {
            return "";
        }
        String text = choose("; ", " ; ")
                + human.count(crew.busy())
                + choose(" of ", " sur ")
                + human.count(crew.workers())
                + choose(" workers busy", " agents occupés");
        text += crew.down() == 0 ? "" : ", " + human.count(crew.down()) + choose(" down", " en panne");
        return crew.starting() == 0
                ? text
                : text + ", " + human.count(crew.starting()) + choose(" starting", " en démarrage");
    }

    /** How it ended, in a few words. */
    String end(Branch branch, long occurredAt) {
        String age = human.duration(branch.at() - occurredAt);
        if (branch.fate() == null) {
            return choose(
                    "still in flight at the end of the run, " + age + " after it occurred",
                    "encore en vol à la fin, " + age + " après l'événement");
        }
        return branch.fate() == Fate.DELIVERED && branch.at() == occurredAt
                ? choose("delivered at the instant it occurred", "livré à l'instant même")
                : fate(branch.fate()) + choose(" " + age + " after it occurred", " " + age + " après l'événement");
    }

    /** The numbers of a moment in brackets; empty if it has none. */
    String numbers(Moment moment, String... without) {
        String list = words.list(moment, Set.of(without));
        return list.isEmpty() ? "" : " (" + list + ")";
    }
}
