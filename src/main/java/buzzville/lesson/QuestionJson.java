package buzzville.lesson;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Questions for programs that mark them: texts in both languages, and the facts from which the key can be computed again. */
public final class QuestionJson {
    private final Texts english;
    private final Texts french;

    public QuestionJson(Texts english, Texts french) {
        this.english = english;
        this.french = french;
    }

    /** @param key whether the answer is told, and the mistakes behind wrong ones */
    public ObjectNode of(Question question, int number, boolean key) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("number", number);
        node.put("type", question.type());
        node.set("text", both(question.text()));
        ArrayNode given = node.putArray("given");
        question.given().forEach(line -> given.add(both(line)));
        node.put("form", question.form().word());
        if (!question.choices().isEmpty()) {
            ArrayNode choices = node.putArray("choices");
            question.choices().forEach(choice -> choices.add(both(choice)));
        }
        ObjectNode facts = node.putObject("facts");
        question.facts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(fact -> set(facts, fact.getKey(), fact.getValue()));
        if (key) {
            node.put("answer", question.answer());
            node.set("why", both(question.why()));
            ArrayNode slips = node.putArray("mistakes");
            for (Slip slip : question.slips()) {
                ObjectNode each = slips.addObject();
                each.put("answer", slip.answer());
                each.put("mistake", slip.mistake().key());
                each.set("text", both(slip.mistake()));
            }
        }
        return node;
    }

    private ObjectNode both(Phrase phrase) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("fr", french.say(phrase));
        node.put("en", english.say(phrase));
        return node;
    }

    private static void set(ObjectNode node, String name, Object value) {
        if (value instanceof List<?> list) {
            fill(node.putArray(name), list);
        } else if (value instanceof Number whole) {
            node.put(name, whole.longValue());
        } else if (value instanceof Map<?, ?> map) {
            ObjectNode below = node.putObject(name);
            map.forEach((key, each) -> set(below, key.toString(), each));
        } else {
            node.put(name, value.toString());
        }
    }

    private static void fill(ArrayNode array, List<?> list) {
        for (Object each : list) {
            if (each instanceof List<?> below) {
                fill(array.addArray(), below);
            } else if (each instanceof Number whole) {
                array.add(whole.longValue());
            } else {
                array.add(each.toString());
            }
        }
    }
}
