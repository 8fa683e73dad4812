package buzzville.scenario.yaml.toy;

/** How long something takes, or how big it is. */
public interface Distribution {}
