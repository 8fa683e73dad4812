package buzzville.producer;

import buzzville.unit.Doc;

/** Nothing by itself: such a producer sends only what an incident makes it send. */
@Doc("Nothing by itself, only what an incident sends in its name.")
public record Never() implements CrowdProcess {
    @Override
    public Arrivals start(CrowdDraws crowd) {
        return new Arrivals() {
            @Override
            public long next() {
                return NEVER;
            }

            @Override
            public int member() {
                return 0;
            }

            @Override
            public void advance() {}
        };
    }

    @Override
    public double meanRate() {
        return 0;
    }

    @Override
    public boolean scripted() {
        return true;
    }
}
