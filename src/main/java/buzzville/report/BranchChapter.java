package buzzville.report;

import buzzville.experiment.branch.Branching;
import buzzville.report.chart.BacklogPlot;
import buzzville.report.chart.Charts;
import buzzville.report.text.Human;
import java.util.Arrays;

/** What another choice changed, with its chart. */
record BranchChapter(BranchFacts facts, Charts charts) {
    static BranchChapter of(BranchFacts facts, RunContext context) {
        Branching.Backlog backlog = facts.result().backlog();
        if (!context.charts() || backlog == null || backlog.at().length < 2) {
            return new BranchChapter(facts, Charts.NONE);
        }
        Wording words = new Wording(context.language());
        Human human = words.human();
        BranchWords sentences = new BranchWords(facts, words);
        int last = backlog.at().length - 1;
        BacklogPlot plot = new BacklogPlot(
                words.say("Messages that wait anywhere in the city", "Messages en attente partout dans la ville"),
                String.join(" · ", sentences.head().subList(0, 1)),
                words.say(
                                "At most %s wait without the choice and %s with it; at the end %s and %s.",
                                "Au plus, %s attendent sans la décision et %s avec elle ; à la fin, %s et %s.")
                        .formatted(
                                human.count(most(backlog.without())),
                                human.count(most(backlog.with())),
                                human.count(backlog.without()[last]),
                                human.count(backlog.with()[last])),
                words.say(
                        "The same city and the same arrivals; the two runs part at the left edge. Replication 0.",
                        "La même ville et les mêmes arrivées ; les deux exécutions se séparent au bord gauche. Réplication 0."),
                backlog.at(),
                backlog.without(),
                backlog.with());
        return new BranchChapter(facts, Charts.of(plot, context.language()));
    }

    private static long most(long[] waiting) {
        return Arrays.stream(waiting).max().orElse(0);
    }
}
