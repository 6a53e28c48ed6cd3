package org.poolscope.ui.view.queue;

import java.awt.EventQueue;
import java.util.LinkedHashMap;
import org.poolscope.schedule.queue.AllDone;
import org.poolscope.schedule.queue.QueueStatus;
import org.poolscope.schedule.queue.WhenDone;
import org.poolscope.text.Figures;
import org.poolscope.ui.view.MessageStrip;
import org.poolscope.ui.view.MessageStrip.Tone;
import org.poolscope.workload.Texts;

/// What is said of the queue in the strip of messages, with what can be done about it. Event dispatch thread only.
final class QueueNews {

    /// Of what is said, the last counts.
    private static final String QUEUE = "queue";

    private final Texts texts = Texts.of(QueueNews.class);
    private final MessageStrip strip;
    private final Runnable begin;

    /// @param begin has the queue worked
    QueueNews(MessageStrip strip, Runnable begin) {
        this.strip = strip;
        this.begin = begin;
    }

    /// The queue stands still, and may go on.
    void offer(String key, long waiting, long interrupted) {
        strip.sayAnew(QUEUE, Tone.CAUTION,
                texts.format(key, Figures.count(waiting), waiting, Figures.count(interrupted), interrupted),
                texts.get("go-on"), begin);
    }

    /// A batch was added.
    ///
    /// @param next whether the queue is worked
    void added(QueueStatus status, boolean next) {
        String count = Figures.count(status.waiting());
        if (status.worker().isPresent()) {
            strip.sayAnew(QUEUE, Tone.NEUTRAL,
                    texts.format("added.other", count, status.waiting(), status.worker().get()));
        } else if (next) {
            strip.sayAnew(QUEUE, Tone.NEUTRAL, texts.format("added.next", count, status.waiting()));
        } else {
            strip.sayAnew(QUEUE, Tone.NEUTRAL, texts.format("added.waits", count, status.waiting()),
                    texts.get("start"), begin);
        }
    }

    /// A batch was not added. Nothing that is said of the queue later takes that away.
    ///
    /// @param again adds it after all
    void notAdded(String workload, String trouble, Runnable again) {
        var offers = new LinkedHashMap<String, Runnable>();
        offers.put(texts.get("add.again"), again);
        strip.offer(Tone.CAUTION, texts.format("add.trouble", workload, trouble), offers);
    }

    void workedByOther() {
        strip.sayAnew(QUEUE, Tone.CAUTION, texts.get("begin.other"));
    }

    /// Nothing waits any more: that is said, and what is to be done then is done.
    ///
    /// @param done how many batches had no failure
    void allDone(int done, int notDone, WhenDone whenDone) {
        String words = texts.format("all-done", Figures.count(done), done, Figures.count(notDone), notDone);
        strip.sayAnew(QUEUE, notDone == 0 ? Tone.SUCCESS : Tone.CAUTION, words);
        AllDone.perform(whenDone, words).thenAccept(trouble -> trouble.ifPresent(sentence ->
                EventQueue.invokeLater(() -> refuse("when-done.trouble", sentence))));
    }

    /// Something was not done.
    void refuse(String key, String trouble) {
        strip.sayAnew(QUEUE, Tone.CAUTION, texts.format(key, trouble));
    }
}
