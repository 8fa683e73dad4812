package buzzville.producer;

/** Somebody who has to know the true state of every light at every instant. */
public interface LightWatcher {
    /** A light has just left a state. */
    void changed(int light, int before, long now);
}
