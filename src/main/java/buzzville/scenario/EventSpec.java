package buzzville.scenario;

import buzzville.message.KeyRule;
import buzzville.message.Priority;
import buzzville.random.Distribution;
import buzzville.unit.Default;
import buzzville.unit.Doc;
import buzzville.unit.DurationNanos;
import buzzville.unit.SizeBytes;
import org.jspecify.annotations.Nullable;

/** A type of event. */
@Doc("A type of event.")
public record EventSpec(
        @Doc("What people call it.") @Nullable Label label,
        @Doc("What it means.") @Nullable Label description,
        @Doc("How urgent it is.") @Default("normal") Priority priority,

        @Doc("Bytes of one message on the wire.") @Default("500B") @SizeBytes
        long size,

        @Doc("Whose messages keep their order through the broker.") @Default("none")
        KeyRule key,

        @Doc("Time to live from the occurrence, constant or drawn; absent: for ever.") @Nullable @DurationNanos
        Distribution ttl) {}
