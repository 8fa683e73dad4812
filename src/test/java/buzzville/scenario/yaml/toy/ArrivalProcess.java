package buzzville.scenario.yaml.toy;

/** When something happens. */
public interface ArrivalProcess {}
