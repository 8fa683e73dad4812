package buzzville.city;

import buzzville.broker.Partition;
import buzzville.consumer.WorkerRules;
import buzzville.message.Copy;
import buzzville.message.Way;
import buzzville.message.Work;
import buzzville.metric.Fate;
import buzzville.scenario.BrokerSpec;
import java.util.Arrays;
import java.util.List;

/** Gives work to the partition that a message belongs to. */
final class PartitionWork implements Work {
    private final List<Partition> partitions;
    private final double[] slowness;

    PartitionWork(List<Partition> partitions, int count) {
        this.partitions = partitions;
        this.slowness = new double[count];
        Arrays.fill(slowness, 1);
    }

    /** The threads of a broker, or of each of its partitions. */
    static WorkerRules rules(BrokerSpec spec, Parts parts) {
        return new WorkerRules(
                spec.threads(),
                1,
                false,
                false,
                parts.phases.changesThreads(),
                parts.faulty(),
                false,
                StageBooks.ownership(spec.stage()),
                null,
                null,
                Way.DIRECT,
                Way.DIRECT);
    }

    /** From now on work for this partition takes so many times as long, whoever does it. */
    void slowBy(int partition, double factor) {
        slowness[partition] = factor;
    }

    private Partition of(Copy copy) {
        return partitions.get(copy.message.partition);
    }

    @Override
    public long serviceTime(Copy copy) {
        long time = of(copy).serviceTime(copy);
        double factor = slowness[copy.message.partition];
        return factor == 1 ? time : Math.round(time * factor);
    }

    @Override
    public Ending finished(Copy copy, long now) {
        return of(copy).finished(copy, now);
    }

    @Override
    public void lost(Copy copy, Fate fate, long now) {
        of(copy).lost(copy, fate, now);
    }
}
