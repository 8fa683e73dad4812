package buzzville.city;

import buzzville.consumer.Pace;
import buzzville.kernel.Simulation;
import buzzville.message.Backlog;
import buzzville.message.Taker;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The workers of a service behind the rate at which messages are dispatched to them, which may come and go. */
final class Paced implements Changes.Pacing {
    private final Simulation simulation;
    private final String name;
    private final Taker workers;
    private final Backlog backlog;
    private final Consumer<Taker> served;
    private @Nullable Pace pace;

    /** @param served told who takes messages now */
    Paced(Simulation simulation, String name, Taker workers, Backlog backlog, Consumer<Taker> served) {
        this.simulation = simulation;
        this.name = name;
        this.workers = workers;
        this.backlog = backlog;
        this.served = served;
    }

    @Override
    public void keepTo(@Nullable Double rate) {
        if (rate == null) {
            pace = null;
            served.accept(workers);
        } else if (pace == null) {
            pace = new Pace(simulation, name, workers, backlog, Pace.gap(rate));
            served.accept(pace);
        } else {
            pace.keepTo(Pace.gap(rate));
        }
    }
}
