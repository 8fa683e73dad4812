package buzzville.lesson.exercise;

import buzzville.lesson.Annals;
import buzzville.lesson.Question;
import org.jspecify.annotations.Nullable;

/** Makes questions of one kind. */
@FunctionalInterface
interface Maker {
    /** One question, or null if this draw gives none that has a single defensible answer. */
    @Nullable
    Question make(Annals annals, Draw draw);
}
