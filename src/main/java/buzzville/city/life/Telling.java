package buzzville.city.life;

import buzzville.message.Aggregate;
import buzzville.message.Keys;
import buzzville.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes lives of stories that are over. */
final class Telling {
    private final Keys keys;
    private final Map<Long, Mention> mentions;

    Telling(Keys keys, Map<Long, Mention> mentions) {
        this.keys = keys;
        this.mentions = mentions;
    }

    Life life(Story story) {
        Message message = story.message;
        List<Branch> branches = new ArrayList<>();
        story.branches().stream().filter(track -> track.over).forEach(track -> branches.add(branch(story, track)));
        if (branches.isEmpty() && story.upstream.over) {
            branches.add(branch(story, story.upstream));
        }
        return new Life(
                Mention.of(message),
                message.origin.name(),
                message.instance,
                keys.zone(message.zone),
                key(message),
                message.cause,
                mentions.get(message.cause),
                message.incident,
                message.rootAt,
                message instanceof Aggregate aggregate ? aggregate.size() : 0,
                List.copyOf(story.upstream.moments),
                branches,
                List.copyOf(story.effects),
                story.effectCount,
                story.into == null ? null : Mention.of(story.into));
    }

    private static Branch branch(Story story, Track track) {
        boolean whole = track == story.upstream;
        List<Moment> all = new ArrayList<>(story.upstream.moments);
        if (!whole && !track.moments.isEmpty()) {
            long from = track.moments.get(0).at();
            all.removeIf(moment -> moment.at() > from);
            all.addAll(track.moments);
        }
        Moment decisive = track.decisive();
        decisive = decisive == null ? story.upstream.lastLoss(track.fate) : decisive;
        return new Branch(
                whole ? "" : track.name,
                whole ? List.of() : List.copyOf(track.moments),
                Stretch.between(all, track.endedAt),
                track.fate,
                track.endedAt,
                decisive);
    }

    private String key(Message message) {
        if (message instanceof Aggregate aggregate) {
            String last = key(aggregate.last());
            return aggregate.parts().stream().allMatch(part -> key(part).equals(last)) ? last : "";
        }
        return message.givenKey != null
                ? message.givenKey
                : keys.text(message.kind, message.origin.name(), message.instance, message.zone);
    }
}
