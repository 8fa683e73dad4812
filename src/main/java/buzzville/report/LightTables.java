package buzzville.report;

import buzzville.city.LightsSummary;
import buzzville.city.RunSummary;
import buzzville.metric.BeliefTally;
import buzzville.metric.CommandTally;
import buzzville.metric.HeldTally;
import buzzville.metric.LatencyHistogram;
import buzzville.metric.StateTally;
import buzzville.report.text.Human;
import buzzville.report.text.Labels;

/** The tables of a page about traffic lights: what they showed, who commanded them, knew of them and waited for them. */
final class LightTables {
    private final LightsSummary lights;
    private final Wording words;
    private final Human human;
    private final Html html;
    private final HtmlTables tables;
    private final Labels labels;

    LightTables(RunSummary summary, Wording words, Html html, HtmlTables tables) {
        this.lights = summary.lights();
        this.words = words;
        this.human = words.human();
        this.html = html;
        this.tables = tables;
        this.labels = tables.labels();
    }

    /** All of them that there is something to say in. */
    void write() {
        states();
        controls();
        beliefs();
        held();
    }

    private void states() {
        if (lights.states().isEmpty()) {
            return;
        }
        tables.title("States of lights", "États des feux");
        tables.table(words.say("producer", "producteur"), words.say("state", "état"));
        tables.head(words.say("share of time", "part du temps"), words.say("time per light", "temps par feu"));
        body();
        lights.states().forEach((name, tally) -> {
            for (int state = 0; state < tally.states().size(); state++) {
                html.markup(state == 0 ? "<tr class=\"first\">" : "<tr>");
                html.element("td", state == 0 ? labels.producer(name) : "");
                html.element("td", tally.states().get(state));
                double spent = tally.spent(state).toDouble();
                tables.figure(human.percent(spent / whole(tally)));
                tables.figure(human.duration(spent / tally.instances()));
                html.markup("</tr>\n");
            }
        });
        tables.endTable();
    }

    private static double whole(StateTally tally) {
        double whole = 0;
        for (int state = 0; state < tally.states().size(); state++) {
            whole += tally.spent(state).toDouble();
        }
        return whole;
    }

    private void controls() {
        if (lights.controls().isEmpty()) {
            return;
        }
        tables.title("Lights commanded", "Feux commandés");
        explain(
                "The response runs from the occurrence that a command goes back to until the light is in the commanded"
                        + " state, to stay. In another state: for so long of the time until the command.",
                "La réponse va du fait à l'origine d'un ordre jusqu'à ce que le feu soit dans l'état voulu, pour y"
                        + " rester. Dans un autre état : pendant autant du temps jusqu'à l'ordre.");
        tables.table("service");
        tables.head(
                words.say("commanded", "commandés"),
                words.say("already there", "déjà dans l'état"),
                words.say("response, mean", "réponse, moyenne"),
                "p99",
                "max");
        tables.head(
                words.say("in another state, mean", "dans un autre état, en moyenne"),
                words.say("at most", "au plus"),
                words.say("no light there", "sans feu"));
        body();
        lights.controls().forEach(this::controls);
        tables.endTable();
    }

    private void controls(String name, CommandTally tally) {
        LatencyHistogram response = tally.response();
        html.markup("<tr>").element("td", labels.service(name));
        tables.figure(human.count(response.count()));
        tables.figure(human.count(tally.alreadyThere()));
        tables.figure(human.duration(response.mean()));
        tables.figure(human.duration(response.percentile(0.99)));
        tables.figure(max(response));
        tables.figure(human.duration(tally.otherwise().mean()));
        tables.figure(max(tally.otherwise()));
        tables.figure(human.count(tally.nowhere()));
        html.markup("</tr>\n");
    }

    private void beliefs() {
        if (lights.beliefs().isEmpty()) {
            return;
        }
        tables.title("Lights believed", "Feux tels qu'on les croit");
        explain(
                "How long what a service believed of a light was not so; the share is of the time in which it believed"
                        + " anything. News is out of order if a later change was known before it, and leaves a belief"
                        + " wrong if it overwrites that.",
                "Combien de temps ce qu'un service croyait d'un feu était faux ; la part est celle du temps où il croyait"
                        + " quelque chose. Une nouvelle est en désordre si un changement plus récent était déjà connu, et"
                        + " laisse dans l'erreur si elle l'efface.");
        tables.table("service");
        tables.head(
                words.say("wrong, per light", "faux, par feu"),
                words.say("in all", "en tout"),
                words.say("share", "part"),
                words.say("unknown, per light", "inconnu, par feu"));
        tables.head(
                words.say("updates", "nouvelles"),
                words.say("out of order", "en désordre"),
                words.say("left wrong", "laissé dans l'erreur"));
        body();
        lights.beliefs().forEach(this::belief);
        tables.endTable();
    }

    private void belief(String name, BeliefTally tally) {
        html.markup("<tr>").element("td", labels.service(name));
        tables.figure(human.duration(tally.wrong().toDouble() / tally.things()));
        tables.figure(human.duration(tally.wrong().toDouble()));
        tables.figure(human.percent(tally.wrongShare()));
        tables.figure(human.duration(tally.unknown().toDouble() / tally.things()));
        tables.figure(human.count(tally.updates()));
        tables.figure(human.count(tally.outOfOrder()));
        tables.figure(human.count(tally.leftWrong()));
        html.markup("</tr>\n");
    }

    private void held() {
        if (lights.held().isEmpty()) {
            return;
        }
        tables.title("Held by lights", "Retenus aux feux");
        explain(
                "Effects that wait for a light. The delay is over all that went, those that did not wait included.",
                "Les effets qui attendent un feu. Le retard porte sur tous ceux qui sont partis, même sans attendre.");
        tables.table("service", words.say("effect", "effet"));
        tables.head(
                words.say("due", "attendus"),
                words.say("held", "retenus"),
                words.say("still waiting", "attendent encore"),
                words.say("delay, mean", "retard, moyenne"),
                "max");
        body();
        lights.held().forEach((name, effects) -> effects.forEach((effect, tally) -> held(name, effect, tally)));
        tables.endTable();
    }

    private void held(String name, String effect, HeldTally tally) {
        html.markup("<tr>").element("td", labels.service(name)).element("td", labels.event(effect));
        tables.figure(human.count(tally.due()));
        tables.figure(human.count(tally.held()));
        tables.figure(human.count(tally.waiting()));
        tables.figure(human.duration(tally.waits().mean()));
        tables.figure(max(tally.waits()));
        html.markup("</tr>\n");
    }

    private void explain(String english, String french) {
        html.element("p", words.say(english, french)).line();
    }

    private void body() {
        html.markup("</tr></thead>\n<tbody>\n");
    }

    private String max(LatencyHistogram histogram) {
        return histogram.count() == 0 ? Human.NONE : human.duration(histogram.max());
    }
}
