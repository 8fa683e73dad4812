package buzzville.lesson.course;

import java.util.List;

/** All lessons, in order. */
public final class Lessons {
    private static final List<Lesson> ALL = List.of(
            TimeLessons.drift(),
            TimeLessons.fourTimestamps(),
            OutageLesson.lesson(),
            OrderLessons.redLight(),
            OrderLessons.falseOrder(),
            OrderLessons.chain(),
            OrderLessons.broker(),
            StateLessons.after(),
            JournalLessons.replay(),
            JournalLessons.brokerDown(),
            TimeLessons.hybrid(),
            TimeLessons.commitWait());

    private Lessons() {}

    public static List<Lesson> all() {
        return ALL;
    }
}
