package buzzville.experiment.engine;

import buzzville.codec.Decoder;
import buzzville.codec.Encoder;
import buzzville.codec.Undecodable;
import org.jspecify.annotations.Nullable;

/**
 * What came of an errand. That it cannot be done is an answer too: to try again would not help, as it would where a machine is lost.
 *
 * @param kind what it is
 * @param sentence why not; empty where there are figures
 * @param figures empty where there are none
 */
public record Reply(Kind kind, String sentence, byte[] figures) {
    /** What it is. */
    public enum Kind {
        FIGURES,
        /** The worker is not fit for it. */
        REFUSED,
        /** The simulator has a fault. */
        FAULT
    }

    static Reply of(byte[] figures) {
        return new Reply(Kind.FIGURES, "", figures);
    }

    /** A worker that is not fit for the errand. */
    public static Reply refused(String sentence) {
        return new Reply(Kind.REFUSED, sentence, new byte[0]);
    }

    static Reply fault(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        boolean plain = failure instanceof IllegalStateException;
        return new Reply(
                Kind.FAULT, plain ? message : failure.getClass().getSimpleName() + " (" + message + ")", new byte[0]);
    }

    /**
     * The figures, or what is to be thrown in their stead.
     *
     * @throws EngineRefusal if the worker was not fit for it
     * @throws IllegalStateException if the simulator failed there, as if it had failed here
     */
    public byte[] figuresOrThrow() {
        return switch (kind) {
            case FIGURES -> figures;
            case REFUSED -> throw new EngineRefusal(sentence);
            case FAULT -> throw new IllegalStateException(sentence);
        };
    }

    public byte[] octets() {
        Encoder encoder = new Encoder();
        encoder.plain(this, Reply.class);
        return encoder.octets();
    }

    /** @throws Undecodable if the octets are of no reply */
    public static Reply read(byte[] octets) {
        Decoder decoder = new Decoder(octets);
        @Nullable Reply reply = decoder.plain(null, Reply.class);
        decoder.finish();
        if (reply == null) {
            throw new Undecodable("a reply is missing");
        }
        return reply;
    }
}
