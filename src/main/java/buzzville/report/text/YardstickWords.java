package buzzville.report.text;

import buzzville.city.recovery.Aftermath;
import buzzville.experiment.Price;
import buzzville.experiment.ServiceFigure;
import buzzville.experiment.Yardstick;
import buzzville.experiment.Yardsticks;
import buzzville.message.Priority;
import buzzville.scenario.Scenario;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What people call the figures by which strategies are compared. */
public final class YardstickWords {
    private static final double NANOS_PER_HOUR = 3600e9;

    private static final int LONGEST = 24;

    private final ReportLanguage language;
    private final Human human;
    private final String currency;
    private final Labels labels;
    private final long measured;
    private final Map<String, Words> known = new LinkedHashMap<>();

    /** @param text one sentence */
    private record Words(String name, String text) {}

    /** Words for the figures of a scenario. */
    public YardstickWords(Scenario scenario, ReportLanguage language) {
        this.language = language;
        this.human = new Human(language);
        this.currency = scenario.prices().currency();
        this.labels = new Labels(scenario, language);
        this.measured = scenario.duration() - scenario.warmup().nanos();
        for (Priority priority : Priority.values()) {
            for (ServiceFigure figure : ServiceFigure.values()) {
                known.put(Yardsticks.nameOf(priority, figure), of(priority, figure));
            }
        }
        for (String incident : scenario.incidents().keySet()) {
            String people = incident(scenario, incident);
            for (Aftermath.Figure figure : Yardsticks.RECOVERY.keySet()) {
                known.put(Yardsticks.nameOf(incident, figure), of(people, figure));
            }
        }
        for (Price price : Price.values()) {
            known.put(price.label(), of(price));
        }
    }

    /** What people call an incident, as long as there is room and no other one is called so. */
    private String incident(Scenario scenario, String name) {
        String label = SafeText.line(labels.incident(name), LONGEST);
        boolean alone = scenario.incidents().keySet().stream()
                .noneMatch(other -> !other.equals(name)
                        && SafeText.line(labels.incident(other), LONGEST).equals(label));
        return alone ? label : SafeText.line(name, LONGEST);
    }

    /** A short name: that of an objective or a measure is the user's, its label if it has one. */
    public String name(Yardstick yardstick) {
        Words words = words(yardstick);
        return words != null
                ? words.name()
                : yardstick.kind() == Yardstick.Kind.OBJECTIVE ? labels.objective(yardstick.name()) : yardstick.name();
    }

    /** What it is: an objective as written, behind its name if it has a label too, or a sentence without a full stop. */
    public String text(Yardstick yardstick) {
        Words words = words(yardstick);
        return words != null
                ? words.text()
                : yardstick.kind() == Yardstick.Kind.OBJECTIVE
                        ? labels.asked(yardstick.name(), yardstick.text())
                        : yardstick.text();
    }

    private @Nullable Words words(Yardstick yardstick) {
        return switch (yardstick.kind()) {
            case OBJECTIVE, MEASURE -> null;
            // a name that an objective has too has something behind it
            case SERVICE, PRICE, RECOVERY -> known.get(yardstick.name().replaceFirst("( \\(.*\\))+$", ""));
        };
    }

    /** A figure with its unit. */
    public String figure(Yardstick yardstick, double value) {
        return switch (yardstick.unit()) {
            case DURATION -> sign(value) + human.duration(Math.abs(value));
            case RATIO -> sign(value) + human.percent(Math.abs(value));
            case COUNT -> human.number(value);
            case RATE -> human.rate(value);
            case HOURS -> human.number(value) + " h";
            case MONEY -> human.number(value) + " " + currency;
        };
    }

