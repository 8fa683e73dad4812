package buzzville.scenario.yaml;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes one record out of a mapping. A component that cannot be read is noted and taken to be something sound; only a policy is
 * all or nothing.
 */
final class Assembly {
    /** How a constructor says what it found, in its own form of the value: {@code , but is 0.0}. */
    private static final Pattern OWN_FORM = Pattern.compile(", but is [^,; ]+$");

    private final Binder binder;
    private final Shape.Fields shape;
    private final Mapping mapping;
    private final Place place;
    private final @Nullable String kind;
    private final int before;
    private final Map<Shape.Field, @Nullable Object> values = new LinkedHashMap<>();
    private final Set<Shape.Field> unread = new LinkedHashSet<>();

    /** @param kind the name of the policy that it is, or null */
    Assembly(Binder binder, Shape.Fields shape, Mapping mapping, Place place, @Nullable String kind) {
        this.binder = binder;
        this.shape = shape;
        this.mapping = mapping;
        this.place = place;
        this.kind = kind;
        this.before = binder.mistakes();
    }

    /** @return {@link Binder#FAILED} if nothing can be made of it */
    Object record() {
        Set<String> missing = new LinkedHashSet<>();
        for (Shape.Field field : shape.all()) {
            Entry entry = mapping.entries().get(field.name());
            Node value = entry == null ? field.standard() : entry.value();
            Object bound = null;
            if (value != null) {
                Entry at = entry == null ? new Entry(place.key(), value) : entry;
                bound = binder.bind(value, field.shape(), place.key(field.name(), at));
            } else if (!field.optional()
                    || field.unless() != null && !mapping.entries().containsKey(field.unless())) {
                missing.add(field.name());
                bound = Binder.FAILED;
            }
            values.put(field, bound);
            if (bound == Binder.FAILED) {
                unread.add(field);
            }
        }
        unknownKeys(missing);
        missing(missing);
        if (kind != null && !isSound()) {
            return Binder.FAILED;
        }
        for (Shape.Field field : List.copyOf(unread)) {
            assume(field);
        }
        return construct();
    }

    private boolean isSound() {
        return binder.mistakes() == before;
    }

    /** A key that is missing is not missed if an unknown key is likely to be it. */
    private void unknownKeys(Set<String> missing) {
        for (Map.Entry<String, Entry> entry : mapping.entries().entrySet()) {
            String key = entry.getKey();
            if (shape.byName().containsKey(key) || (kind != null && key.equals(PolicyForms.KIND))) {
                continue;
            }
            List<String> known = new ArrayList<>(shape.byName().keySet());
            known.removeIf(name -> mapping.entries().containsKey(name));
            String nearest = Suggestion.nearest(key, known);
            Shape.Field meant = nearest == null ? null : shape.byName().get(nearest);
            if (meant != null) {
                missing.remove(meant.name());
                unread.add(meant);
            }
            String what = kind == null ? "unknown key '" : "unknown parameter '";
            String plural = kind == null ? "keys" : "parameters of '" + kind + "'";
            binder.failed(
                    entry.getValue().at(),
                    place.path(),
                    what + key + "'" + Suggestion.hint(key, shape.byName().keySet(), plural));
        }
    }

    private void missing(Set<String> names) {
        Place.Slip slip = names.isEmpty() ? null : place.slip();
        String sentence = slip == null ? null : slip.sentence(names);
        if (slip != null && sentence != null) {
            binder.failed(place.key(), slip.map(), sentence);
            return;
        }
        for (String name : names) {
            binder.failed(
                    place.key(),
                    place.path(),
                    "'" + name + "' is missing" + (kind == null ? "" : " in '" + kind + "'"));
        }
    }

    private void assume(Shape.Field field) {
        unread.add(field);
        values.put(field, Assumption.of(field, place, binder));
        binder.unread(place.whole().key(field.name()));
    }

    /** What the constructor finds fault with is unread too, so that it may find the next fault. */
    private Object construct() {
        while (!values.containsValue(Binder.FAILED)) {
            try {
                return shape.constructor().newInstance(values.values().toArray());
            } catch (InvocationTargetException e) {
                Shape.Field blamed = refused(found(refusal(e)));
                if (blamed == null) {
                    return Binder.FAILED;
                }
                assume(blamed);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot construct " + shape.type(), e);
            }
        }
        return Binder.FAILED;
    }

    private String refusal(InvocationTargetException e) {
        if (e.getCause() instanceof IllegalArgumentException refusal && refusal.getMessage() != null) {
            return refusal.getMessage();
        }
        throw new IllegalStateException("the constructor of " + shape.type() + " failed", e.getCause());
    }

    /** Adds what was written, in the user's own words: a constructor knows nothing of units and forms. */
    private String found(String sentence) {
        List<String> written = new ArrayList<>();
        String own = null;
        for (Shape.Field field : shape.all()) {
            Entry entry = mapping.entries().get(field.name());
            if (entry != null && entry.value() instanceof Scalar value && mentions(sentence, field)) {
                written.add(field.name() + "=" + value.text());
                own = sentence.startsWith(field.name() + " must ") ? value.text() : own;
            }
        }
        if (own != null && OWN_FORM.matcher(sentence).find()) {
            return OWN_FORM.matcher(sentence).replaceFirst(Matcher.quoteReplacement(", but is " + own));
        } else if (written.isEmpty() || sentence.contains("but ")) {
            return sentence;
        } else if (shape.scale() != null || own != null && written.size() > 1) {
            return sentence + ", but found " + String.join(", ", written);
        }
        return own == null || sentence.contains(";") ? sentence : sentence + ", but is " + own;
    }

    /**
     * Tells what the constructor says, unless it may be about what could not be read.
     *
     * @return the component that the sentence begins with; null if there is none, or if it is a policy, so that nothing else is
     *     to be said
     */
    private Shape.@Nullable Field refused(String sentence) {
        for (Shape.Field field : shape.all()) {
            Entry entry = mapping.entries().get(field.name());
            if (entry == null || unread.contains(field) || !isAbout(sentence, field)) {
                continue;
            }
            if (unread.stream().noneMatch(other -> mentions(sentence, other))) {
                binder.failed(
                        entry.value().position(), place.key(field.name(), entry).path(), sentence);
            }
            return kind == null ? field : null;
        }
        if (isSound()) {
            binder.failed(place.key(), place.path(), sentence);
        }
        return null;
    }

    private static boolean isAbout(String sentence, Shape.Field field) {
        return beginsWith(sentence, field.name()) || beginsWith(sentence, field.javaName());
    }

    private static boolean beginsWith(String sentence, String word) {
        int end = word.length();
        return sentence.startsWith(word)
                && (sentence.length() == end
                        || (!Character.isLetterOrDigit(sentence.charAt(end)) && sentence.charAt(end) != '-'));
    }

    private static boolean mentions(String sentence, Shape.Field field) {
        String word = "(?<![\\p{L}-])" + Pattern.quote(field.name()) + "(?![\\p{L}-])";
        return Pattern.compile(word).matcher(sentence).find();
    }
}
