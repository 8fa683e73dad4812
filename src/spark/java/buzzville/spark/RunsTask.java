package buzzville.spark;

import buzzville.experiment.engine.EngineRefusal;
import buzzville.experiment.engine.Errand;
import buzzville.experiment.engine.Reply;
import buzzville.experiment.engine.Workshop;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * Does the errands of one partition on an executor. Octets go in and out, so that a worker with another build of the program can read
 * as much as it takes to refuse.
 */
final class RunsTask extends AbstractFunction1<Iterator<List<byte[]>>, List<RunsTask.Done>> implements Serializable {
    private static final long serialVersionUID = 1;

    /** One for each study that this process has to do with, which as an executor is one. */
    private static final Map<String, Workshop> WORKSHOPS = new ConcurrentHashMap<>();

    private final String study;
    private final Broadcast<byte[]> baggage;

    /**
     * What came of an errand.
     *
     * @param reply as {@link Reply#octets}, {@linkplain Pressed pressed}
     * @param nanos how long it took
     */
    record Done(byte[] reply, long nanos) implements Serializable {}

    /** @param study a name that no other study has */
    RunsTask(String study, Broadcast<byte[]> baggage) {
        this.study = study;
        this.baggage = baggage;
    }

    @Override
    public List<Done> apply(Iterator<List<byte[]>> parts) {
        List<Done> all = new ArrayList<>();
        while (parts.hasNext()) {
            for (byte[] errand : parts.next()) {
                long began = System.nanoTime();
                byte[] reply = Pressed.octets(reply(errand).octets());
                all.add(new Done(reply, System.nanoTime() - began));
            }
        }
        return all;
    }

    private Reply reply(byte[] errand) {
        try {
            Workshop workshop = WORKSHOPS.computeIfAbsent(study, fresh -> workshop(baggage.value()));
            return workshop.run(Errand.read(errand));
        } catch (EngineRefusal e) {
            return Reply.refused(String.valueOf(e.getMessage()));
        }
    }

    private static Workshop workshop(byte[] baggage) {
        try {
            return Workshop.of(baggage);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
