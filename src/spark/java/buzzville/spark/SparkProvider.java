package buzzville.spark;

import buzzville.experiment.engine.Baggage;
import buzzville.experiment.engine.Engine;
import buzzville.experiment.engine.EngineProvider;
import buzzville.experiment.engine.EngineRefusal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Opens Spark, if Spark is there. */
public final class SparkProvider implements EngineProvider {
    private static final String CLUSTER = "spark://";
    private static final Pattern URL =
            Pattern.compile("spark://[^/:,\\s]+:\\d{1,5}(,[^/:,\\s]+:\\d{1,5})*|local(\\[(\\*|[1-9]\\d{0,3})])?");

    /** Spark itself tries for a minute, and then says something else. */
    private static final int PATIENCE_MILLIS = 5000;

    private static final int MOST_PORT = 65_535;

    @Override
    public boolean takes(String url) {
        return URL.matcher(url).matches() && masters(url).stream().allMatch(one -> port(one) <= MOST_PORT);
    }

    @Override
    public Engine open(String url, Baggage baggage) {
        if (url.startsWith(CLUSTER)) {
            checkSomebodyListens(url);
        }
        try {
            return SparkEngine.open(url, baggage);
        } catch (NoClassDefFoundError e) {
            throw new EngineRefusal(
                    "Spark is not on the class path; start this jar with spark-submit, such as 'spark-submit"
                            + " buzzville-spark.jar run ...'",
                    e);
        }
    }

    /** Each {@code HOST:PORT}; none for this machine's cores. */
    private static List<String> masters(String url) {
        return url.startsWith(CLUSTER) ? List.of(url.substring(CLUSTER.length()).split(",")) : List.of();
    }

    private static int port(String master) {
        return Integer.parseInt(master.substring(master.lastIndexOf(':') + 1));
    }

    private static void checkSomebodyListens(String url) {
        List<String> reasons = new ArrayList<>();
        for (String master : masters(url)) {
            String host = master.substring(0, master.lastIndexOf(':'));
            InetSocketAddress address = new InetSocketAddress(host, port(master));
            if (address.isUnresolved()) {
                reasons.add("there is no machine '" + host + "'");
                continue;
            }
            try (Socket socket = new Socket()) {
                socket.connect(address, PATIENCE_MILLIS);
                return;
            } catch (IOException e) {
                reasons.add("nobody answers at " + master + " (" + e.getMessage() + ")");
            }
        }
        throw new EngineRefusal("there is no Spark master at '" + url + "': " + String.join(", ", reasons));
    }
}
