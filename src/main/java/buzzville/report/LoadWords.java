package buzzville.report;

import buzzville.report.chart.Places;
import buzzville.report.text.Human;
import buzzville.report.text.Labels;
import buzzville.report.text.ReportLanguage;
import buzzville.scenario.Scenario;
import buzzville.theory.Assumption;
import buzzville.theory.Formula;
import buzzville.theory.Hindrance;
import buzzville.theory.Interval;
import buzzville.theory.StageLoad;

/** What the arithmetic before a run, and theory beside it, say to people. */
final class LoadWords {
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60;

    private final Scenario scenario;
    private final ReportLanguage language;
    private final Human human;
    private final Labels labels;

    LoadWords(Scenario scenario, ReportLanguage language) {
        this.scenario = scenario;
        this.language = language;
        this.human = new Human(language);
        this.labels = new Labels(scenario, language);
    }

    String say(String english, String french) {
        return language.choose(english, french);
    }

    Human human() {
        return human;
    }

    Labels labels() {
        return labels;
    }

    String stage(StageLoad stage) {
        if (!stage.isBroker()) {
            return labels.service(stage.name());
        }
        String broker = say("broker", "courtier");
        String zone = stage.name().equals("broker") ? null : Places.zone(stage.partition(), scenario);
        return zone != null
                ? broker + " " + labels.zone(zone)
                : broker + stage.name().substring("broker".length());
    }

    /** An instant of the timeline: hours and minutes since the start, with seconds where there are any. */
    String at(long nanos) {
        if (nanos % SECOND != 0 && scenario.duration() < 10 * MINUTE * SECOND) {
            return human.duration(nanos);
        }
        long seconds = Math.round((double) nanos / SECOND);
        String clock = "%d:%02d".formatted(seconds / MINUTE / MINUTE, seconds / MINUTE % MINUTE);
        return seconds % MINUTE == 0 ? clock : clock + ":%02d".formatted(seconds % MINUTE);
    }

    String during(Interval when) {
        String from = at(when.from());
        return when.to() < scenario.duration()
                ? say("from %s to %s", "de %s à %s").formatted(from, at(when.to()))
                : say("from %s to the end", "de %s à la fin").formatted(from);
    }

    String brief(Interval when) {
        return at(when.from()) + "–" + at(when.to());
    }

    String formula(Formula formula) {
        return switch (formula) {
            case ERLANG_C -> "Erlang C";
            case ERLANG_B -> "Erlang B";
            case POLLACZEK_KHINCHINE -> "Pollaczek-Khinchine";
            case M_D_1 -> "M/D/1";
            case D_M_1 -> "D/M/1";
            case COBHAM -> "Cobham";
            case M_M_C_K -> "M/M/c/K";
            case UNLIMITED -> say("unlimited workers", "agents illimités");
            case KINGMAN -> "Kingman";
            case ALLEN_CUNNEEN -> "Allen-Cunneen";
            case COBHAM_ALLEN_CUNNEEN -> "Cobham × Allen-Cunneen";
        };
    }

    /** What a formula takes for granted. */
    String assumes(Formula formula) {
        return switch (formula) {
            case ERLANG_C -> say("Poisson arrivals, exponential service", "arrivées de Poisson, service exponentiel");
            case ERLANG_B -> say("Poisson arrivals, nobody may wait", "arrivées de Poisson, personne n'attend");
            case POLLACZEK_KHINCHINE -> say("Poisson arrivals, one worker", "arrivées de Poisson, un agent");
            case M_D_1 ->
                say(
                        "Poisson arrivals, one worker, constant service",
                        "arrivées de Poisson, un agent, service constant");
            case D_M_1 ->
                say(
                        "arrivals by the clock, one worker, exponential service",
                        "arrivées régulières, un agent, service exponentiel");
            case COBHAM ->
                say(
                        "Poisson arrivals, priorities, service never interrupted",
                        "arrivées de Poisson, priorités, service jamais interrompu");
            case M_M_C_K ->
                say(
                        "Poisson arrivals, exponential service, limited room",
                        "arrivées de Poisson, service exponentiel, places limitées");
            case UNLIMITED -> say("nobody waits", "personne n'attend");
            case KINGMAN, ALLEN_CUNNEEN, COBHAM_ALLEN_CUNNEEN -> say("approximation", "approximation");
        };
    }

    String named(Formula formula) {
        return formula(formula) + " (" + assumes(formula) + ")";
    }

    /** A mean wait by a formula, nanoseconds. */
    String mean(Formula formula, double nanos) {
        String mark = formula.isExact() ? "" : "≈ ";
        return 0 < nanos && nanos < 1000 ? "< 1 µs" : mark + human.duration(nanos);
    }

