package buzzville.theory;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a token bucket sheds of a Poisson stream. */
class BucketTheoryTest {
    /**
     * The missing tokens of a bucket of burst b and rate r are the unfinished work of an M/D/1/b queue with services of 1/r: they
     * drain at r, an arrival adds one, and it is refused when more than b - 1 are missing, which is when b are in the system. So
     * the loss is that of M/D/1/b.
     */
    @ParameterizedTest
    @CsvSource({"1, 0.5", "2, 0.9", "5, 0.9", "10, 1.0", "5, 1.4"})
    void shedsWhatAQueueOfConstantServicesLoses(int burst, double load) {
        Study.of(8, """
                        duration: 500s
                        warmup: 5s
                        events: {e: {}}
                        producers: {p: {emits: e, arrivals: poisson(%s/s)}}
                        services: {s: {subscribes: [e], admission: 'token-bucket(100/s, burst=%d)'}}
                        """.formatted(load * 100, burst))
                .expect("loss", lossOfConstantServices(burst, load), 0.02, Study::loss);
    }

    /**
     * M/D/1/K by its chain at departures (Gross and Harris, Fundamentals of Queueing Theory): a_k = exp(-rho) rho^k / k!
     * arrivals in a service, states 0 ... K-1 left behind; loss = 1 - 1 / (pi_0 + rho). For K = 1: rho / (1 + rho).
     */
    static double lossOfConstantServices(int room, double load) {
        double[] arrivals = new double[room + 1];
        arrivals[0] = Math.exp(-load);
        for (int k = 1; k <= room; k++) {
            arrivals[k] = arrivals[k - 1] * load / k;
        }
        // pi_j = pi_0 a_j + sum over i from 1 to j + 1 of pi_i a_(j - i + 1), solved for pi_(j + 1) in units of pi_0
        double[] pi = new double[room];
        pi[0] = 1;
        double sum = 1;
        for (int j = 0; j + 1 < room; j++) {
            double rest = pi[j] - arrivals[j];
            for (int i = 1; i <= j; i++) {
                rest -= pi[i] * arrivals[j - i + 1];
            }
            pi[j + 1] = rest / arrivals[0];
            sum += pi[j + 1];
        }
        return 1 - 1 / (1 / sum + load);
    }
}
