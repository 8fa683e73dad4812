package buzzville.scenario.clock;

/** How good clocks are where nothing else is said. */
public enum ClockProfile {
    /** Always right, and known to be. */
    PERFECT,
    /** Kept within 10 ms of the truth by NTP: quartz that NTP has learnt to within 5 ppm, and a server 1 ms to 5 ms away each way. */
    SYNCHRONISED,
    /** Right at the start and never set again, 400 ppm fast or slow: 5 s after 12 500 s, which is the brief's "few hours". */
    ADRIFT
}
