package buzzville.scenario;

import buzzville.unit.Count;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import java.util.Map;

/** What workers cost, so that strategies can be compared by their price. */
@Doc("What workers cost.")
public record PriceSpec(
        @Doc("What an hour of a worker costs.") @Default("1") @Count
        double workerHour,

        @Doc("What prices are in; only a word for reports.") @Default("EUR")
        String currency,

        @Doc("What an hour of a worker of one service costs, by name of the service, if not as much.")
        @Default("{}")
        @Count
        Map<String, Double> services) {
    private static final double MOST = 1e9;

    public PriceSpec {
        check("worker-hour", workerHour);
        services.forEach((name, price) -> check("services: '" + name + "'", price));
        if (currency.isBlank() || currency.length() > 20) {
            throw new IllegalArgumentException("currency must be a short word such as EUR");
        }
    }

    /** What an hour of a worker of this service costs. */
    public double of(String service) {
        return services.getOrDefault(service, workerHour);
    }

    private static void check(String what, double price) {
        if (!(0 <= price && price <= MOST)) {
            throw new IllegalArgumentException(what + " must be from 0 to 1000000000, but is " + price);
        }
    }
}
