package buzzville.report.life;

import buzzville.city.life.Moment;
import buzzville.metric.Reading;
import buzzville.report.text.Human;
import buzzville.report.text.ReportLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What readings are called, and how they are written for people. */
final class Wordbook {
    private record Word(String en, String fr) {}

    /** Bounds that stand behind what they bound: {@code waiting 40 of 40}. */
    private static final Map<String, String> BOUNDS = Map.of(
            "waiting", "capacity",
            "tokens", "burst",
            "waiting-for-tokens", "room",
            "in-flight", "limit",
            "credits-left", "credits",
            "kept-at-source", "buffer",
            "attempt", "most-attempts");

    private static final Map<String, Word> WORDS = Map.ofEntries(
            word("above-target-for", "above the target for", "au-dessus de la cible depuis"),
            word("accepts", "accepted", "acceptés"),
            word("again-in", "next attempt in", "nouvel essai dans"),
            word("age", "age", "âge"),
            word("attempt", "attempt", "essai"),
            word("average", "average queue", "file moyenne"),
            word("backlog", "newest first above", "les derniers d'abord au-delà de"),
            word("budget-left", "retries left in the budget", "essais restants au budget"),
            word("burst", "burst", "rafale"),
            word("capacity", "capacity", "capacité"),
            word("credits", "credits", "crédits"),
            word("credits-left", "credits left", "crédits restants"),
            word("decision", "decision", "décision"),
            word("deficit", "deficit in bytes", "déficit en octets"),
            word("drawn", "service time drawn", "temps de service tiré"),
            word("drop-of-phase", "drop number of this phase", "rejets de cette phase"),
            word("empty-since", "lane empty last", "voie vide il y a"),
            word("failed", "failed calls", "appels échoués"),
            word("failure-rate", "opens at", "s'ouvre à"),
            word("half-open-in", "tries again in", "réessaie dans"),
            word("high", "pauses at", "pause à"),
            word("in-flight", "in flight", "en cours"),
            word("interval", "interval", "intervalle"),
            word("k", "k", "k"),
            word("buffer", "buffer", "tampon"),
            word("kept-at-source", "kept at the source", "gardés à la source"),
            word("kept", "of the last calls", "sur les derniers appels"),
            word("lane", "lane", "voie"),
            word("level", "its level", "son niveau"),
            word("levels-admitted", "levels admitted", "niveaux admis"),
            word("limit", "limit", "limite"),
            word("longest-wait", "longest allowed", "au plus"),
            word("low", "resumes at", "reprise à"),
            word("max-threshold", "sheds all above", "rejette tout au-delà de"),
            word("max-wait", "longest wait", "attente maximale"),
            word("mean-wait", "mean wait of the window", "attente moyenne de la fenêtre"),
            word("min-threshold", "sheds some above", "rejette une partie au-delà de"),
            word("most-attempts", "at most", "au plus"),
            word("next-drop-in", "next drop in", "prochain rejet dans"),
            word("next-in", "next may go in", "prochain départ dans"),
            word("offset", "offset", "offset"),
            word("odds", "odds of giving up", "probabilité d'abandon"),
            word("one-in", "one in", "un sur"),
            word("order", "order", "ordre"),
            word("originals", "messages merged", "messages fusionnés"),
            word("outstanding", "outstanding", "sans réponse"),
            word("place", "place", "rang"),
            word("probability", "probability of shedding", "probabilité de rejet"),
            word("put-off-for", "waits for", "attend"),
            word("quantum", "quantum in bytes", "quantum en octets"),
            word("queuing", "overloaded above", "surcharge au-delà de"),
            word("quiet-for", "must keep quiet for", "doit se taire pendant"),
            word("quota", "quota", "quota"),
            word("rate", "rate", "débit"),
            word("remembered", "messages remembered", "messages mémorisés"),
            word("requests", "requests", "requêtes"),
            word("room", "room", "places"),
            word("said", "last word to senders", "dernier mot aux émetteurs"),
            word("said-before", "the same was said before", "déjà dit il y a"),
            word("sent-before-it", "sent before it by the same sender", "partis avant, du même émetteur"),
            word("size", "size in bytes", "taille en octets"),
            word("sojourn", "wait in the lane", "attente en voie"),
            word("state", "breaker", "disjoncteur"),
            word("target", "target", "cible"),
            word("threshold", "threshold", "seuil"),
            word("time-to-live", "time to live", "durée de vie"),
            word("tokens", "tokens left", "jetons restants"),
            word("took", "took", "a pris"),
            word("wait", "wait", "attente"),
            word("waited", "had waited", "avait attendu"),
            word("waiting", "waiting", "en attente"),
            word("waiting-for-tokens", "waiting for tokens", "attendent des jetons"),
            word("waiting-in-all", "in all lanes", "dans toutes les voies"),
            word("window", "window", "fenêtre"),
            word("worker", "worker", "agent"));