    /** What a strategy pays in a run, in the middle of a sentence; by its name where there is no better way to say it. */
    public String toll(Price price, double value) {
        String figure = figure(price, value);
        return switch (price) {
            case HELD_BACK ->
                language.choose(
                        figure + " that messages are held back at their sources",
                        figure + " de messages retenus à leur source");
            case SUPPRESSED -> language.choose(figure + " samples not taken", figure + " mesures non faites");
            case SHED -> language.choose(figure + " messages shed", figure + " messages délestés");
            case INFORMATION_LOST ->
                language.choose(figure + " messages not seen one by one", figure + " messages non vus un par un");
            case RETRIES -> language.choose(figure + " attempts after the first", figure + " nouvelles tentatives");
            case WASTED -> language.choose(figure + " of wasted service", figure + " de service gaspillé");
            case WORKER_HOURS -> workers(value);
            case BROKER_HOURS ->
                language.choose(figure + " of work at the broker", figure + " de travail chez le courtier");
            case LEAST_URGENT_P95 ->
                language.choose(figure + " at the p95 of the least urgent", figure + " au p95 des moins urgents");
            default -> name(price.label()) + " " + figure;
        };
    }

    private String figure(Price price, double value) {
        return switch (price.unit()) {
            case HOURS -> human.duration(value * NANOS_PER_HOUR);
            case DURATION -> human.duration(value);
            case MONEY -> human.number(value) + " " + currency;
            case COUNT, RATE, RATIO -> human.number(value);
        };
    }

    /** Worker-hours as what they are: so many workers, on average, for as long as is measured. */
    public String workers(double hours) {
        double workers = hours * NANOS_PER_HOUR / measured;
        return human.number(workers)
                + (workers == 1
                        ? language.choose(" worker for ", " agent pendant ")
                        : language.choose(" workers for ", " agents pendant "))
                + human.duration(measured);
    }

    /** For how long everything is measured. */
    public String measured() {
        return human.duration(measured);
    }

    private String name(String label) {
        Words words = known.get(label);
        return words == null ? label : words.name();
    }

    private static String sign(double value) {
        return value < 0 ? "-" : "";
    }

    private Words of(Priority priority, ServiceFigure figure) {
        String english = Names.of(priority, ReportLanguage.EN);
        String french = Names.of(priority, ReportLanguage.FR);
        return switch (figure) {
            case LOSS ->
                words(
                        english + " loss",
                        "perte " + french,
                        "share of " + english + " messages that were lost",
                        "part des messages de priorité " + french + " perdus");
            case LOST_SILENTLY ->
                words(
                        english + " lost silently",
                        french + " perdus en silence",
                        "share of " + english + " messages that were lost and nobody was told",
                        "part des messages de priorité " + french + " perdus sans que personne ne le sache");
            case LOST_AND_TOLD ->
                words(
                        english + " lost and told",
                        french + " perdus, émetteur averti",
                        "share of " + english + " messages that were lost and whose sender was told",
                        "part des messages de priorité " + french + " perdus et dont l'émetteur est averti");
            case DELIVERED ->
                words(
                        english + " delivered",
                        french + " livrés",
                        "share of " + english + " messages that were delivered one by one",
                        "part des messages de priorité " + french + " livrés un par un");
            case MEAN ->
                words(
                        english + " mean",
                        french + " moyenne",
                        "mean end-to-end latency of the " + english + " messages that were delivered",
                        "latence moyenne de bout en bout des messages de priorité " + french + " livrés");
            case P50, P95, P99 -> percentile(figure.label(), english, french);
        };
    }

    private Words percentile(String label, String english, String french) {
        String percent = label.substring(1);
        return words(
                english + " " + label,
                french + " " + label,
                percent + " % of the " + english + " messages that were delivered were done within this time",
                percent + " % des messages de priorité " + french + " livrés l'ont été en ce temps");
    }

    private Words of(String incident, Aftermath.Figure figure) {
        return switch (figure) {
            case RTO ->
                words(
                        incident + ": RTO",
                        incident + " : RTO",
                        "from the beginning of " + incident
                                + " until the backlog was gone and the city within its objectives",
                        "du début de " + incident
                                + " jusqu'à ce que l'arriéré soit résorbé et les objectifs retrouvés");
            case RPO ->
                words(
                        incident + ": RPO",
                        incident + " : RPO",
                        "from the first to the last occurrence that was lost, the beginning of " + incident
                                + " counting as one",
                        "de la première à la dernière occurrence perdue, le début de " + incident
                                + " comptant comme l'une d'elles");
            case LOST ->
                words(
                        incident + ": lost",
                        incident + " : perdus",
                        "messages lost from the beginning of " + incident + " until the backlog was gone",
                        "messages perdus du début de " + incident + " jusqu'à ce que l'arriéré soit résorbé");
            case DUPLICATED ->
                words(
                        incident + ": duplicated",
                        incident + " : en double",
                        "messages served again for nothing because of " + incident,
                        "messages traités de nouveau pour rien à cause de " + incident);
            default -> throw new IllegalArgumentException("strategies are not compared by " + figure);
        };
    }

