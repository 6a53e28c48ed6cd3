package org.poolscope.protocol;

/// What a worker notes in the ring of its last events.
public enum PageEvent {
    PHASE("phase"),
    TASK_BEGAN("began task"),
    TASK_ENDED("ended task"),
    TASK_FAILED("failed task"),
    INTERRUPTED("interrupted task"),
    PARENT_GONE("parent is gone");

    private final String words;

    PageEvent(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
