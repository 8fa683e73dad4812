package buzzville.scenario;

import buzzville.scenario.yaml.Problems;
import buzzville.scenario.yaml.Unread;
import java.util.Set;

/**
 * What is wrong with a scenario as a whole although each of its parts is right.
 *
 * <p>All checks look at whatever could be read. A check that needs more than that is passed over, and so is one that needs
 * a name which nothing has: otherwise one slip of the pen would be reported again as everything that follows from it.
 */
final class ScenarioCheck {
    private final Scenario scenario;
    private final Remarks remarks;
    private final Set<String> invented;

    /**
     * @param scenario as far as it could be read
     * @param unread the rest of it
     * @param invented events that only a strategy or a setting speaks of
     */
    ScenarioCheck(Scenario scenario, Unread unread, Set<String> invented, Problems problems) {
        this.scenario = scenario;
        this.remarks = new Remarks(problems, unread);
        this.invented = invented;
    }

    void run() {
        Traffic traffic = new Traffic(scenario, remarks);
        new ReferenceCheck(scenario, remarks).run();
        boolean resolved = remarks.knows("");
        new NameCheck(scenario, remarks).run();
        Stages stages = new Stages(scenario, remarks);
        new ProducerCheck(scenario, remarks).run();
        new LoadCheck(scenario, remarks).run();
        new CalendarCheck(scenario, remarks).run();
        new StageCheck(scenario, stages, remarks).run();
        new AggregationCheck(scenario, traffic, stages, remarks).run();
        new BackpressureCheck(scenario, stages, remarks).run();
        new ServiceCheck(scenario, stages, remarks).run();
        new ResilienceCheck(scenario, stages, remarks).run();
        new DeliveryCheck(scenario, traffic, remarks).run();
        new OutboxCheck(scenario, traffic, remarks).run();
        new JournalCheck(scenario, remarks).run();
        new RequestCheck(scenario, remarks).run();
        new ScalingCheck(scenario, stages, remarks).run();
        new ReadingCheck(scenario, stages, remarks).run();
        new ClockCheck(scenario, remarks).run();
        new OrderCheck(scenario, stages, remarks).run();
        new IncidentCheck(scenario, stages, traffic, remarks).run();
        new WarmupCheck(scenario, remarks).run();
        new ObjectiveCheck(scenario, stages, traffic, remarks).run();
        new FlowCheck(scenario, stages, traffic, remarks).run(invented, resolved);
    }
}
