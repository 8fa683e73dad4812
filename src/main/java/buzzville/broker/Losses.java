package buzzville.broker;

import buzzville.message.Copy;
import buzzville.metric.Fate;

/** Books what ends in a queue. */
public interface Losses {
    void lost(Copy copy, Fate fate, long now);
}