    String hindrance(Hindrance hindrance) {
        return switch (hindrance) {
            case NO_TRAFFIC -> say("nothing comes", "rien n'arrive");
            case CHANGING -> say("load or capacity change", "la charge ou la capacité change");
            case TOO_BUSY -> say("too busy to settle", "trop chargé pour un régime établi");
            case CLOSED_LOOP -> say("sources wait for answers", "les sources attendent les réponses");
            case BURSTY -> say("arrivals in bursts", "arrivées par rafales");
            case SCHEDULED ->
                say("arrivals by timetable, recording or script", "arrivées selon un horaire ou un script");
            case BATCHES -> say("several arrive at once", "plusieurs arrivent à la fois");
            case BACKPRESSURE -> say("backpressure", "contre-pression");
            case CALLS -> say("request and response", "requête et réponse");
            case FAILURES -> say("failed messages come back", "les échecs reviennent");
            case BREAKER -> say("circuit breaker", "disjoncteur");
            case AGGREGATION -> say("aggregation", "agrégation");
            case ADMISSION -> say("admission", "admission");
            case SCALING -> say("the number of workers changes", "le nombre de agents change");
            case RATE -> say("dispatching keeps to a rate", "la cadence est limitée");
            case PREFETCH -> say("prefetch across the network", "préchargement à travers le réseau");
            case EXPIRY -> say("messages may expire first", "des messages expirent avant");
            case BOUNDED -> say("lanes may be full", "les files peuvent être pleines");
            case DISPATCH -> say("no formula for this order of service", "pas de formule pour cet ordre");
            case VARIANCE -> say("variance unknown or infinite", "variance inconnue ou infinie");
            case TROUBLE -> say("something goes wrong meanwhile", "une panne s'en mêle");
            case ATTENDANCE -> say("it is not there all the time", "il n'est pas là tout le temps");
        };
    }

    String assumption(Assumption assumption) {
        return switch (assumption) {
            case NOTHING_IS_HELD_UP ->
                say(
                        "no stage holds up or loses what the next is asked for",
                        "aucun étage ne retient ni ne perd ce que le suivant reçoit");
            case WITHOUT_BACKPRESSURE -> say("without backpressure", "sans contre-pression");
            case LOOPS_ANSWERED_AT_ONCE ->
                say(
                        "closed loops are answered at once, so they talk as fast as they can",
                        "les boucles fermées ont leur réponse aussitôt : elles parlent au plus vite");
            case CALLS_AT_ONCE -> say("callers do not wait for answers", "les appelants n'attendent pas les réponses");
            case WITHOUT_RETRIES -> say("producers do not try again", "les producteurs ne réessaient pas");
            case INDEPENDENT_FAILURES ->
                say(
                        "attempts fail independently and come back at once",
                        "les essais échouent indépendamment et reviennent aussitôt");
            case WITHOUT_TROUBLE ->
                say(
                        "nothing fails at random, the network and disks have no trouble, nothing is poison,"
                                + " no single partition, machine or producer fails",
                        "rien ne tombe en panne au hasard, réseau et disques vont bien, rien n'est empoisonné,"
                                + " ni partition, ni machine, ni producteur ne tombe seul");
            case WITHOUT_BREAKERS -> say("no circuit breaker opens", "aucun disjoncteur ne s'ouvre");
            case WITHOUT_AGGREGATION -> say("nothing is aggregated", "rien n'est agrégé");
            case WITHOUT_ADMISSION -> say("everything is let in", "tout est admis");
            case FEWEST_WORKERS ->
                say(
                        "services that scale stay at their fewest workers",
                        "les services qui s'adaptent restent au minimum de agents");
            case ENDLESS_EFFECTS ->
                say(
                        "effects cause each other without end and were not followed to it",
                        "des effets se causent sans fin ; ils n'ont pas été suivis jusqu'au bout");
            case LANES_TOGETHER ->
                say(
                        "lanes that share by weight, or borrow, are counted together",
                        "les files qui partagent ou empruntent sont comptées ensemble");
            case UNBOUNDED_SHARED ->
                say(
                        "shared capacities of several lanes bound nothing",
                        "les capacités partagées de plusieurs files ne bornent rien");
            case LIGHTS_UNCOMMANDED -> say("lights keep to their own cycle", "les feux gardent leur propre cycle");
            case EFFECTS_UNHELD -> say("no effect waits for a light", "aucun effet n'attend un feu");
            case WITHOUT_REPLAY ->
                say("nothing is replayed to services that join", "rien n'est rejoué aux services qui arrivent");
            case EVEN_KEYS ->
                say(
                        "keys of instances fall evenly on partitions",
                        "les clés des instances tombent également sur les partitions");
            case SPREAD_INSTANTS ->
                say(
                        "what comes at one instant is spread over its interval of the timeline",
                        "ce qui vient en un instant est étalé sur son intervalle");
            case NOTHING_EXPIRES -> say("nothing expires", "rien n'expire");
            case MEAN_DELAYS ->
                say(
                        "timetables are late evenly, up to twice their mean delay",
                        "les horaires ont un retard uniforme, au plus deux fois leur moyenne");
        };
    }
}
