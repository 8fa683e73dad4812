package buzzville.spark;

import buzzville.experiment.engine.Baggage;
import buzzville.experiment.engine.Engine;
import buzzville.experiment.engine.EngineFailure;
import buzzville.experiment.engine.EngineRefusal;
import buzzville.experiment.engine.Errand;
import buzzville.experiment.engine.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.immutable.Range;
import scala.concurrent.ExecutionContext;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/**
 * Runs as tasks of Spark: one job for all that are asked for together, a run (or a few, if there are very many) for a task. Spark gives
 * tasks to whoever is idle and does again what a lost executor had; figures are handed on as each task ends, and not collected.
 */
final class SparkEngine implements Engine {
    /** Beyond so many tasks in a job, a task does several runs. */
    private static final int MOST_TASKS = 10_000;

    private static final long LOOK_MILLIS = 250;
    private static final int STILL = 8;
    private static final int MOST_LOOKS = 120;

    private final JavaSparkContext spark;
    private final Broadcast<byte[]> baggage;
    private final boolean cluster;
    /** Whoever keeps figures does not keep Spark's scheduler from its work. */
    private final ExecutorService handing = Executors.newSingleThreadExecutor();

    private volatile boolean closed;

    private SparkEngine(JavaSparkContext spark, Broadcast<byte[]> baggage, boolean cluster) {
        this.spark = spark;
        this.baggage = baggage;
        this.cluster = cluster;
    }

    /** @throws EngineRefusal if Spark does not begin */
    static SparkEngine open(String url, Baggage baggage) {
        SparkConf conf = new SparkConf()
                .setMaster(url)
                .setIfMissing("spark.app.name", "Buzz Ville")
                // of all figures together, which are not collected
                .setIfMissing("spark.driver.maxResultSize", "0")
                .setIfMissing("spark.log.level", "WARN");
        String[] jars = JavaSparkContext.jarOfClass(SparkEngine.class);
        if (jars.length > 0) {
            conf.setIfMissing("spark.jars", jars[0]);
        }
        JavaSparkContext spark = context(url, conf);
        return new SparkEngine(spark, spark.broadcast(baggage.octets()), url.startsWith("spark:"));
    }

    @SuppressWarnings("IllegalCatch") // Scala throws checked exceptions that it does not declare
    private static JavaSparkContext context(String url, SparkConf conf) {
        try {
            return new JavaSparkContext(conf);
        } catch (Exception e) {
            throw new EngineRefusal("Spark does not begin with '" + url + "': " + first(e), e);
        }
    }

    @Override
    public int slots() {
        int known = 0;
        int still = 0;
        for (int look = 0; cluster && look < MOST_LOOKS && (known == 0 || still < STILL); look++) {
            int now = spark.sc().getExecutorMemoryStatus().size() - 1;
            still = now == known ? still + 1 : 0;
            known = now;
            pause();
        }
        return Math.max(1, spark.defaultParallelism());
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void begin(List<Errand> errands, Sink sink) {
        int each = (errands.size() + MOST_TASKS - 1) / MOST_TASKS;
        List<List<Errand>> parts = new ArrayList<>();
        for (int i = 0; i < errands.size(); i += each) {
            parts.add(errands.subList(i, Math.min(errands.size(), i + each)));
        }
        SparkContext sc = spark.sc();
        sc.submitJob(
                        spark.parallelize(octets(parts), parts.size()).rdd(),
                        new RunsTask(sc.applicationId(), baggage),
                        new Range.Exclusive(0, parts.size(), 1),
                        (part, done) -> {
                            hand(() -> hand(parts.get((Integer) part), done, sink), sink);
                            return BoxedUnit.UNIT;
                        },
                        () -> BoxedUnit.UNIT)
                .onComplete(
                        outcome -> {
                            ended(outcome, sink);
                            return BoxedUnit.UNIT;
                        },
                        ExecutionContext.fromExecutor(Runnable::run));
    }

    private static List<List<byte[]>> octets(List<List<Errand>> parts) {
        List<List<byte[]>> all = new ArrayList<>();
        for (List<Errand> part : parts) {
            all.add(new ArrayList<>(part.stream().map(Errand::octets).toList()));
        }
        return all;
    }

    private void hand(Runnable work, Sink sink) {
        try {
            handing.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    sink.failed(e);
                }
            });
        } catch (RejectedExecutionException e) {
            // nobody waits any more
        }
    }

    private static void hand(List<Errand> errands, List<RunsTask.Done> done, Sink sink) {
        for (int i = 0; i < errands.size(); i++) {
            byte[] figures = Reply.read(Pressed.read(done.get(i).reply())).figuresOrThrow();
            sink.finished(errands.get(i).plan(), figures, done.get(i).nanos());
        }
    }

    private void ended(Try<BoxedUnit> outcome, Sink sink) {
        if (outcome.isFailure() && !closed && !isEnding()) {
            Throwable why = outcome.failed().get();
            hand(() -> sink.failed(failure(why)), sink);
        }
    }

    private static RuntimeException failure(Throwable why) {
        String message = String.valueOf(why.getMessage());
        String first = first(why);
        if (message.matches("(?s).*(ClassNotFoundException|InvalidClassException|NoClassDefFoundError): buzzville.*")) {
            return new EngineRefusal("a worker has another jar of the program (" + first
                    + "); give the workers the jar that is started here, and no other");
        }
        return new EngineFailure("Spark gave up: " + first, why);
    }

    /** What is said first: stacks of other machines follow. */
    private static String first(Throwable why) {
        return String.valueOf(why.getMessage()).lines().findFirst().orElse("");
    }

    /** Whether the process is ending, in which Spark's own hook ends its jobs. */
    private static boolean isEnding() {
        Thread hook = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    @Override
    public void close() {
        closed = true;
        handing.shutdownNow();
        spark.stop();
    }
}
