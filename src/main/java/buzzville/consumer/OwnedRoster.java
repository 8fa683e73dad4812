package buzzville.consumer;

import buzzville.message.Copy;
import java.util.Arrays;

/** The roster of workers that belong to groups of priorities: a roster for each group, and one of the common workers. */
final class OwnedRoster extends Roster {
    private final Roster[] own;
    private final Roster common;
    /** The number of each group's first worker, and that of the first common one. */
    private final int[] first;

    private final int[] groupOf;
    private final boolean[] mayUseCommon;
    private final int known;

    OwnedRoster(WorkerRules rules, Ownership ownership) {
        super(0, 1);
        int groups = ownership.owned().size();
        this.own = new Roster[groups];
        this.first = new int[groups + 1];
        this.mayUseCommon = new boolean[groups];
        for (int group = 0; group < groups; group++) {
            int owned = ownership.owned().get(group);
            own[group] = Roster.of(rules, owned);
            first[group + 1] = first[group] + owned;
            mayUseCommon[group] = owned == 0 || ownership.borrows();
        }
        this.known = rules.workers();
        this.common = Roster.of(rules, known - first[groups]);
        this.groupOf = ownership.groups().stream().mapToInt(group -> group).toArray();
    }

    @Override
    boolean ready() {
        return common.ready() || Arrays.stream(own).anyMatch(Roster::ready);
    }

    @Override
    boolean readyFor(Copy copy) {
        int group = groupOf[copy.priority()];
        return own[group].ready() || mayUseCommon[group] && common.ready();
    }

    @Override
    int known() {
        return known;
    }

    /** The one with the fewest messages among those that it may use, its own before a common one. */
    @Override
    int chooseFor(Copy copy) {
        int group = groupOf[copy.priority()];
        boolean ownReady = own[group].ready();
        boolean commonReady = mayUseCommon[group] && common.ready();
        return ownReady && !(commonReady && common.least() < own[group].least())
                ? first[group] + own[group].choose()
                : first[own.length] + common.choose();
    }

    @Override
    void acknowledged(int worker, boolean atWork) {
        rosterOf(worker).acknowledged(worker - firstBeside(worker), atWork);
    }

    @Override
    void handedBack(int worker) {
        rosterOf(worker).handedBack(worker - firstBeside(worker));
    }

    @Override
    void leaves(int worker) {
        rosterOf(worker).leaves(worker - firstBeside(worker));
    }

    @Override
    void comes(int worker) {
        rosterOf(worker).comes(worker - firstBeside(worker));
    }

    private Roster rosterOf(int worker) {
        int group = group(worker);
        return group < own.length ? own[group] : common;
    }

    private int firstBeside(int worker) {
        return first[group(worker)];
    }

    private int group(int worker) {
        int group = 0;
        while (group < own.length && worker >= first[group + 1]) {
            group++;
        }
        return group;
    }
}
