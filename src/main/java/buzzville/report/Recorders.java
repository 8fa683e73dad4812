package buzzville.report;

import buzzville.message.Account;
import buzzville.message.Aggregate;
import buzzville.message.Copy;
import buzzville.message.Message;
import buzzville.message.Recorder;
import buzzville.metric.Fate;
import buzzville.report.page.run.SlowMessages;
import buzzville.report.story.Storyteller;
import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Both files of a trace, the one story that is told, and the slowest messages. */
record Recorders(MessagesCsv messages, EventsJsonl events, Storyteller story, SlowMessages slow)
        implements Recorder, Closeable {
    @Override
    public void occurred(Message message) {
        events.occurred(message);
        story.occurred(message);
    }

    @Override
    public void routed(Message message) {
        events.routed(message);
    }

    @Override
    public void ended(Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now) {
        messages.ended(message, account, copy, fate, now);
        events.ended(message, account, copy, fate, now);
        story.ended(message, account, copy, fate, now);
        slow.ended(message, account, copy, fate, now);
    }

    @Override
    public void ended(
            Message message, Account account, @Nullable Copy copy, @Nullable Fate fate, long now, Aggregate into) {
        messages.ended(message, account, copy, fate, now, into);
        events.ended(message, account, copy, fate, now, into);
        story.ended(message, account, copy, fate, now, into);
    }

    @Override
    public void close() throws IOException {
        try (messages) {
            events.close();
        }
    }
}
