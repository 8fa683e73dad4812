package buzzville.lesson;

/**
 * A wrong answer that a known mistake leads to.
 *
 * @param answer in its canonical spelling
 * @param mistake what is wrong about the thinking behind it
 */
public record Slip(String answer, Phrase mistake) {}