    private Words of(Price price) {
        return switch (price) {
            case WORKER_HOURS ->
                words(
                        "worker-hours",
                        "heures d'agents",
                        "hours of workers that are paid for, in a run",
                        "heures d'agents payées, par essai");
            case COST ->
                words("cost", "coût", "what the workers cost, in a run", "ce que coûtent les agents, par essai");
            case BROKER_HOURS ->
                words(
                        "broker-hours",
                        "heures du courtier",
                        "hours in which threads of the broker were busy, in a run",
                        "heures où des fils du courtier travaillent, par essai");
            case HELD_BACK ->
                words(
                        "held back",
                        "retenue à la source",
                        "how long messages were kept at their sources, all together, in a run",
                        "temps passé par les messages retenus à leur source, tous ensemble, par essai");
            case SUPPRESSED ->
                words(
                        "suppressed",
                        "mesures non faites",
                        "samples that throttled sources did not take, in a run",
                        "mesures que les sources freinées n'ont pas faites, par essai");
            case SHED ->
                words(
                        "shed",
                        "délestés",
                        "messages that admission turned away, in a run",
                        "messages que l'admission a délestés, par essai");
            case MERGED ->
                words(
                        "merged",
                        "fusionnés",
                        "messages that became part of an aggregate, in a run",
                        "messages fondus dans un agrégat, par essai");
            case SAMPLED ->
                words(
                        "sampled",
                        "non retenus",
                        "messages that sampling left out, in a run",
                        "messages que l'échantillonnage n'a pas retenus, par essai");
            case DEDUPLICATED ->
                words(
                        "deduplicated",
                        "dédoublonnés",
                        "messages that were recognised as repetitions, in a run",
                        "messages reconnus comme répétitions, par essai");
            case INFORMATION_LOST ->
                words(
                        "information lost",
                        "information perdue",
                        "messages that nobody behind an aggregation will see one by one, in a run",
                        "messages que personne ne verra un par un derrière une agrégation, par essai");
            case RETRIES ->
                words(
                        "retries",
                        "nouveaux essais",
                        "attempts after the first, in a run",
                        "tentatives après la première, par essai");
            case WASTED ->
                words(
                        "wasted service",
                        "service gaspillé",
                        "hours of service for attempts that failed or that nobody needed, in a run",
                        "heures de service pour des tentatives échouées ou inutiles, par essai");
            case ORDER_HELD ->
                words(
                        "held back for order",
                        "retenus pour l'ordre",
                        "messages that services held back because earlier ones had not come, in a run",
                        "messages que les services ont retenus parce que d'autres devaient venir avant, par essai");
            case ORDER_DELAY ->
                words(
                        "delay for order",
                        "délai pour l'ordre",
                        "hours for which these were held back, all together, in a run",
                        "heures pendant lesquelles ils ont été retenus, tous ensemble, par essai");
            case HEARTBEATS ->
                words(
                        "heartbeats",
                        "battements",
                        "messages that say only that somebody is there, for one order for all, in a run",
                        "messages disant seulement que quelqu'un est là, pour un ordre commun à tous, par essai");
            case LEAST_URGENT_P95 ->
                words(
                        "least urgent p95",
                        "p95 des moins urgents",
                        "95 % of the least urgent messages that were delivered were done within this time",
                        "95 % des messages les moins urgents livrés l'ont été en ce temps");
        };
    }

    private Words words(String english, String french, String englishText, String frenchText) {
        return new Words(language.choose(english, french), language.choose(englishText, frenchText));
    }
}