    private static final Map<String, Word> STATES = Map.ofEntries(
            word("closed", "closed", "fermé"),
            word("denied", "denied, the budget is spent", "refusé, budget épuisé"),
            word("given-up", "given up", "abandon"),
            word("half-open", "half-open", "à demi ouvert"),
            word("head", "head", "tête"),
            word("newest", "newest", "dernier"),
            word("newest-first", "newest first", "les derniers d'abord"),
            word("none", "none", "aucun"),
            word("oldest-first", "oldest first", "les premiers d'abord"),
            word("open", "open", "ouvert"),
            word("pause", "pause", "pause"),
            word("resume", "go on", "reprise"));

    private final ReportLanguage language;
    private final Human human;

    Wordbook(ReportLanguage language) {
        this.language = language;
        this.human = new Human(language);
    }

    private static Map.Entry<String, Word> word(String name, String en, String fr) {
        return Map.entry(name, new Word(en, fr));
    }

    /** Whether a reading of this name has words of its own. */
    static boolean knows(String name) {
        return WORDS.containsKey(name) || name.indexOf(' ') > 0;
    }

    /** All readings of a moment, but some. */
    String list(Moment moment, Set<String> without) {
        List<String> parts = new ArrayList<>();
        List<Reading> readings = moment.readings();
        for (Reading reading : readings) {
            boolean bound = readings.stream().anyMatch(other -> reading.name().equals(BOUNDS.get(other.name())));
            if (!bound && !without.contains(reading.name())) {
                parts.add(name(reading.name()) + " " + bounded(reading, readings));
            }
        }
        return String.join(", ", parts);
    }

    private String bounded(Reading reading, List<Reading> all) {
        String bound = BOUNDS.get(reading.name());
        for (Reading other : all) {
            if (other.name().equals(bound)) {
                return value(reading) + language.choose(" of ", " sur ") + value(other);
            }
        }
        return value(reading);
    }

    /** The value of one reading, or a dash. */
    String value(Moment moment, String name) {
        for (Reading reading : moment.readings()) {
            if (reading.name().equals(name)) {
                return value(reading);
            }
        }
        return Human.NONE;
    }

    private String value(Reading reading) {
        return switch (reading.unit()) {
            case NUMBER -> human.number(reading.value());
            case DURATION -> human.duration(reading.value());
            case SHARE -> human.percent(reading.value());
            case RATE -> human.rate(reading.value());
            case WORD -> state(String.valueOf(reading.word()));
        };
    }

    private String state(String word) {
        Word known = STATES.get(word);
        return known == null ? "`" + word + "`" : language.choose(known.en(), known.fr());
    }

    private String name(String name) {
        Word known = WORDS.get(name);
        if (known != null) {
            return language.choose(known.en(), known.fr());
        }
        int gap = name.indexOf(' '); // such as 'waiting in normal' and 'tag normal', which end with a lane
        String lane = "`" + name.substring(name.lastIndexOf(' ') + 1) + "`";
        return gap < 0
                ? name
                : name.startsWith("tag")
                        ? language.choose("tag of ", "étiquette de ") + lane
                        : language.choose("waiting in ", "en attente dans ") + lane;
    }
}
