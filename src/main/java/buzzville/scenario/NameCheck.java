package buzzville.scenario;

/** Whether everything is called so that an objective can speak of it. */
final class NameCheck {
    private final Scenario scenario;
    private final Remarks remarks;

    NameCheck(Scenario scenario, Remarks remarks) {
        this.scenario = scenario;
        this.remarks = remarks;
    }

    void run() {
        scenario.events().keySet().forEach(name -> check("event", name, "events"));
        scenario.services().keySet().forEach(name -> check("service", name, "services"));
        scenario.producers().forEach((name, producer) -> {
            check("producer", name, "producers");
            producer.witnesses().keySet().forEach(witness -> check("witness", witness, "producers", name, "witnesses"));
        });
    }

    private void check(String noun, String name, Object... where) {
        String meaning = Selection.meaning(name);
        if (meaning != null) {
            remarks.keyWarning(
                    Remarks.under(Remarks.path(where), name),
                    "in objectives '" + name + "' is " + meaning + "; expected another name for this " + noun);
        }
    }
}
